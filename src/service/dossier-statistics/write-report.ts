// The report in a spreadsheet and on paper, with the columns of form II.06a (TT 01/2020/TT-VPCP) in its order.
import { dateOf } from '../../foundation/calendar/index.ts'
import { findIssuer } from '../../foundation/organisation/index.ts'
import type { DataTable } from '../../kernel/documents/data-table.ts'
import type { OfficialTable } from '../../kernel/documents/official-table.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { formatDate } from '../../kernel/text/dates.ts'
import { inLanguage, type Lang } from '../../kernel/text/language.ts'
import type { Figures } from './figures.ts'
import type { Report } from './report.ts'
import { t } from './texts.ts'

/**
 * Columns (3) to (13) of the form. What was refused, withdrawn or stopped counts there as settled on time, so that what was
 * taken in is settled or open; how many these are stands under the table.
 */
const formColumns: readonly [header: Parameters<typeof t>[0], of: (one: Figures) => number][] = [
  ['statistics.form_taken', (one) => one.carried + one.received],
  ['statistics.form_online', (one) => one.received_online],
  ['statistics.form_otherwise', (one) => one.received_otherwise],
  ['statistics.form_carried', (one) => one.carried],
  ['statistics.form_settled', (one) => one.finished + one.ended_otherwise],
  ['statistics.form_early', (one) => one.early],
  ['statistics.form_on_time', (one) => one.on_time + one.ended_otherwise],
  ['statistics.form_late', (one) => one.late],
  ['statistics.form_open', (one) => one.open],
  ['statistics.form_open_in_time', (one) => one.open_in_time],
  ['statistics.form_open_late', (one) => one.open_late],
]

export const formFigures = (one: Figures): number[] => formColumns.map(([, of]) => of(one))

export function reportData({ asked, rows, total }: Report, lang: Lang): DataTable {
  const word = (text: Parameters<typeof t>[0]) => inLanguage(t(text), lang)
  return {
    name: word('statistics.title'),
    on: asked.to,
    columns: [
      { header: word('statistics.number'), width: 6 },
      { header: word(`statistics.by_${asked.grouping}`), width: 40 },
      ...formColumns.map(([header]) => ({ header: word(header), width: 12 })),
      { header: word('statistics.form_other'), width: 12 },
    ],
    rows: [
      ...rows.map((row, at) => [
        at + 1,
        inLanguage(row.name, lang),
        ...formFigures(row.figures),
        row.figures.ended_otherwise,
      ]),
      [null, word('statistics.all'), ...formFigures(total), total.ended_otherwise],
    ],
  }
}

export async function reportPrint(
  { asked, rows, total }: Report,
  { db, actor }: SignedInContext,
): Promise<OfficialTable> {
  const word = (text: Parameters<typeof t>[0]) => inLanguage(t(text), 'vi')
  return {
    ...(await findIssuer(db, actor.unitId)),
    issuedOn: dateOf(db.now),
    title: word('statistics.print_title'),
    about: [
      word('statistics.form_number'),
      inLanguage(t('statistics.period', { from: formatDate(asked.from), to: formatDate(asked.to) }), 'vi'),
      `${word('statistics.by')}: ${word(`statistics.by_${asked.grouping}`)}`,
    ],
    landscape: true,
    columns: [
      { header: word('statistics.number'), width: 1, align: 'center' },
      { header: word(`statistics.by_${asked.grouping}`), width: 6 },
      ...formColumns.map(([header]) => ({ header: word(header), width: 2, align: 'right' as const })),
    ],
    groups: [
      {
        title: '',
        rows: rows.map((row, at) => [
          String(at + 1),
          inLanguage(row.name, 'vi'),
          ...formFigures(row.figures).map(String),
        ]),
      },
    ],
    totals: [
      ...formColumns.map(([header, of]) => ({ label: word(header), value: String(of(total)) })),
      { label: word('statistics.form_other'), value: String(total.ended_otherwise) },
    ],
  }
}
