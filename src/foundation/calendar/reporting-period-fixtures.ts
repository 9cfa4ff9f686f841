// Periods that tests, seed and demo share: those of a city that set its own, to be closed on odd days.
import type { ReportingPeriodRule, YearDay } from './reporting-period.ts'

const on = (day: number, month: number): YearDay => ({ month, day })
const before = (day: number, month: number) => ({ ...on(day, month), before: true })
const city = {
  series: 'cchc',
  firstYear: 2024,
  lastYear: 2024,
  every: 12,
  document: '01/KH-UBND',
  cumulative: true,
  opens: on(15, 0),
} as const

export const CITY_2024_PERIODS: ReportingPeriodRule[] = [
  { ...city, key: 'quarter_1', name: 'Quý I', closes: on(29, 2), due: before(12, 3) },
  { ...city, key: 'half_year', name: '6 tháng', closes: on(31, 5), due: before(12, 6) },
  { ...city, key: 'nine_months', name: '9 tháng', closes: on(30, 8), due: before(12, 9) },
  { ...city, key: 'year', name: 'Năm', closes: on(6, 11), due: null },
]
