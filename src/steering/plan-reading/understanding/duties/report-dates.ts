// Due rules and cut-offs of reports: "trước ngày 12 của tháng cuối kỳ báo cáo", "tính từ ngày 15/12 năm trước đến ngày
// 14/3". Years that are not printed follow from the year of the plan.
import { lastMonthOf } from './report-periods.ts'

const iso = (year: number, month: number, day: number): string | null => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

const printed = String.raw`(?:ngày\s+)?(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4})|\s+(?:của\s+)?(năm trước(?: liền kề)?|năm báo cáo|năm sau))?`

const toDate = (groups: (string | undefined)[], year: number | null): string | null => {
  const [day, month, printedYear, relative] = groups
  const shift = relative?.startsWith('năm trước') ? -1 : relative === 'năm sau' ? 1 : 0
  const own = printedYear !== undefined ? Number(printedYear) : year === null ? null : year + shift
  return own === null ? null : iso(own, Number(month), Number(day))
}

export type DueRule = { rule: string; due: string | null; exclusive: boolean }

const monthRule =
  /(trước|chậm nhất(?: là| vào)?|vào)\s+ngày\s+(\d{1,2})\s+(?:của\s+)?(?:tháng cuối|tháng cuối cùng)(?:\s+(?:của\s+)?(?:kỳ báo cáo|kỳ|quý|mỗi quý))?/iu
const nextMonthRule =
  /(trước|chậm nhất(?: là| vào)?|vào)\s+ngày\s+(\d{1,2})\s+(?:của\s+)?tháng\s+(?:sau|kế tiếp|tiếp theo)/iu
const dateRule = new RegExp(String.raw`(trước|chậm nhất(?: là| vào)?|đến hết|xong trước)\s+${printed}`, 'iu')

const dayRule = /(trước|chậm nhất(?: là| vào)?|vào)\s+ngày\s+(\d{1,2})(?!\s?[/\d-])(?:\s+h[ằà]ng tháng)?/iu

const isExclusive = (word: string): boolean => /trước$/iu.test(word)

/** The rule of a text, and the day that it means for a period of the plan's year. */
export function findDueRule(text: string, period: string, year: number | null): DueRule | null {
  const monthly = monthRule.exec(text)
  const last = lastMonthOf(period)
  if (monthly) {
    const due = year === null || last === null ? null : iso(year, last, Number(monthly[2]))
    return { rule: monthly[0], due, exclusive: isExclusive(monthly[1]!) }
  }
  const following = nextMonthRule.exec(text)
  if (following) {
    const due =
      year === null || last === null ? null : iso(last === 12 ? year + 1 : year, (last % 12) + 1, Number(following[2]))
    return { rule: following[0], due, exclusive: isExclusive(following[1]!) }
  }
  const dated = dateRule.exec(text)
  const everyMonth = dated ? null : dayRule.exec(text)
  if (everyMonth) return { rule: everyMonth[0], due: null, exclusive: isExclusive(everyMonth[1]!) }
  if (!dated) return null
  return { rule: dated[0], due: toDate(dated.slice(2, 6), year), exclusive: isExclusive(dated[1]!) }
}

const cutoff = new RegExp(String.raw`từ\s+${printed}\s*(?:đến|tới)\s+(?:hết\s+)?${printed}`, 'iu')

/** The window that the figures of a report cover. */
export function findCutoff(text: string, year: number | null): { from: string | null; to: string | null } | null {
  const match = cutoff.exec(text)
  if (!match) return null
  const to = toDate(match.slice(5, 9), year)
  const from = toDate(match.slice(1, 5), year)
  const crosses = from !== null && to !== null && from > to && match[3] === undefined && match[4] === undefined
  return { from: crosses ? toDate([match[1], match[2], undefined, 'năm trước'], year) : from, to }
}
