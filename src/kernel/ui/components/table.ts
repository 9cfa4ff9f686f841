import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, classes, html } from '../html.ts'
import { noData } from '../../text/numbers.ts'
import { t } from '../texts.ts'
import { emptyState } from './empty-state.ts'

export type Column<Row> = {
  header: Text
  cell: (row: Row) => Content
  /** Figures stand at the right, in digits of equal width. */
  numeric?: boolean
  /** The cell that names its row; read out with every other cell of it. */
  rowHeader?: boolean
  /** Left out when no row has anything in it: an empty column only makes the others narrow. */
  mayBeEmpty?: boolean
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined }
}

export type TableProps<Row> = {
  caption: Text
  /** The caption is read out but not shown, when a heading above already says it. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Sums and control totals, one cell per column. */
  footer?: readonly Content[]
  empty?: Content
  /** Too many columns for a page: scrolls sideways with its first column held, and is never stacked. */
  wide?: boolean
  /** Nothing but figures that lead somewhere: on a phone they stand beside each other under their row's name, zeros only in the footer. */
  figures?: boolean
}

const headerCell = <Row>({ header, numeric, sort }: Column<Row>): Html =>
  html`<th${attrs({ scope: 'col', class: numeric && 'numeric', 'aria-sort': sort?.direction })}>${
    sort
      ? html`<a class="sort" href="${sort.href}"><span class="visually-hidden">${t('ui.sort_by')} </span>${header}</a>`
      : header
  }</th>`

// The attributes of a cell are its column's: made once, not for each row.
const bodyRow = <Row>(columns: readonly Column<Row>[]): ((row: Row) => Html) => {
  const cells = columns.map(({ header, cell, numeric, rowHeader }) => {
    const look = attrs({ scope: rowHeader && 'row', class: numeric && 'numeric', 'data-label': header })
    return rowHeader
      ? (row: Row) => html`<th${look}>${cell(row)}</th>`
      : (row: Row) => html`<td${look}>${cell(row)}</td>`
  })
  return (row) =>
    html`<tr>
      ${cells.map((cell) => cell(row))}
    </tr>`
}

const footerRow = <Row>({ columns, footer }: TableProps<Row>): Content => {
  const cell = (content: Content, at: number): Html => {
    const { header, numeric, rowHeader } = columns[at] ?? {}
    const look = attrs({ class: numeric && 'numeric', 'data-label': header })
    return rowHeader ? html`<th scope="row">${content}</th>` : html`<td${look}>${content}</td>`
  }
  return (
    footer &&
    html`<tfoot>
      <tr>
        ${footer.map(cell)}
      </tr>
    </tfoot>`
  )
}

const isNothing = (content: Content): boolean =>
  content === noData || content === '' || content === false || content === null || content === undefined

const shownColumns = <Row>({ columns, rows, footer }: TableProps<Row>): readonly Column<Row>[] =>
  footer || rows.length === 0
    ? columns
    : columns.filter(({ mayBeEmpty, cell }) => !mayBeEmpty || !rows.every((row) => isNothing(cell(row))))

/** A dense table; on a phone each row becomes a card that repeats the headers. */
export const table = <Row>(props: TableProps<Row>): Html => {
  const { caption, rows, wide, figures } = props
  const columns = shownColumns(props)
  if (rows.length === 0 && props.empty !== undefined) return html`${props.empty}`
  const body = html`<table class="${classes('table', wide ? 'table-wide' : columns.length > 5 ? 'stacks-early' : 'stacks', figures && 'table-figures')}">
    <caption${attrs({ class: props.captionHidden && 'visually-hidden' })}>${caption}</caption>
    <thead><tr>${columns.map(headerCell)}</tr></thead>
    <tbody>${rows.map(bodyRow(columns))}</tbody>
    ${footerRow(props)}
  </table>`
  if (rows.length === 0) return html`${body}${emptyState({ title: t('ui.nothing') })}`
  return wide
    ? html`<div${attrs({ class: 'scroll', role: 'region', tabindex: 0, 'aria-label': caption })}>${body}</div>`
    : body
}
