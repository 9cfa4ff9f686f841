import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { makeTrackedPlan, onDay, storyDay } from '../../../test/support/tracked-plan.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { countedStates, sumOf } from './pages/state-counts.ts'
import { findOverview } from './work-counts.ts'
import { findWork, type WorkRow } from './work-queries.ts'
import type { WorkFilter } from './work-scope.ts'

const { rolledBack } = testDatabase()

/** Counts by walking the list, page after page. */
async function walk(tx: Tx, actor: Actor, filter: WorkFilter): Promise<WorkRow[]> {
  const all: WorkRow[] = []
  for (let after: string | undefined; ;) {
    const rows = await findWork(tx, actor, { ...filter, limit: 3, ...(after ? { after } : {}) })
    all.push(...rows)
    if (rows.length < 3) return all
    after = rows.at(-1)!.order_key
  }
}

test('each figure of the overview is the length of the list it opens, for everybody and under every filter', () =>
  rolledBack(async (story) => {
    const tx = onDay(story, storyDay)
    const world = await makeCast(tx)
    const planId = await makeTrackedPlan(tx, world)
    const { cast, units } = world
    const filters: WorkFilter[] = [
      {},
      { planId },
      { text: 'bao cao' },
      { dueFrom: Temporal.PlainDate.from('2026-04-10'), dueTo: Temporal.PlainDate.from('2026-05-31') },
      { unitId: units.tanLapCulture },
      { unassigned: true },
      { planId, personId: cast.communeSpecialist.personId },
    ]
    for (const actor of [cast.communeSpecialist, cast.chairman, cast.inspector, cast.nobody, cast.administrator])
      for (const filter of filters)
        for (const by of ['area', 'unit'] as const) {
          const overview = await findOverview(tx, actor, filter, by)
          const rows = await walk(tx, actor, filter)
          const groups = Map.groupBy(rows, (row) => (by === 'area' ? row.area_id : row.unit_id))
          assert.equal(overview.length, groups.size)
          for (const row of overview) {
            const listed = groups.get(row.group_id)!
            assert.equal(row.total, listed.length)
            for (const state of countedStates)
              assert.equal(row[state], listed.filter((one) => one.state === state).length, `${state} by ${by}`)
            assert.equal(
              row.total,
              countedStates.reduce((sum, state) => sum + row[state], 0),
              'the states add up',
            )
          }
        }
    const [byArea, byUnit] = [
      await findOverview(tx, cast.chairman, { planId }, 'area'),
      await findOverview(tx, cast.chairman, { planId }, 'unit'),
    ]
    assert.equal(sumOf(byArea, 'total'), 8)
    assert.equal(sumOf(byUnit, 'total'), 8)
    assert.deepEqual(
      countedStates.map((state) => sumOf(byArea, state)),
      [1, 1, 2, 1, 1, 1, 1],
    )
    assert.deepEqual(await findWork(tx, cast.otherCommuneOfficer, { planId }), [])
  }))

test('page after page, nothing is left out and nothing comes twice', () =>
  rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const planId = await makeTrackedPlan(tx, world)
    const whole = await findWork(tx, world.cast.clerk, { planId, limit: 100 })
    const walked = await walk(tx, world.cast.clerk, { planId })
    assert.deepEqual(
      walked.map(({ id }) => id),
      whole.map(({ id }) => id),
    )
    assert.equal(new Set(walked.map(({ id }) => id)).size, 8)
  }))

test('over several plans too, the newest first; a made-up place leads to the beginning', () =>
  rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const plans = [await makeTrackedPlan(tx, world), await makeTrackedPlan(tx, world)]
    const walked = await walk(tx, world.cast.clerk, {})
    assert.equal(new Set(walked.map(({ id }) => id)).size, 16)
    assert.deepEqual([...new Set(walked.map((row) => row.plan_id))], plans.toReversed())
    const first = await findWork(tx, world.cast.clerk, { after: '9999', limit: 3 })
    assert.deepEqual(first, walked.slice(0, 3))
  }))
