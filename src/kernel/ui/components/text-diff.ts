import { compareWords } from '../../text/compare-words.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { t } from '../texts.ts'

type TextDiffProps = {
  before: string
  after: string
  /** Dates, sums and other figures are read as a whole: the old one, then the new one. */
  whole?: boolean
}

const wholly = (before: string, after: string): ReturnType<typeof compareWords> => [
  ...(before ? [{ change: 'removed' as const, text: before }] : []),
  ...(before && after ? [{ change: 'same' as const, text: ' ' }] : []),
  ...(after ? [{ change: 'added' as const, text: after }] : []),
]

/** What changed between two versions of a text, marked by line and colour and said to screen readers. */
export const textDiff = ({ before, after, whole }: TextDiffProps): Html => {
  if (before === after) return html`<p class="muted">${t('ui.unchanged')}</p>`
  const spoken = (text: Parameters<typeof t>[0]) => html`<span class="visually-hidden">${t(text)} </span>`
  const pieces = (whole ? wholly(before, after) : compareWords(before, after)).map(({ change, text }) => {
    if (change === 'removed') return html`<del>${spoken('ui.removed')}${text}</del>`
    return change === 'added' ? html`<ins>${spoken('ui.added')}${text}</ins>` : text
  })
  return html`<div class="diff">${pieces}</div>`
}
