// "Hằng tháng", "Định kỳ (quý, 6 tháng, năm)", "2 lần/năm": work that comes due again and again within the year.
import type { Deadline } from '../understood-plan.ts'
import { iso, lastDayOf, monthEnd } from './days.ts'
import { readPoints } from './deadline-points.ts'

export type Recurrence = Pick<Deadline, 'every' | 'dueDates'> & { exclusive?: true }

type Every = NonNullable<Deadline['every']>

const monthsOf: Record<Exclude<Every, 'week'>, number[]> = {
  month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  quarter: [3, 6, 9, 12],
  'half-year': [6, 12],
  year: [12],
}

const perYear: Record<string, Every> = { '12': 'month', '4': 'quarter', '2': 'half-year', '1': 'year' }

const words: [Every, RegExp][] = [
  ['week', /\btuan\b/],
  ['half-year', /\b(?:0?6|sau) thang\b|\bnua nam\b/],
  ['quarter', /\bquy\b|\b0?[39] thang\b/],
  ['month', /(?<!\d )(?<!(?:sau|ba|chin) )\bthang\b/],
  ['year', /\bnam\b/],
]

const periods = (text: string): Every[] => words.filter(([, word]) => word.test(text)).map(([every]) => every)

/** "ngày 15 hằng tháng": the printed day of each period's last month. */
const dayOfMonth = (plain: string): { day: number; exclusive: boolean } | undefined => {
  const match = /(truoc\s*(?:ngay\s*)?|ngay\s*|mong\s*)(\d{1,2})\b(?!\s*[/-]\s*\d|\s*thang\s*\d)/.exec(plain)
  if (!match || Number(match[2]) < 1 || Number(match[2]) > 31) return undefined
  return { day: Number(match[2]), exclusive: match[1]!.startsWith('truoc') }
}

const due = (months: readonly number[], year: number, day: number | undefined): string[] =>
  months.map((month) =>
    day === undefined ? monthEnd(year, month) : iso(year, month, Math.min(day, lastDayOf(year, month))),
  )

const dated = (every: Every[], plain: string, year: number | null): Recurrence => {
  const order: Every[] = ['week', 'month', 'quarter', 'half-year', 'year']
  const shortest = order.find((candidate) => every.includes(candidate))
  if (shortest === undefined) return { dueDates: [] }
  if (shortest === 'week' || year === null) return { every: shortest, dueDates: [] }
  const day = dayOfMonth(plain)
  return {
    every: shortest,
    dueDates: due(monthsOf[shortest], year, day?.day),
    ...(day?.exclusive && { exclusive: true }),
  }
}

/** "Trước 15/12 hằng năm": once a year, on the printed day. */
const withPrintedDay = (found: Recurrence, plain: string, year: number | null): Recurrence => {
  if (found.every !== 'year' || year === null) return found
  const exact = readPoints(plain, year).points.filter(({ kind }) => kind !== 'in-year' && kind !== 'in-years')
  if (exact.length === 0) return found
  const dueDates = [...new Set(exact.flatMap((point) => point.due))].sort()
  return { ...found, dueDates, ...(exact.some((point) => point.exclusive) && { exclusive: true }) }
}

/** "2 lần/năm (tháng 5, tháng 11)": as often as it says, when it says. */
const withPrintedTimes = (found: Recurrence, plain: string, year: number | null): Recurrence => {
  if (year === null) return found
  const exact = readPoints(plain, year).points.filter(({ kind }) => kind === 'by-date' || kind === 'by-month')
  const dueDates = [...new Set(exact.flatMap((point) => point.due))].sort()
  return dueDates.length === found.dueDates.length ? { ...found, dueDates } : found
}

/** What a plain phrase (see plainDeadline) repeats; undefined where it names one time only. */
export const readRecurrence = (plain: string, year: number | null): Recurrence | undefined => {
  const times =
    /\b(\d{1,2})\s*(?:lan|cuoc|dot|ky|buoi|luot)\s*(?:\/|tren|moi|trong|mot|1|\s)\s*(?:1\s*|mot\s*)?(tuan|thang|quy|nam)\b/.exec(
      plain,
    )
  if (times) {
    const [, count, period] = times
    const every = period === 'nam' ? perYear[String(Number(count))] : periods(period!)[0]
    if (every) return withPrintedTimes(dated([every], plain, year), plain, year)
  }
  const per = /\b(?:0?(\d)\s*)?(tuan|thang|quy|nam)\s*\/?\s*(?:0?1|mot)?\s*lan\b/.exec(plain)
  if (per) {
    const months = per[2] === 'thang' ? Number(per[1] ?? 1) : 0
    const every = months === 3 ? 'quarter' : months === 6 ? 'half-year' : periods(per[2]!)[0]!
    return dated([every], plain, year)
  }
  // Quarters named one by one and then the whole year: a report for each and one for all.
  if (/\bquy\s*(?:i|1)\b\s*,\s*(?:quy\s*)?(?:ii|2)\b.*\b(?:ca nam|va nam|, ?nam)\b/.test(plain))
    return dated(['quarter'], plain, year)
  const each = /(?:\b(?:hang|hag|moi|tung)|^theo)\s+(?=tuan|thang|quy|nam|0?[369] thang|6)(.*)$/.exec(plain)
  if (each) return withPrintedDay(dated(periods(each[1]!.split(/[(:]/)[0]!), plain, year), plain, year)
  const all = /\b(?:cac|tat ca cac) (quy|thang)\b/.exec(plain)
  if (all) return dated(periods(all[1]!), plain, year)
  if (/\bthang cuoi (?:cua )?(?:moi )?quy\b/.test(plain)) return dated(['quarter'], plain, year)
  if (/\bdinh ?k[yi]\b/.test(plain)) {
    const list = periods(plain.replace(/\btrong nam\b|\bnam (?:19|20)\d\d/g, ''))
    return list.length > 0 ? dated(list, plain, year) : { dueDates: [] }
  }
  // A bare list of periods: "6 tháng, 9 tháng và năm", "Quý, 6 tháng, năm".
  const bare =
    /^(?:bao cao\s*)?(?:(?:quy|0?[3469] thang|0?1 nam|ca nam|nam|thang)(?:\s*(?:,|va|;|\/)\s*|$|\s+(?:19|20)\d\d$|\s+nam (?:19|20)\d\d$)){2,}(?:(?:19|20)\d\d)?$/
  if (bare.test(plain)) return dated(periods(plain), plain, year)
  return undefined
}
