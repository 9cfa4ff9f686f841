import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import {
  getUnitClock,
  rangeFrom,
  termEnd,
  type LegalTerm,
  type WorkingCalendar,
} from '../../foundation/calendar/index.ts'
import { makeOneStop } from '../dossiers/index.ts'
import { daysLeft, daysWithin, noticeIsDue, warningStage } from './late-stage.ts'

const database = testDatabase()

const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
/** A Monday; the week has no day off. */
const start = local('2026-11-16 09:00')

const withCalendar = (work: (calendar: WorkingCalendar, due: (term: LegalTerm) => Temporal.Instant) => void) =>
  database.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    await makeOneStop(tx, world)
    const range = rangeFrom(Temporal.PlainDate.from('2026-11-16'))
    const { calendar, rules } = await getUnitClock(tx, world.cast.clerk.unitPath, range)
    work(calendar, (term) => termEnd(calendar, start, term, rules)!)
  })

test('the nearest warning counts; on the last day and before, never after', () => {
  assert.equal(warningStage(4, [3, 1]), undefined)
  assert.equal(warningStage(3, [3, 1]), 3)
  assert.equal(warningStage(2, [3, 1]), 3)
  assert.equal(warningStage(0, [3, 1]), 1)
  assert.equal(warningStage(-1, [3, 1]), undefined)
  assert.equal(
    daysLeft({ weeks: [], exceptions: [] } as never, local('2026-12-02 09:00'), local('2026-12-01 09:00')),
    -1,
  )
})

test('nobody is warned so many days ahead of a term that is not longer than that', () =>
  withCalendar((calendar, due) => {
    const within = (amount: number) =>
      daysWithin(calendar, { start, due: due({ amount, unit: 'working_day' }) }, [3, 1])
    assert.deepEqual([1, 2, 3, 4].map(within), [[], [1], [1], [3, 1]])
  }))

const rules = { apology_days_before: 1, short_term_notice_percent: 25 }

test('the apology is decided a day before the date; of a term of a day or less, when a quarter of it is left', () =>
  withCalendar((calendar, due) => {
    const cases = [
      // [amount, unit, not yet, now]
      [4, 'working_hour', '2026-11-16 11:00', '2026-11-16 14:00'],
      [1, 'working_day', '2026-11-16 15:00', '2026-11-17 07:45'],
      [2, 'working_day', '2026-11-16 16:00', '2026-11-17 07:05'],
      [4, 'working_day', '2026-11-18 16:59', '2026-11-19 07:05'],
    ] as const
    for (const [amount, unit, before, after] of cases) {
      const term = { start, due: due({ amount, unit }) }
      const isDue = (at: string, changes: object = {}) =>
        noticeIsDue(calendar, local(at), term.due, term, { ...rules, ...changes })
      assert.equal(isDue('2026-11-16 09:00'), false, `${amount} ${unit}: as soon as it is received`)
      assert.equal(isDue(before), false, `${amount} ${unit} at ${before}`)
      assert.equal(isDue(after), true, `${amount} ${unit} at ${after}`)
      assert.equal(isDue('2026-11-27 09:00'), true, `${amount} ${unit} when over`)
      const onlyWhenOver = { short_term_notice_percent: null }
      assert.equal(isDue(after, onlyWhenOver), amount !== 1 && unit !== 'working_hour', `${amount} ${unit}, no share`)
      assert.equal(isDue('2026-11-27 09:00', onlyWhenOver), true)
    }
  }))
