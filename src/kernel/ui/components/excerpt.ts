import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, classes, html } from '../html.ts'
import { t } from '../texts.ts'

export type ExcerptCell = { text: string; span?: number; marked?: boolean }
export type ExcerptRow = {
  cells: readonly ExcerptCell[]
  id?: string | undefined
  header?: boolean | undefined
  /** The row that is spoken of; its neighbours stand back. */
  current?: boolean
}
export type ExcerptLine = {
  text: string
  id?: string | undefined
  strong?: boolean | undefined
  current?: boolean
  /** The words that are spoken of; `true` for all of them. */
  marked?: string | boolean
}
export type ExcerptPart = { rows: readonly ExcerptRow[] } | { line: ExcerptLine }

export type ExcerptProps = {
  title: Text
  /** Page and line, or whatever says where this stands. */
  where?: Content
  /** To the whole document, at this place. */
  link?: { href: string; text: Text }
  parts: readonly ExcerptPart[]
  /** Scrolls within itself and stays in sight beside a form; a document is as long as it is. */
  bounded?: boolean
}

const mark = (text: string): Html => html`<mark>${text || t('ui.blank')}</mark>`

const words = ({ text, marked }: Pick<ExcerptLine, 'text' | 'marked'>): Content => {
  if (!marked) return text
  const at = marked === true ? -1 : text.indexOf(marked)
  if (marked === true || at < 0) return mark(text)
  return [text.slice(0, at), mark(marked), text.slice(at + marked.length)]
}

const line = (props: ExcerptLine): Html =>
  html`<p${attrs({ id: props.id, class: classes(props.strong && 'excerpt-strong', props.current && 'excerpt-now') || undefined })}>${words(props)}</p>`

const row = ({ cells, id, header, current }: ExcerptRow): Html =>
  html`<tr${attrs({ id, class: current && 'excerpt-now' })}>${cells.map(({ text, span, marked }) => {
    const look = attrs({ colspan: span !== undefined && span > 1 && span })
    const content = marked ? mark(text) : text
    return header ? html`<th${look}>${content}</th>` : html`<td${look}>${content}</td>`
  })}</tr>`

const part = (one: ExcerptPart): Html =>
  'line' in one
    ? line(one.line)
    : html`<table>
        <tbody>
          ${one.rows.map(row)}
        </tbody>
      </table>`

/** Words of a document as they stand there, beside what was understood of them. */
export const excerpt = ({ title, where, link, parts, bounded }: ExcerptProps): Html =>
  html`<section class="excerpt">
    <div class="excerpt-head">
      <h2>${title}</h2>
      ${where && html`<p>${where}</p>`}${link && html`<p><a href="${link.href}">${link.text}</a></p>`}
    </div>
    <div${attrs({ class: classes('excerpt-body', bounded && 'excerpt-bounded'), role: 'region', tabindex: 0, 'aria-label': title })}>${parts.map(part)}</div>
  </section>`

/** Two things to be compared: side by side where there is room, the first above the second on a phone. */
export const beside = (first: Content, second: Content): Html =>
  html`<div class="beside">
    <div class="beside-first">${first}</div>
    <div>${second}</div>
  </div>`
