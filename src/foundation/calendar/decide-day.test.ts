import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { storm } from './calendar-input-fixtures.ts'
import { findDaysOfYear, getUnitClock } from './calendar-queries.ts'
import { addDay, switchDay } from './decide-day.ts'
import { isWorkingDay } from './legal-clock.ts'
import { loadNationalData } from './national-data.ts'
import { findWorld, type World } from './people-fixtures.ts'
import { settleYear } from './settle-year.ts'

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
const calendarOf = async (tx: Tx, { path }: { path: string }) => (await getUnitClock(tx, path, YEAR_2026)).calendar
const STORM = day('2026-09-10')

test('the national data loads once, settles its years and brings back nothing that was taken out of force', () =>
  inWorld(async (tx, { province, administrator }) => {
    const days = () => findDaysOfYear(tx, province.path, 2026)
    const before = await days()
    assert.equal(before.length, 19)
    const culture = before.find(({ date }) => date === '2026-11-24')!
    await switchDay(tx, administrator, { id: culture.id, active: 'false' })
    await loadNationalData(tx)
    assert.deepEqual(
      (await days()).map(({ date, status }) => [date, status]),
      before.map(({ date, status }) => [date, date === '2026-11-24' ? 'proposed' : status]),
    )
    const calendar = await calendarOf(tx, province)
    assert.equal(calendar.settledUntil, '2026-12-31')
    const works = ['2026-11-24', '2026-11-23', '2026-08-22', '2026-11-28'].map((date) =>
      isWorkingDay(calendar, day(date)),
    )
    assert.deepEqual(works, [true, true, true, false])
  }))

test('a day that a unit decides holds for it and those below, and for nobody else', () =>
  inWorld(async (tx, { communeOfficer, province, commune, counter, neighbour }) => {
    await addDay(tx, communeOfficer, storm(commune.id))
    const closed: boolean[] = []
    for (const unit of [province, commune, counter, neighbour])
      closed.push(!isWorkingDay(await calendarOf(tx, unit), STORM))
    assert.deepEqual(closed, [false, true, true, false])
  }))

test('a unit below overrides its superior', () =>
  inWorld(async (tx, { administrator, commune, counter, neighbour }) => {
    const open = { kind: 'other_hours', hours: '7:30-11:30' }
    await addDay(tx, administrator, storm(commune.id, open))
    await addDay(tx, administrator, storm(undefined))
    assert.equal(isWorkingDay(await calendarOf(tx, counter), STORM), true)
    assert.equal(isWorkingDay(await calendarOf(tx, neighbour), STORM), false)
  }))

test('a proposal changes nothing until it is put into force, once', () =>
  inWorld(async (tx, { administrator, province }) => {
    const works = async () => isWorkingDay(await calendarOf(tx, province), STORM)
    const id = await addDay(tx, administrator, storm(undefined, { active: undefined }))
    assert.equal(await works(), true)
    assert.equal((await switchDay(tx, administrator, { id, active: 'true' })).year, 2026)
    assert.equal(await works(), false)
    await assert.rejects(switchDay(tx, administrator, { id, active: 'true' }), { code: 'calendar.day_already_active' })
  }))

test('a day already decided is refused by the database, for one unit as for every unit', async () => {
  for (const whose of ['commune', undefined] as const) {
    const twice = inWorld(async (tx, world) => {
      const unitId = whose && world[whose].id
      await addDay(tx, world.administrator, storm(unitId))
      await addDay(tx, world.administrator, storm(unitId, { document: '13/CĐ-UBND' }))
    })
    await assert.rejects(twice, { code: 'calendar.day_already_decided', status: 409 })
  }
})

test('a made-up day names the day it makes up, a day of other hours its hours', async () => {
  const adding = (more: object) => inWorld((tx, { administrator }) => addDay(tx, administrator, storm(undefined, more)))
  await assert.rejects(adding({ kind: 'swap_work' }), { code: 'calendar.replaced_day_required', field: 'replaces' })
  await assert.rejects(adding({ kind: 'other_hours' }), { code: 'calendar.hours_required', field: 'hours' })
  await adding({ kind: 'other_hours', hours: '7:30-11:30' })
})

test('a year is settled once', async () => {
  const twice = inWorld(async (tx, { administrator }) => {
    await settleYear(tx, administrator, { year: 2027, document: '1/TB' })
    await settleYear(tx, administrator, { year: 2027, document: '2/TB' })
  })
  await assert.rejects(twice, { code: 'calendar.year_already_settled' })
})

test('every change is in the history with who made it and whose it is', () =>
  inWorld(async (tx, { communeOfficer, commune }) => {
    await addDay(tx, communeOfficer, storm(commune.id))
    const { rows } = await sql`select actor_name, action, unit_id from kernel.audit
      where action like 'calendar.%' order by number`.execute(tx.query)
    assert.deepEqual(rows, [
      { actor_name: 'rule:national-calendar', action: 'calendar.national_days_loaded', unit_id: null },
      { actor_name: 'Đỗ Thị Mai', action: 'calendar.day_added', unit_id: commune.id },
    ])
  }))
