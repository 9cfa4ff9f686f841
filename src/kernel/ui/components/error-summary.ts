import { inLanguage, type Text } from '../../text/language.ts'
import type { Content } from '../html.ts'
import { html } from '../html.ts'
import { t } from '../texts.ts'
import { wrongFieldsIn } from './field.ts'

/** What is wrong, by the id of the field; the key `''` is for what concerns no single field. */
export type FieldErrors = Readonly<Record<string, Text>>

// What is said after a colon begins with a small letter, unless it begins with letters such as UBND.
const afterColon = (sentence: string): string =>
  /^\p{Lu}\p{Ll}/u.test(sentence) || /^\p{Lu} /u.test(sentence)
    ? sentence.slice(0, 1).toLowerCase() + sentence.slice(1)
    : sentence

const named =
  (field: Text, sentence: Text): Text =>
  (lang) => {
    const [name, words] = [inLanguage(field, lang), inLanguage(sentence, lang)]
    return /[?.!:]$/.test(name) ? `${name} ${words}` : `${name}: ${afterColon(words)}`
  }

/**
 * Stands first on a page that was sent back; nothing when nothing is wrong. Each line names its field as the form below
 * does: read by itself, "please fill this in" says nothing.
 */
export const errorSummary = (errors: FieldErrors | undefined, form?: Content): Content => {
  const entries = Object.entries(errors ?? {})
  if (entries.length === 0) return ''
  const fields = wrongFieldsIn(form)
  const line = (id: string, sentence: Text): Text => {
    const field = fields.get(id)
    return field ? named(field, sentence) : sentence
  }
  return html`<div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" autofocus>
    <h2 id="error-summary-title">${t('ui.error_summary')}</h2>
    <ul>
      ${entries.map(([id, text]) => html`<li>${id === '' ? text : html`<a href="${`#${id}`}">${line(id, text)}</a>`}</li>`)}
    </ul>
  </div>`
}
