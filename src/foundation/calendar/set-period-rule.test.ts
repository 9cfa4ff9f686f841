import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { period } from './calendar-input-fixtures.ts'
import { loadNationalData } from './national-data.ts'
import { findWorld, type World } from './people-fixtures.ts'
import { getReportingPeriods } from './period-queries.ts'
import { addPeriodRule, endPeriodRule } from './set-period-rule.ts'

const own = testDatabase({ own: true })
let world: World
before(async () => {
  world = await own.committed(async (tx) => {
    await loadNationalData(tx)
    return findWorld(tx, await makeCast(tx))
  })
})
const inWorld = <Result>(work: (tx: Tx, world: World) => Promise<Result>) => own.rolledBack((tx) => work(tx, world))

test('a unit that sets its periods leaves those of its superiors, for its years only', () =>
  inWorld(async (tx, { communeOfficer, commune, counter, province }) => {
    const periods = async ({ path }: { path: string }, year: number) =>
      (await getReportingPeriods(tx, path, year)).map(({ key, to }) => `${key} ${to.toString()}`)
    const id = await addPeriodRule(tx, communeOfficer, { ...period, unitId: commune.id })
    await endPeriodRule(tx, communeOfficer, { id, lastYear: 2026 })
    assert.deepEqual(await periods(counter, 2026), ['quarter_1 2026-02-28'])
    assert.equal((await periods(commune, 2027)).length, 4)
    assert.equal((await periods(province, 2026)).length, 4)
  }))

test('each kind of report has its own periods, and leaves those of the others', () =>
  inWorld(async (tx, { communeOfficer, commune }) => {
    await addPeriodRule(tx, communeOfficer, { ...period, unitId: commune.id, series: 'tthc' })
    assert.equal((await getReportingPeriods(tx, commune.path, 2026)).length, 4)
    assert.equal((await getReportingPeriods(tx, commune.path, 2026, 'tthc')).length, 1)
  }))

test('a period of the same name in the same years is refused', async () => {
  const twice = inWorld(async (tx, { administrator }) => {
    await addPeriodRule(tx, administrator, period)
  })
  await assert.rejects(twice, { code: 'calendar.periods_overlap' })
})

test('an impossible period is refused at its field', async () => {
  const adding = inWorld((tx, { administrator }) =>
    addPeriodRule(tx, administrator, { ...period, dueDay: 1, dueMonth: 2 }),
  )
  await assert.rejects(adding, { code: 'calendar.due_before_closing', field: 'dueMonth' })
})
