// The register as an authority prints it and puts it into the file: in Vietnamese, whoever prints it.
import { dateOf } from '../../../foundation/calendar/index.ts'
import type { OfficialTable } from '../../../kernel/documents/official-table.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { stateText } from '../pages/state-badge.ts'
import { countedStates } from '../pages/state-counts.ts'
import { p } from '../pages/texts.ts'
import { presentDue } from '../work-item.ts'
import type { WorkRow } from '../work-queries.ts'
import type { Issuer } from '../../../foundation/organisation/index.ts'
import type { Register } from './find-register.ts'
import { unitOf } from './register-data.ts'

const vi = (text: Text): string => inLanguage(text, 'vi')

const dueText = (row: WorkRow): string => {
  const written = (due: Temporal.PlainDate, exclusive: boolean): string =>
    exclusive ? vi(p('tracking.before', { date: formatDate(due) })) : formatDate(due)
  const { due, exclusive } = presentDue(row)
  const now = due ? written(due, exclusive) : row.deadline_text
  if (!row.first_due_on || (!row.granted_due_on && !row.amended_at)) return now
  return vi(p('register.due_granted', { granted: now, first: written(row.first_due_on, row.exclusive) }))
}

const state = (row: WorkRow): string =>
  (row.granted_due_on || row.amended_at) && row.late_against_first
    ? vi(p('register.late_first', { state: stateText(row.state) }))
    : vi(stateText(row.state))

const columns: readonly {
  header: string
  width: number
  align?: 'center' | 'right'
  cell: (row: WorkRow) => string
}[] = [
  { header: vi(p('tracking.number')), width: 1, align: 'center', cell: (row) => row.number },
  { header: vi(p('tracking.task')), width: 7, cell: (row) => row.text },
  { header: vi(p('register.output')), width: 3.5, cell: (row) => row.outputs },
  { header: vi(p('tracking.lead')), width: 3, cell: unitOf },
  { header: vi(p('tracking.deadline')), width: 2.4, cell: dueText },
  {
    header: vi(p('register.delivered_on')),
    width: 2,
    cell: (row) => (row.delivered_at ? formatDate(dateOf(row.delivered_at)) : ''),
  },
  { header: vi(p('register.percent')), width: 1.4, align: 'right', cell: (row) => String(row.percent) },
  { header: vi(p('tracking.state')), width: 2.4, cell: state },
]

const planLine = ({ title, number, issued_on: on }: Register['plan']): string =>
  number && on ? vi(p('register.of_document', { title, number, date: formatDate(on) })) : title

function filterLine({ filter, kept }: Register): string[] {
  const words = [
    kept.area,
    kept.unit,
    filter.unassigned && vi(p('tracking.no_unit')),
    filter.state && vi(stateText(filter.state)),
    filter.dueFrom && `${vi(p('tracking.due_from'))} ${formatDate(filter.dueFrom)}`,
    filter.dueTo && `${vi(p('tracking.due_to'))} ${formatDate(filter.dueTo)}`,
    filter.text && `“${filter.text}”`,
  ].filter((word) => typeof word === 'string')
  return words.length ? [vi(p('register.only', { words: words.join('; ') }))] : []
}

export function registerPrint(register: Register, issuer: Issuer): OfficialTable {
  const { plan, rows, today, filter } = register
  const areas = [...Map.groupBy(rows, (row) => row.area_name ?? vi(p('tracking.no_area')))]
  const states = filter.state === 'cancelled' ? (['cancelled'] as const) : countedStates
  return {
    ...issuer,
    issuedOn: today,
    title: vi(p('register.title')),
    about: [planLine(plan), vi(p('register.as_of', { date: formatDate(today) })), ...filterLine(register)],
    landscape: true,
    columns: columns.map(({ header, width, align }) => ({ header, width, align })),
    groups: areas.map(([title, ofArea]) => ({
      title,
      rows: ofArea.map((row) => columns.map(({ cell }) => cell(row))),
    })),
    totals: [
      { label: vi(p('tracking.total')), value: String(rows.length) },
      ...states.map((one) => ({
        label: vi(stateText(one)),
        value: String(rows.filter((row) => row.state === one).length),
      })),
    ],
  }
}
