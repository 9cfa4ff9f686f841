import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { rules, week } from './calendar-input-fixtures.ts'
import { findTermRules, findWorkingWeeks, getUnitClock, getUnitClocks } from './calendar-queries.ts'
import { isWorkingDay } from './legal-clock.ts'
import { loadNationalData } from './national-data.ts'
import { findWorld, type World } from './people-fixtures.ts'
import { setTermRules } from './set-term-rules.ts'
import { endWorkingHours, setWorkingHours } from './set-working-hours.ts'

const day = Temporal.PlainDate.from
const YEAR_2026 = { from: day('2026-01-01'), to: day('2026-12-31') }
const own = testDatabase({ own: true })
let world: World
before(async () => {
  world = await own.committed(async (tx) => {
    await loadNationalData(tx)
    return findWorld(tx, await makeCast(tx))
  })
})
const inWorld = <Result>(work: (tx: Tx, world: World) => Promise<Result>) => own.rolledBack((tx) => work(tx, world))

test('hours set from a date end those before, hold below, and give way when they end', () =>
  inWorld(async (tx, { commune, counter, chairman }) => {
    await setWorkingHours(tx, chairman, week(commune.id, { validFrom: '2026-01-05' }))
    const id = await setWorkingHours(tx, chairman, week(commune.id, { hours2: '8h-12h' }))
    await endWorkingHours(tx, chairman, { id, lastDay: day('2026-06-30') })
    const weeks = await findWorkingWeeks(tx, counter.path)
    assert.deepEqual(
      weeks.map(({ unitName, validFrom, validTo }) => [unitName, validFrom, validTo]),
      [
        ['UBND xã Tân Lập', '2026-04-15', '2026-06-30'],
        ['UBND xã Tân Lập', '2026-01-05', '2026-04-14'],
        [null, '2000-01-01', null],
      ],
    )
    const { calendar } = await getUnitClock(tx, counter.path, YEAR_2026)
    const tuesdaysAndASaturday = ['2026-01-06', '2026-04-21', '2026-07-07', '2026-04-25']
    assert.deepEqual(
      tuesdaysAndASaturday.map((date) => isWorkingDay(calendar, day(date))),
      [false, true, true, false],
    )
  }))

test('hours that overlap later ones are refused; the same date is set anew', async () => {
  const twice = (first: string, second: string) =>
    inWorld(async (tx, { commune, chairman }) => {
      await setWorkingHours(tx, chairman, week(commune.id, { validFrom: first }))
      await setWorkingHours(tx, chairman, week(commune.id, { validFrom: second }))
      return (await findWorkingWeeks(tx, commune.path)).length
    })
  await assert.rejects(twice('2026-06-01', '2026-04-15'), { code: 'calendar.weeks_overlap' })
  assert.equal(await twice('2026-04-15', '2026-04-15'), 2)
})

test('a week without hours is refused at its first field', async () => {
  const none = inWorld((tx, { commune, chairman }) => setWorkingHours(tx, chairman, week(commune.id, { hours1: '' })))
  await assert.rejects(none, { code: 'calendar.week_without_hours', field: 'hours1' })
})

test('rules of terms hold from their date for the unit and below, one-stop practice before and beside', () =>
  inWorld(async (tx, { administrator, commune, counter, neighbour }) => {
    await setTermRules(tx, administrator, { ...rules, unitId: commune.id })
    const rulesAt = async ({ path }: { path: string }, date: string) => {
      const { receivedAfter, dayEnds } = (await getUnitClock(tx, path, { from: day(date), to: day(date) })).rules
      return [receivedAfter, dayEnds]
    }
    assert.deepEqual(await rulesAt(counter, '2026-02-28'), [null, 'same_time'])
    assert.deepEqual(await rulesAt(counter, '2026-03-01'), ['15:00', 'end_of_working_hours'])
    assert.deepEqual(await rulesAt(neighbour, '2026-03-01'), [null, 'same_time'])
    assert.deepEqual((await findTermRules(tx, counter.path))[0]?.receivedAfter, '15:00')
  }))

test('the clocks of several units come in one answer, each with its own', () =>
  inWorld(async (tx, { chairman, commune, neighbour }) => {
    await setWorkingHours(tx, chairman, week(commune.id))
    const clocks = await getUnitClocks(tx, [commune.path, neighbour.path, ''], YEAR_2026)
    const weeks = [commune.path, neighbour.path, ''].map((path) => clocks.get(path)?.calendar.weeks.length)
    assert.deepEqual(weeks, [2, 1, 1])
  }))
