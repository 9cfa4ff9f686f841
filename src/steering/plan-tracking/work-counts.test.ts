import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findWorkId, makeTrackedPlan, onDay, storyDay } from '../../../test/support/tracked-plan.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { findFilterChoices } from './work-counts.ts'
import { stateOn, todayOf } from './work-item-state.ts'

const ready = testDatabase()
const { rolledBack } = ready

/** What the database keeps, and what counting the work itself gives. */
async function keptAndTrue(tx: Tx) {
  const kept = await sql<Record<string, unknown>>`select plan_id, area_id, unit_id, person_id,
      case when late then 'done_late' else 'done_on_time' end as state, items
    from plan_tracking.accepted_work where items > 0 order by 1, 2, 3, 4, 5`.execute(tx.query)
  const counted = await sql<Record<string, unknown>>`select plan_id, area_id, unit_id, person_id,
      ${stateOn(todayOf(tx.now))} as state, count(*)::int as items
    from plan_tracking.work_item where accepted_at is not null and cancelled_at is null
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(tx.query)
  return { kept: kept.rows, counted: counted.rows }
}

test('accepted work is counted as it is accepted, whatever becomes of it later', () =>
  rolledBack(async (story) => {
    const tx = onDay(story, storyDay)
    const world = await makeCast(tx)
    const planId = await makeTrackedPlan(tx, world)
    const [late, onTime] = [await findWorkId(tx, planId, '=SUM'), await findWorkId(tx, planId, 'Rà soát')]
    const changes = [
      sql`select 1`,
      sql`update plan_tracking.work_item set area_id = null where id = ${late}`,
      sql`update plan_tracking.work_item set granted_due_on = '2026-04-30' where id = ${late}`,
      sql`update plan_tracking.work_item set amended_at = now(), amended_due_on = '2026-03-20' where id = ${onTime}`,
      // Half past eleven at night in UTC is the next day in Việt Nam.
      sql`update plan_tracking.work_item set delivered_at = '2026-04-30 23:30Z' where id = ${late}`,
      sql`update plan_tracking.work_item set person_id = ${world.cast.clerk.personId} where plan_id = ${planId}`,
      sql`update plan_tracking.work_item set unit_id = null where id = ${onTime}`,
      sql`update plan_tracking.work_item set cancelled_at = now() where id = ${late}`,
      sql`update plan_tracking.work_item set accepted_at = null where id = ${onTime}`,
      sql`insert into plan_tracking.work_item (id, plan_id, task_id, authority_id, kind, first_due_on, delivered_at, accepted_at)
        select gen_random_uuid(), plan_id, task_id, authority_id, kind, '2031-01-01', now(), now()
        from plan_tracking.work_item where id = ${onTime}`,
      sql`delete from plan_tracking.work_item where first_due_on = '2031-01-01'`,
    ]
    const seen = new Set<string>()
    for (const change of changes) {
      await change.execute(tx.query)
      const { kept, counted } = await keptAndTrue(tx)
      assert.deepEqual(kept, counted)
      seen.add(JSON.stringify(kept))
    }
    assert.ok(seen.size >= 9, 'the changes were changes')
    assert.deepEqual((await keptAndTrue(tx)).kept, [])
  }))

test('the application cannot write the counts by itself', async () => {
  const write = sql`update plan_tracking.accepted_work set items = 0`
  await assert.rejects(write.execute(ready.database.query), { code: '42501' })
})

test('the filter offers what occurs: areas, units, and the people of the chosen unit', () =>
  rolledBack(async (story) => {
    const tx = onDay(story, storyDay)
    const world = await makeCast(tx)
    const { cast, units } = world
    const planId = await makeTrackedPlan(tx, world)
    const give = (text: string, personId: string) =>
      findWorkId(tx, planId, text).then((id) =>
        sql`update plan_tracking.work_item set person_id = ${personId} where id = ${id}`.execute(tx.query),
      )
    await give('Rà soát', cast.communeSpecialist.personId)
    await give('Kiểm tra', cast.communeReformOfficer.personId)
    const all = await findFilterChoices(tx, cast.chairman, {})
    assert.deepEqual(
      all.areas.map(({ name }) => name),
      ['Cải cách thể chế', 'Cải cách thủ tục hành chính'],
    )
    assert.deepEqual(
      new Set(all.units.map(({ id }) => id)),
      new Set([units.tanLapCulture, units.tanLapCentre, units.tanLapOffice]),
    )
    assert.equal(all.open, true)
    assert.deepEqual(
      all.people.map(({ id }) => id).toSorted(),
      [cast.communeSpecialist.personId, cast.communeReformOfficer.personId].toSorted(),
    )
    const ofOne = await findFilterChoices(tx, cast.chairman, { planId, unitId: units.tanLapCulture })
    assert.deepEqual(
      ofOne.people.map(({ id }) => id),
      [cast.communeSpecialist.personId],
    )
    assert.equal(ofOne.units.length, 3)
    assert.deepEqual((await findFilterChoices(tx, cast.otherCommuneOfficer, {})).units, [])
  }))
