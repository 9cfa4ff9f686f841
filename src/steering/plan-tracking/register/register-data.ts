// The register as a list for spreadsheets and as entries of a calendar.
import type { FeedEvent } from '../../../foundation/calendar/index.ts'
import type { DataCell, DataTable } from '../../../kernel/documents/data-table.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import { inLanguage, type Lang } from '../../../kernel/text/language.ts'
import { stateText } from '../pages/state-badge.ts'
import { p } from '../pages/texts.ts'
import type { WorkRow } from '../work-queries.ts'
import type { Register } from './find-register.ts'

type Column = { header: Parameters<typeof p>[0]; width: number; cell: (row: WorkRow, lang: Lang) => DataCell }

export const unitOf = (row: WorkRow): string => row.unit_name ?? row.printed_leads

const columns: readonly Column[] = [
  { header: 'tracking.area', width: 28, cell: (row) => row.area_name },
  { header: 'tracking.number', width: 8, cell: (row) => row.number },
  { header: 'tracking.task', width: 60, cell: (row) => row.text },
  { header: 'register.output', width: 32, cell: (row) => row.outputs },
  { header: 'tracking.unit', width: 28, cell: unitOf },
  { header: 'tracking.person', width: 22, cell: (row) => row.person_name },
  { header: 'tracking.deadline_printed', width: 24, cell: (row) => row.deadline_text },
  { header: 'tracking.first_due', width: 14, cell: (row) => row.first_due_on },
  { header: 'tracking.amended_due', width: 14, cell: (row) => row.amended_due_on },
  { header: 'tracking.granted_due', width: 14, cell: (row) => row.granted_due_on },
  { header: 'register.last_day', width: 14, cell: (row) => row.last_day },
  { header: 'register.percent', width: 11, cell: (row) => row.percent },
  { header: 'register.delivered_on', width: 14, cell: (row) => row.delivered_at && dateOf(row.delivered_at) },
  { header: 'tracking.state', width: 22, cell: (row, lang) => inLanguage(stateText(row.state), lang) },
  {
    header: 'tracking.late_first',
    width: 14,
    cell: (row, lang) => inLanguage(p(row.late_against_first ? 'register.yes' : 'register.no'), lang),
  },
]

export const registerData = ({ rows, today }: Register, lang: Lang): DataTable => ({
  name: inLanguage(p('tracking.work'), lang),
  on: today,
  columns: columns.map(({ header, width }) => ({ header: inLanguage(p(header), lang), width })),
  rows: rows.map((row) => columns.map(({ cell }) => cell(row, lang))),
})

type Due = Pick<WorkRow, 'id' | 'text' | 'last_day' | 'unit_name' | 'state' | 'plan_title'>

/** One entry on the last day on which each piece of work is on time; work without a date has none. */
export const dueEvents = (rows: readonly Due[], origin: string, madeAt: Temporal.Instant, lang: Lang): FeedEvent[] =>
  rows.flatMap((row) =>
    row.last_day
      ? {
          uid: `${row.id}@cchc-mo`,
          at: row.last_day,
          summary: inLanguage(p('register.due', { task: row.text }), lang),
          description: [row.unit_name, inLanguage(stateText(row.state), lang), row.plan_title]
            .filter((part) => part !== null)
            .join('\n'),
          url: `${origin}/dau-viec/${row.id}`,
          changedAt: madeAt,
        }
      : [],
  )
