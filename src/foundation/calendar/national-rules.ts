// The usual office week and the periods of the national report on administrative reform: data that an installation
// begins with and that its authority then changes.
import type { ReportingPeriodRule, YearDay } from './reporting-period.ts'
import type { HoursByWeekday, WeeklyHours } from './working-calendar.ts'

const DAY_HOURS = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
]

/** Eight hours from Monday to Friday. */
export const OFFICE_HOURS: HoursByWeekday = { 1: DAY_HOURS, 2: DAY_HOURS, 3: DAY_HOURS, 4: DAY_HOURS, 5: DAY_HOURS }

export const OFFICE_WEEK: WeeklyHours = { validFrom: '2000-01-01', validTo: null, hours: OFFICE_HOURS }

const on = (day: number, month: number): YearDay => ({ month, day })
const by = (day: number, month: number) => ({ ...on(day, month), before: false })
const fromDecember = {
  series: 'cchc',
  firstYear: 2022,
  lastYear: null,
  every: 12,
  cumulative: true,
  opens: on(15, 0),
} as const
const document = '581/BNV-CCHC'

export const NATIONAL_PERIODS: ReportingPeriodRule[] = [
  { ...fromDecember, key: 'quarter_1', name: 'Quý I', closes: on(14, 3), due: by(20, 3), document },
  { ...fromDecember, key: 'half_year', name: '6 tháng', closes: on(14, 6), due: by(20, 6), document },
  {
    ...fromDecember,
    key: 'quarter_3',
    name: 'Quý III',
    opens: on(15, 6),
    closes: on(14, 9),
    due: by(20, 9),
    cumulative: false,
    document,
  },
  { ...fromDecember, key: 'year', name: 'Năm', closes: on(14, 12), due: by(20, 12), document },
]
