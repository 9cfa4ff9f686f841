import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCaseWorld, monday, only, vietnam, type CaseWorld } from '../../../../test/support/case-world.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { findUnitsInPlace } from '../../organisation/index.ts'
import { dissolveUnit, mergeUnits } from '../../organisation/index.ts'
import { caseFixtures } from '../case-fixtures.ts'
import { completeStep, openSteps, processFixtures, type UnitRule } from '../index.ts'
import { followUnits } from '../upkeep/follow-units.ts'

const db = testDatabase()
before(caseFixtures.register)
const { work, end } = processFixtures

const inWorld = (run: (tx: Tx, world: CaseWorld) => Promise<void>) =>
  db.rolledBack(async (tx) => run(tx, await makeCaseWorld(tx)), { now: monday })

const from = Temporal.PlainDate.from('2026-03-01')
const of = (unit: UnitRule) => ({ steps: [work('first', 'second'), work('second', 'done', { unit }), end('done')] })

/** The unit of the second step. */
async function unitOf(tx: Tx, { units, cast, start }: CaseWorld, unit: UnitRule, address?: string) {
  const place = { reception: units.tanLapCentre, competent: units.tanLapCulture, ...(address && { address }) }
  const { opened } = await start(of(unit), { units: place })
  const act = { stepId: only(opened).id, action: 'next', facts: {} }
  return only((await completeStep(tx, cast.communeSpecialist, act)).opened).unitId
}

test('each rule finds its unit', () =>
  inWorld(async (tx, world) => {
    const { units } = world
    const found = (unit: UnitRule, address?: string) => unitOf(tx, world, unit, address)
    assert.equal(await found({ rule: 'same' }), units.tanLapCulture)
    assert.equal(await found({ rule: 'upper' }), units.tanLap)
    assert.equal(await found({ rule: 'reception' }), units.tanLapCentre)
    assert.equal(await found({ rule: 'named', unitId: units.justice }), units.justice)
    assert.equal(await found({ rule: 'address' }, '97007'), units.binhHoaWard)
    await assert.rejects(found({ rule: 'address' }, '00000'), { code: 'workflow.no_unit_for_step' })
    await assert.rejects(found({ rule: 'address' }), { code: 'workflow.no_unit_for_step' })
  }))

test('a step for a unit that ended opens at the unit that took over, and the address follows too', () =>
  inWorld(async (tx, world) => {
    const { units, cast } = world
    await mergeUnits(tx, cast.administrator, {
      id: units.tanLap,
      fromIds: [units.tanLapSouth],
      from,
      movePeople: true,
      document: '237/NQ-UBTVQH16',
    })
    const rule = { rule: 'named', unitId: units.tanLapSouth } as const
    assert.equal(await unitOf(tx, world, rule), units.tanLap)
    assert.equal(await unitOf(tx, world, { rule: 'address' }, '97004'), units.tanLap)
  }))

test('heirs of heirs are found; where nobody took over it is the unit above', () =>
  inWorld(async (tx, { units, cast }) => {
    const merge = (id: string, fromIds: string[], day: string) =>
      mergeUnits(tx, cast.administrator, {
        id,
        fromIds,
        from: Temporal.PlainDate.from(day),
        movePeople: true,
        document: '',
      })
    await merge(units.suoiMay, [units.tanLapSouth], '2025-07-01')
    await merge(units.hoiLong, [units.suoiMay], '2026-01-01')
    await dissolveUnit(tx, cast.administrator, {
      id: units.tanLapEconomy,
      heirId: undefined,
      from,
      movePeople: false,
      document: '1/QĐ',
    } as Parameters<typeof dissolveUnit>[2])
    const wanted = [units.tanLapSouth, units.hoiLong, units.tanLapEconomy].map((id) => ({ id }))
    const found = await findUnitsInPlace(tx, [...wanted, { id: units.province, upper: true }])
    assert.deepEqual(
      found.map((unit) => unit?.id),
      [units.hoiLong, units.hoiLong, units.tanLap, units.province],
    )
  }))

test('what lies open at a unit that ends goes to its heir', () =>
  inWorld(async (tx, { units, cast, start }) => {
    await start(of({ rule: 'same' }))
    await mergeUnits(tx, cast.administrator, {
      id: units.tanLapEconomy,
      fromIds: [units.tanLapCulture],
      from,
      movePeople: true,
      document: '5/NQ-HĐND',
    })
    assert.equal(await followUnits(tx), 1)
    const open = await tx.query.selectFrom(openSteps(tx).as('step')).select('unit_id').execute()
    assert.deepEqual(open, [{ unit_id: units.tanLapEconomy }])
    assert.equal(await followUnits(tx), 0)
  }))

test('a merger decided for later leaves the step where it is until then', () =>
  inWorld(async (tx, { units, cast, start }) => {
    await start(of({ rule: 'same' }))
    const later = { id: units.tanLapEconomy, fromIds: [units.tanLapCulture], movePeople: true, document: '5/NQ-HĐND' }
    await mergeUnits(tx, cast.administrator, { ...later, from: Temporal.PlainDate.from('2026-03-09') })
    assert.equal(await followUnits(tx), 0)
    assert.equal(await followUnits({ ...tx, now: vietnam('2026-03-09T00:30') }), 1)
  }))

test('a part done in another unit has a time of its own there and comes back to the unit that sent it', () =>
  inWorld(async (tx, { units, start }) => {
    const elsewhere = work('ask', 'again', {
      unit: { rule: 'named', unitId: units.justice },
      time: { amount: 2, unit: 'working_day' },
    })
    const definition = {
      steps: [
        work('first', 'ask'),
        elsewhere,
        // Still there: the home is not forgotten on the way.
        work('again', 'home', { unit: { rule: 'same' } }),
        work('home', 'done', { unit: { rule: 'back' } }),
        end('done'),
      ],
    }
    const { opened } = await start(definition)
    const act = async (stepId: string) =>
      only((await completeStep(tx, { rule: 'test' }, { stepId, action: 'next', facts: {} })).opened)
    const sent = await act(only(opened).id)
    assert.deepEqual([sent.unitId, sent.dueAt?.toString()], [units.justice, vietnam('2026-03-04T08:00').toString()])
    const again = await act(sent.id)
    assert.equal(again.unitId, units.justice)
    assert.equal((await act(again.id)).unitId, units.tanLapCulture)
  }))
