// The calendar that tests, seed and demo share: the usual office week and the country's decided days.
import { readNationalHolidays } from './holidays.ts'
import type { HoursByWeekday, WeeklyHours, WorkingCalendar } from './working-calendar.ts'

const DAY_HOURS = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
]

/** Eight hours from Monday to Friday; what an installation begins with. */
export const OFFICE_HOURS: HoursByWeekday = { 1: DAY_HOURS, 2: DAY_HOURS, 3: DAY_HOURS, 4: DAY_HOURS, 5: DAY_HOURS }

export const OFFICE_WEEK: WeeklyHours = { validFrom: '2000-01-01', validTo: null, hours: OFFICE_HOURS }

export const nationalCalendar = (): WorkingCalendar => ({
  weeks: [OFFICE_WEEK],
  exceptions: readNationalHolidays(),
  settledUntil: '2026-12-31',
})

/** '2026-11-23 10:15' in Việt Nam. */
export const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}+07:00`)

/** The reverse, to compare with. */
export const clock = (instant: Temporal.Instant | undefined): string | undefined =>
  instant
    ?.toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')
