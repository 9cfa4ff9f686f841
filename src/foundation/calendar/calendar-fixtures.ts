// The calendar that tests, seed and demo share: the usual office week and the country's decided days.
import { readNationalHolidays } from './holidays.ts'
import { OFFICE_WEEK } from './national-rules.ts'
import { exceptionOf } from './working-calendar.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export const nationalCalendar = (): WorkingCalendar => ({
  weeks: [OFFICE_WEEK],
  exceptions: readNationalHolidays().map(exceptionOf),
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
