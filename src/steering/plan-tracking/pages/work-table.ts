import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { WorkRow } from '../work-queries.ts'
import { dueCell, remainingText } from './due-text.ts'
import { stateBadge } from './state-badge.ts'
import { p } from './texts.ts'

export const workLink = (row: Pick<WorkRow, 'id' | 'text'>): ui.Html =>
  html`<a href="/dau-viec/${row.id}">${row.text}</a>`

/** The unit that owes it; where none is settled yet, the printed words. */
export const unitCell = (row: WorkRow): ui.Content =>
  html`${row.unit_name ?? html`<span class="muted">${row.printed_leads || p('tracking.no_unit')}</span>`}${
    row.person_name && html`<br /><span class="muted">${row.person_name}</span>`
  }`

const columns = (today: Temporal.PlainDate, withArea: boolean): ui.Column<WorkRow>[] => [
  { header: p('tracking.number'), cell: (row) => row.number },
  {
    header: p('tracking.task'),
    rowHeader: true,
    cell: (row) =>
      html`${workLink(row)}${withArea && row.area_name && html`<br /><span class="muted">${row.area_name}</span>`}`,
  },
  { header: p('tracking.unit'), cell: unitCell },
  { header: p('tracking.deadline'), cell: dueCell },
  { header: p('tracking.percent'), numeric: true, cell: (row) => ui.number(row.percent) },
  {
    header: p('tracking.state'),
    cell: (row) => {
      const left = remainingText(row.state, row.last_day, today)
      return html`${stateBadge(row.state)}${left && html`<br /><span class="muted">${left}</span>`}`
    },
  },
]

export const workTable = (
  rows: readonly WorkRow[],
  today: Temporal.PlainDate,
  options: { withArea?: boolean } = {},
): ui.Html =>
  ui.table({
    caption: p('tracking.work'),
    captionHidden: true,
    columns: columns(today, options.withArea ?? true),
    rows,
    empty: ui.emptyState({ title: p('tracking.no_work') }),
  })
