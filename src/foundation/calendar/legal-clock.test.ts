import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { arbitraryCalendar, arbitraryInstant } from './arbitrary-calendar-fixtures.ts'
import { at, clock, nationalCalendar } from './calendar-fixtures.ts'
import { OFFICE_WEEK } from './national-rules.ts'
import {
  addWorkingDays,
  addWorkingHours,
  addWorkingMinutes,
  hasWorkingTime,
  isWorkingDay,
  isWorkingInstant,
  nextWorkingInstant,
  rollForward,
  workingDaysBetween,
  workingHoursBetween,
  workingMinutesBetween,
} from './legal-clock.ts'
import { dateOf, ZONE } from './local-time.ts'
import * as slow from './slow-clock-fixtures.ts'
import type { WorkingCalendar } from './working-calendar.ts'

const calendar = nationalCalendar()
const RUNS = { numRuns: 40 }

test('every function agrees with counting minute by minute', () => {
  const minutes = fc.integer({ min: 0, max: 900 })
  const check = (calendar: WorkingCalendar, from: Temporal.Instant, to: Temporal.Instant, minutes: number) => {
    const [first, last] = Temporal.Instant.compare(from, to) <= 0 ? [from, to] : [to, from]
    assert.equal(isWorkingInstant(calendar, from), slow.slowWorksAt(calendar, from))
    assert.equal(isWorkingDay(calendar, dateOf(from)), slow.slowWorksOn(calendar, dateOf(from)))
    assert.equal(workingMinutesBetween(calendar, first, last), slow.slowWorkingMinutesBetween(calendar, first, last))
    assert.equal(workingDaysBetween(calendar, first, last), slow.slowWorkingDaysBetween(calendar, first, last))
    assert.equal(clock(nextWorkingInstant(calendar, from)), clock(slow.slowNextWorkingInstant(calendar, from)))
    const added = slow.slowAddWorkingMinutes(calendar, from, minutes)
    assert.equal(clock(addWorkingMinutes(calendar, from, minutes)), clock(added))
  }
  fc.assert(fc.property(arbitraryCalendar, arbitraryInstant, arbitraryInstant, minutes, check), RUNS)
})

test('adding working days agrees with trying day by day and minute by minute', () => {
  fc.assert(
    fc.property(arbitraryCalendar, arbitraryInstant, fc.integer({ min: 1, max: 8 }), (calendar, from, days) => {
      assert.equal(clock(addWorkingDays(calendar, from, days)), clock(slow.slowAddWorkingDays(calendar, from, days)))
    }),
    RUNS,
  )
})

test('what was added is what is counted, to the millisecond and over years', () => {
  const offset = fc.integer({ min: 0, max: 86_400_000 * 365 })
  fc.assert(
    fc.property(offset, fc.integer({ min: 1, max: 200_000 }), fc.nat(1200), (milliseconds, minutes, days) => {
      const from = at('2024-01-01 00:00').add({ milliseconds })
      assert.equal(workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, minutes)), minutes)
      assert.equal(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, days)), days)
    }),
  )
})

test('counting back is counting with the sign turned, and days go back as they went', () => {
  fc.assert(
    fc.property(arbitraryInstant, arbitraryInstant, (a, b) => {
      assert.equal(workingMinutesBetween(calendar, a, b) + workingMinutesBetween(calendar, b, a), 0)
      assert.equal(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, a), 0)
    }),
  )
  assert.equal(clock(addWorkingDays(calendar, at('2026-02-23 10:15'), -1)), '2026-02-13 10:15')
})

