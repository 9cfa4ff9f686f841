// Periods that tests, seed and demo share: those of the national report and those of a city that set its own.
import type { ReportingPeriodRule, YearDay } from './reporting-period.ts'

const on = (day: number, month: number): YearDay => ({ month, day })
const BEFORE_THE_YEAR = on(15, 0)

const national = { firstYear: 2022, lastYear: null, every: 12, document: '581/BNV-CCHC' } as const
const by = (day: number, month: number) => ({ ...on(day, month), before: false })

export const NATIONAL_PERIODS: ReportingPeriodRule[] = [
  {
    ...national,
    key: 'quarter_1',
    name: 'Quý I',
    opens: BEFORE_THE_YEAR,
    closes: on(14, 3),
    due: by(20, 3),
    cumulative: true,
  },
  {
    ...national,
    key: 'half_year',
    name: '6 tháng',
    opens: BEFORE_THE_YEAR,
    closes: on(14, 6),
    due: by(20, 6),
    cumulative: true,
  },
  {
    ...national,
    key: 'quarter_3',
    name: 'Quý III',
    opens: on(15, 6),
    closes: on(14, 9),
    due: by(20, 9),
    cumulative: false,
  },
  {
    ...national,
    key: 'year',
    name: 'Năm',
    opens: BEFORE_THE_YEAR,
    closes: on(14, 12),
    due: by(20, 12),
    cumulative: true,
  },
]

const city = {
  firstYear: 2024,
  lastYear: 2024,
  every: 12,
  document: '01/KH-UBND',
  cumulative: true,
  opens: BEFORE_THE_YEAR,
} as const
const before = (day: number, month: number) => ({ ...on(day, month), before: true })

export const CITY_2024_PERIODS: ReportingPeriodRule[] = [
  { ...city, key: 'quarter_1', name: 'Quý I', closes: on(29, 2), due: before(12, 3) },
  { ...city, key: 'half_year', name: '6 tháng', closes: on(31, 5), due: before(12, 6) },
  { ...city, key: 'nine_months', name: '9 tháng', closes: on(30, 8), due: before(12, 9) },
  { ...city, key: 'year', name: 'Năm', closes: on(6, 11), due: null },
]
