// The report in a spreadsheet and on paper, with the columns of form II.06a (TT 01/2020/TT-VPCP) in its order.
import { dateOf } from '../../foundation/calendar/index.ts'
import { findIssuer } from '../../foundation/organisation/index.ts'
import type { DataTable } from '../../kernel/documents/data-table.ts'
import type { OfficialTable } from '../../kernel/documents/official-table.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { formatDate } from '../../kernel/text/dates.ts'
import { inLanguage, type Lang } from '../../kernel/text/language.ts'
import { figureNames, type Figures } from './figures.ts'
import type { Report } from './report.ts'
import { t } from './texts.ts'

const figures = (one: Figures): number[] => figureNames.map((name) => one[name])

export function reportData({ asked, rows, total }: Report, lang: Lang): DataTable {
  const word = (text: Parameters<typeof t>[0]) => inLanguage(t(text), lang)
  return {
    name: word('statistics.title'),
    on: asked.to,
    columns: [
      { header: word('statistics.number'), width: 6 },
      { header: word(`statistics.by_${asked.grouping}`), width: 40 },
      ...figureNames.map((name) => ({ header: word(`statistics.${name}`), width: 12 })),
    ],
    rows: [
      ...rows.map((row, at) => [at + 1, inLanguage(row.name, lang), ...figures(row.figures)]),
      [null, word('statistics.all'), ...figures(total)],
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
      inLanguage(t('statistics.period', { from: formatDate(asked.from), to: formatDate(asked.to) }), 'vi'),
      `${word('statistics.by')}: ${word(`statistics.by_${asked.grouping}`)}`,
    ],
    landscape: true,
    columns: [
      { header: word('statistics.number'), width: 1, align: 'center' },
      { header: word(`statistics.by_${asked.grouping}`), width: 6 },
      ...figureNames.map((name) => ({ header: word(`statistics.${name}`), width: 2, align: 'right' as const })),
    ],
    groups: [
      {
        title: '',
        rows: rows.map((row, at) => [String(at + 1), inLanguage(row.name, 'vi'), ...figures(row.figures).map(String)]),
      },
    ],
    totals: figureNames.map((name) => ({ label: word(`statistics.${name}`), value: String(total[name]) })),
  }
}
