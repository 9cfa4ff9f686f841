import { compareWords } from '../../text/compare-words.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { t } from '../texts.ts'

/** What changed between two versions of a text, marked by line and colour and said to screen readers. */
export const textDiff = ({ before, after }: { before: string; after: string }): Html => {
  if (before === after) return html`<p class="muted">${t('ui.unchanged')}</p>`
  const spoken = (text: Parameters<typeof t>[0]) => html`<span class="visually-hidden">${t(text)} </span>`
  const pieces = compareWords(before, after).map(({ change, text }) => {
    if (change === 'removed') return html`<del>${spoken('ui.removed')}${text}</del>`
    return change === 'added' ? html`<ins>${spoken('ui.added')}${text}</ins>` : text
  })
  return html`<div class="diff">${pieces}</div>`
}
