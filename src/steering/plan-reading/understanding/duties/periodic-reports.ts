import type { ReportingDuty } from '../../understood-plan.ts'
import { findCutoff, findDueRule } from './report-dates.ts'
import { findPeriods, type ReportPeriod } from './report-periods.ts'
import { reportOf, type Said } from './said.ts'

/** Within a list, "báo cáo quý I trước ngày 10/3, 6 tháng trước ngày 10/6", each period has the words up to the next. */
const wordsOf = (text: string, periods: ReportPeriod[], i: number): string =>
  text.slice(periods[i]!.at, periods[i + 1]?.at ?? text.length)

/** One report for each period that a sentence names. */
export function periodicReports(said: Said, year: number | null): ReportingDuty[] {
  const own = findPeriods(said.text)
  const detailed = said.details.flatMap((detail) =>
    findPeriods(detail)
      .slice(0, 1)
      .map((period) => ({ period, detail })),
  )
  const named =
    detailed.length > 0 ? detailed : own.map((period, i) => ({ period, detail: wordsOf(said.text, own, i) }))
  const shared =
    own.length > 0 && named.every(({ detail }) => findDueRule(detail, 'year', year) === null) ? said.text : ''
  return named.map(({ period, detail }): ReportingDuty => {
    const window = findCutoff(detail, year) ?? findCutoff(said.text, year)
    const withoutWindow = (text: string): string => text.replace(/từ\s+ngày.*?đến\s+(?:hết\s+)?ngày\s+[\d/]+/giu, '')
    const rule =
      findDueRule(withoutWindow(detail), period.key, year) ??
      findDueRule(withoutWindow(shared || said.text), period.key, year)
    const standing = /theo (?:đúng )?(?:quy định|hướng dẫn)[^.;,]*/iu.exec(said.text)?.[0] ?? null
    return reportOf(
      said,
      {
        name: `Báo cáo cải cách hành chính ${period.name}`,
        period: period.key,
        cutoffFrom: window?.from ?? null,
        cutoffTo: window?.to ?? null,
        dueRule: rule?.rule ?? (period.key === 'ad-hoc' ? 'khi có yêu cầu' : standing),
        due: rule?.due ?? null,
        exclusive: rule?.exclusive || undefined,
        kind: 'report',
      },
      year,
    )
  })
}
