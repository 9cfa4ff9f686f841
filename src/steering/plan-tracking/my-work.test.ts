import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { makeTrackedPlan, onDay, storyDay } from '../../../test/support/tracked-plan.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { countMyWork, dueBucket, dueBuckets, findMyWork, isOwn, type MyWorkPart, type MyWorkRow } from './my-work.ts'
import { todayOf } from './work-item-state.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let planId: string

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  planId = await own.committed((tx) => makeTrackedPlan(tx, world))
})

/** More work of the same unit, a day apart. */
const addWork = (tx: Tx, count: number) =>
  sql`insert into plan_tracking.work_item (id, plan_id, task_id, area_id, authority_id, unit_id, kind, first_due_on)
    select gen_random_uuid(), plan_id, task_id, area_id, authority_id, unit_id, 'by-date', first_due_on + n
    from generate_series(1, ${count}) n, lateral (select * from plan_tracking.work_item
      where plan_id = ${planId} and unit_id = ${world.units.tanLapCulture} order by first_due_on limit 1) item`.execute(
    tx.query,
  )

async function walk(tx: Tx, actor: Actor, part: MyWorkPart | undefined): Promise<MyWorkRow[]> {
  const all: MyWorkRow[] = []
  for (let after: string | undefined; ;) {
    const rows = await findMyWork(tx, actor, { part, after, limit: 3 })
    if (!rows.length) return all
    all.push(...rows)
    after = rows.at(-1)!.order_key
  }
}

test('each figure is the length of what it opens, page after page, and each page says how much is left', () =>
  own.rolledBack(async (now) => {
    const tx = onDay(now, storyDay)
    const today = todayOf(tx.now)
    await addWork(tx, 25)
    for (const actor of [world.cast.communeSpecialist, world.cast.communeReformOfficer]) {
      const counts = await countMyWork(tx, actor)
      const all = await walk(tx, actor, undefined)
      assert.equal(all.length, counts.all)
      assert.equal(new Set(all.map(({ id }) => id)).size, counts.all)
      assert.deepEqual(
        all.map((row) => row.from_here),
        all.map((_, place) => counts.all - place + (place % 3)),
      )
      const waiting = await walk(tx, actor, 'waiting')
      assert.deepEqual(
        waiting.map(({ id }) => id),
        all.filter((row) => row.to_accept || row.to_decide).map(({ id }) => id),
      )
      assert.equal(waiting.length, counts.waiting)
      for (const bucket of dueBuckets) {
        const rows = await walk(tx, actor, bucket)
        const expected = all.filter((row) => isOwn(row) && dueBucket(row.last_day, today) === bucket)
        assert.deepEqual(
          rows.map(({ id }) => id),
          expected.map(({ id }) => id),
          bucket,
        )
        assert.equal(counts[bucket], rows.length, bucket)
      }
    }
  }))

test('what does not fit on the page is counted and one press away', async () => {
  await own.committed((tx) => addWork(tx, 230))
  const client = await signedIn(app, 'communeSpecialist')
  const { all } = await own.committed((tx) => countMyWork(tx, world.cast.communeSpecialist))
  await client.get('/viec-cua-toi')
  assert.match(client.page, new RegExp(`Còn ${all - 200} việc nữa`))
  assert.match(client.page, /href="\/viec-cua-toi\?muc=late#late"/)
  const next = /rel="next" href="([^"]+)"/.exec(client.page)![1]!
  await client.get(next.replaceAll('&amp;', '&'))
  assert.equal(client.page.match(/href="\/dau-viec\/[0-9a-f-]{36}"/g)!.length, all - 200)
  assert.doesNotMatch(client.page, /việc nữa/)
  assert.match(client.page, /rel="prev" href="\/viec-cua-toi"/)
  assert.equal((await client.get('/viec-cua-toi?muc=waiting&sau=khong-ro')).status, 200)
})
