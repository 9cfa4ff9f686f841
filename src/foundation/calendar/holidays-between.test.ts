import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nationalCalendar } from './calendar-fixtures.ts'
import { holidaysBetween } from './holidays-between.ts'
import { isWorkingDay, workingDaysBetween } from './legal-clock.ts'
import { startOfDate } from './local-time.ts'

const calendar = nationalCalendar()
const day = (text: string) => Temporal.PlainDate.from(text)

test('holidays on days of work are named, weekends are not', () => {
  const found = holidaysBetween(calendar, day('2026-04-27'), day('2026-05-04')).map(({ date }) => date.toString())
  // The festival of the Hùng kings fell on a Sunday and is made up for on the Monday.
  assert.deepEqual(found, ['2026-04-27', '2026-04-30', '2026-05-01'])
  assert.deepEqual(holidaysBetween(calendar, day('2026-06-01'), day('2026-06-30')), [])
})

test('the working days of the weeks less those named and more those made up are the working days', () => {
  const usual = { ...calendar, exceptions: [] }
  const starts = fc.integer({ min: 0, max: 330 }).map((at) => day('2026-01-02').add({ days: at }))
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 30 }), (from, length) => {
      const to = from.add({ days: length })
      const days = Array.from({ length }, (_, at) => from.add({ days: at + 1 }))
      const madeUp = days.filter((one) => isWorkingDay(calendar, one) && !isWorkingDay(usual, one)).length
      const named = holidaysBetween(calendar, from.add({ days: 1 }), to).length
      const count = (by: typeof calendar) => workingDaysBetween(by, startOfDate(from), startOfDate(to))
      assert.equal(count(calendar), count(usual) - named + madeUp)
    }),
  )
})
