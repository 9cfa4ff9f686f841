import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nationalCalendar } from './calendar-fixtures.ts'
import { fewestWorkingDays } from './fewest-working-days.ts'
import { isWorkingDay } from './legal-clock.ts'

const calendar = nationalCalendar()
const day = (text: string) => Temporal.PlainDate.from(text)
const year = { from: day('2026-01-01'), to: day('2026-12-31') }

test('terms in working time say nothing of calendar days', () => {
  assert.equal(fewestWorkingDays(calendar, { amount: 5, unit: 'working_day' }, year), undefined)
  assert.equal(fewestWorkingDays(calendar, { amount: 24, unit: 'calendar_hour' }, year), undefined)
})

test('an ordinary fortnight holds ten working days, the worst one of the year fewer', () => {
  const fortnight = { amount: 14, unit: 'calendar_day' } as const
  const ordinary = { from: day('2026-06-01'), to: day('2026-06-05') }
  assert.equal(fewestWorkingDays(calendar, fortnight, ordinary), 10)
  const worst = fewestWorkingDays(calendar, fortnight, year)!
  assert.ok(worst < 8 && worst > 3, String(worst))
  assert.ok(fewestWorkingDays(calendar, { amount: 1, unit: 'calendar_month' }, year)! > worst)
})

test('it is the least of what counting day by day finds', () => {
  const slow = (days: number, start: Temporal.PlainDate): number => {
    let end = start.add({ days })
    while (!isWorkingDay(calendar, end)) end = end.add({ days: 1 })
    let count = 0
    for (let one = start.add({ days: 1 }); Temporal.PlainDate.compare(one, end) <= 0; one = one.add({ days: 1 }))
      if (isWorkingDay(calendar, one)) count += 1
    return count
  }
  const starts = fc.integer({ min: 0, max: 330 }).map((at) => day('2026-01-02').add({ days: at }))
  fc.assert(
    fc.property(starts, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 30 }), (from, length, amount) => {
      const days = Array.from({ length: length + 1 }, (_, at) => from.add({ days: at }))
      const found = days.filter((one) => isWorkingDay(calendar, one)).map((one) => slow(amount, one))
      const expected = found.length > 0 ? Math.min(...found) : undefined
      const range = { from, to: from.add({ days: length }) }
      assert.equal(fewestWorkingDays(calendar, { amount, unit: 'calendar_day' }, range), expected)
    }),
    { numRuns: 60 },
  )
})
