import type { Text } from '../../text/language.ts'
import type { Content } from '../html.ts'
import { html } from '../html.ts'
import { t } from '../texts.ts'

/** What is wrong, by the id of the field; the key `''` is for what concerns no single field. */
export type FieldErrors = Readonly<Record<string, Text>>

/** Stands first on a page that was sent back; nothing when nothing is wrong. */
export const errorSummary = (errors: FieldErrors | undefined): Content => {
  const entries = Object.entries(errors ?? {})
  if (entries.length === 0) return ''
  return html`<div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" autofocus>
    <h2 id="error-summary-title">${t('ui.error_summary')}</h2>
    <ul>
      ${entries.map(([id, text]) => html`<li>${id === '' ? text : html`<a href="${`#${id}`}">${text}</a>`}</li>`)}
    </ul>
  </div>`
}
