// Calendars nobody would think of, for property tests: several weeks of hours, half days, closures, worked Sundays.
import * as fc from 'fast-check'
import { at } from './calendar-fixtures.ts'
import type { Pause } from './legal-term.ts'
import type { CalendarException, WeeklyHours, WorkingCalendar, WorkingInterval } from './working-calendar.ts'

const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Up to three intervals of one day, a quarter of an hour at least, none at midnight sharp. */
const intervals: fc.Arbitrary<WorkingInterval[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 95 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.toSorted((a, b) => a - b))
  .map((quarters) =>
    Array.from({ length: Math.floor(quarters.length / 2) }, (_, index) => ({
      from: time(quarters[2 * index]! * 15),
      to: time(quarters[2 * index + 1]! * 15),
    })),
  )

const START = Temporal.PlainDate.from('2026-01-01')
const date = fc.integer({ min: 0, max: 20 }).map((days) => START.add({ days }).toString())
const weekday = fc.integer({ min: 1, max: 7 }).map((number) => number as 1)

const week: fc.Arbitrary<WeeklyHours> = fc
  .tuple(fc.array(fc.tuple(weekday, intervals), { minLength: 1, maxLength: 7 }), fc.option(date))
  .map(([days, validFrom]) => ({
    validFrom: validFrom ?? '2020-01-01',
    validTo: null,
    hours: Object.fromEntries(days),
  }))

const exception: fc.Arbitrary<CalendarException> = fc.record({
  date,
  kind: fc.constantFrom('holiday', 'swap_work', 'other_hours'),
  name: fc.constant('Ngày ngoại lệ'),
  hours: fc.oneof(fc.constant('off' as const), fc.record({ asWeekday: weekday }), intervals),
  document: fc.constant('01/QĐ-UBND'),
  status: fc.constantFrom('active', 'proposed'),
})

export const arbitraryCalendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  weeks: fc.array(week, { minLength: 1, maxLength: 2 }),
  exceptions: fc.array(exception, { maxLength: 12 }),
  settledUntil: fc.constant(null),
})

/** A full minute of the first days of 2026. */
export const arbitraryInstant: fc.Arbitrary<Temporal.Instant> = fc
  .integer({ min: 0, max: 9 * 24 * 60 })
  .map((minutes) => at('2026-01-01 00:00').add({ minutes }))

export const arbitraryPauses: fc.Arbitrary<Pause[]> = fc.array(
  fc
    .tuple(arbitraryInstant, fc.integer({ min: 0, max: 5000 }))
    .map(([from, minutes]) => ({ from, to: from.add({ minutes }) })),
  { maxLength: 3 },
)