const DAYS: [from: string, days: number, to: string, why: string][] = [
  ['2024-02-07 10:15', 1, '2024-02-15 10:15', 'Tết 2024: 8 to 14 February off'],
  ['2025-01-24 10:15', 1, '2025-02-03 10:15', 'Tết 2025: 27 to 31 January off'],
  ['2026-02-13 10:15', 5, '2026-02-27 10:15', 'Tết 2026: 16 to 20 February off'],
  ['2024-04-26 09:00', 1, '2024-05-02 09:00', '29/4 swapped, 30/4 and 1/5 off'],
  ['2024-05-03 09:00', 1, '2024-05-04 09:00', 'Saturday 4/5/2024 is worked'],
  ['2024-05-03 09:00', 2, '2024-05-06 09:00', 'and Monday follows it'],
  ['2025-04-25 09:00', 1, '2025-04-26 09:00', 'Saturday 26/4/2025 is worked'],
  ['2025-04-29 09:00', 1, '2025-05-05 09:00', '30/4, 1/5 and the swapped 2/5 off'],
  ['2025-12-31 09:00', 1, '2026-01-05 09:00', '1/1 and the swapped 2/1 off'],
  ['2026-01-09 09:00', 1, '2026-01-10 09:00', 'Saturday 10/1/2026 is worked'],
  ['2026-04-24 09:00', 1, '2026-04-28 09:00', 'Giỗ Tổ fell on Sunday, compensated on 27/4'],
  ['2026-08-21 09:00', 1, '2026-08-22 09:00', 'Saturday 22/8/2026 is worked'],
  ['2026-08-28 09:00', 1, '2026-09-03 09:00', '31/8 swapped, 1/9 and 2/9 off'],
  ['2026-11-23 10:15', 1, '2026-11-25 10:15', '24/11/2026, Ngày Văn hóa Việt Nam'],
  ['2026-11-20 10:15', 1, '2026-11-23 10:15', 'the swap of 23/11 is only proposed'],
  ['2026-11-27 10:15', 1, '2026-11-30 10:15', 'and so is Saturday 28/11'],
]

for (const [from, days, to, why] of DAYS)
  test(`${days} working day(s) from ${from}: ${why}`, () => {
    assert.equal(clock(addWorkingDays(calendar, at(from), days)), to)
    assert.equal(workingDaysBetween(calendar, at(from), at(to)), days)
  })

test('a make-up Saturday has the hours of the day it makes up', () => {
  assert.equal(workingHoursBetween(calendar, at('2026-08-22 00:00'), at('2026-08-23 00:00')), 8)
  assert.equal(clock(addWorkingHours(calendar, at('2026-08-21 16:00'), 5)), '2026-08-22 11:30')
  assert.equal(clock(addWorkingHours(calendar, at('2026-08-21 16:00'), 6)), '2026-08-22 14:00')
})

test('on a half day a term of days ends with the half', () => {
  const hours = [{ from: '07:30', to: '11:30' }]
  const half = {
    date: '2026-12-30',
    kind: 'other_hours',
    name: 'Nghỉ chiều',
    hours,
    document: '',
    status: 'active',
  } as const
  const shorter = { ...calendar, exceptions: [...calendar.exceptions, half] }
  assert.equal(clock(addWorkingDays(shorter, at('2026-12-29 15:10'), 1)), '2026-12-30 11:30')
  assert.equal(clock(addWorkingDays(shorter, at('2026-12-29 09:10'), 1)), '2026-12-30 09:10')
})

test('the end of an interval is a time of that day like any other', () => {
  assert.equal(clock(addWorkingDays(calendar, at('2026-11-25 11:30'), 1)), '2026-11-26 11:30')
  assert.equal(clock(addWorkingDays(calendar, at('2026-11-25 12:15'), 1)), '2026-11-26 13:00')
  assert.equal(clock(addWorkingDays(calendar, at('2026-11-25 17:00'), 1)), '2026-11-26 17:00')
})

test('a Saturday of reception only is not a working day', () => {
  const week = { ...OFFICE_WEEK, reception: { 6: [{ from: '07:30', to: '11:30' }] } }
  const saturday = Temporal.PlainDate.from('2026-12-05')
  assert.equal(rollForward({ ...calendar, weeks: [week] }, saturday).toString(), '2026-12-07')
})

test('a calendar without working time is refused instead of searched for ever', () => {
  const never: WorkingCalendar = { weeks: [], exceptions: [], settledUntil: null }
  assert.equal(hasWorkingTime(never, at('2026-01-01 08:00')), false)
  assert.throws(() => addWorkingDays(never, at('2026-01-01 08:00'), 1), /calendar\.no_working_time/)
  assert.throws(() => nextWorkingInstant(never, at('2026-01-01 08:00')), /calendar\.no_working_time/)
})

test('the fixed offset is that of Asia/Ho_Chi_Minh', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1976-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(date.getTime())
      assert.equal(dateOf(instant).toString(), instant.toZonedDateTimeISO(ZONE).toPlainDate().toString())
    }),
  )
})
