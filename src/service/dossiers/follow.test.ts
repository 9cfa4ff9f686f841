import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { announce } from '../../kernel/announce.ts'
import { runDueJobs } from '../../kernel/jobs/worker.ts'
import { mergeUnits } from '../../foundation/organisation/index.ts'
import { aFiling, makeOneStop, throughTo, type OneStop } from './dossier-fixtures.ts'
import { getDossier } from './get-dossier.ts'
import { dossiersModule } from './index.ts'

const own = testDatabase({ own: true })
const services = testServices(own)

const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)

let world: AnBinh & { shop: OneStop }
const open: string[] = []

before(async () => {
  world = await own.committed(
    async (tx) => {
      const province = await makeCast(tx)
      const made = { ...province, shop: await makeOneStop(tx, province) }
      const filing = aFiling(made.shop, made, {
        procedureId: made.shop.procedures.land.procedureId,
        papers: [{ componentKey: 'don', copyKind: 'original' }],
      })
      for (let count = 0; count < 3; count++) open.push((await throughTo(tx, made, filing, 'assign')).id)
      open.push((await throughTo(tx, made, aFiling(made.shop, made), 'done')).id)
      return made
    },
    { now: local('2026-11-16 09:00') },
  )
})

const dueOf = async (id: string): Promise<string[]> => {
  const dossier = await own.rolledBack((tx) => getDossier(tx, world.cast.clerk, id))
  return [String(dossier.first_due_at), String(dossier.due_at)]
}

test('a day off decided after the date was promised moves the date of what runs, and keeps the promise on record', async () => {
  const promised = local('2026-12-01 09:00').toString()
  assert.deepEqual(await dueOf(open[0]!), [promised, promised])
  await own.committed(async (tx) => {
    await tx.query
      .insertInto('calendar.decided_day')
      .values({
        id: tx.id(),
        date: Temporal.PlainDate.from('2026-11-20'),
        kind: 'holiday',
        name: 'Ngày nghỉ mới',
        document: 'Quyết định số 1',
        active: true,
        created_at: tx.now,
      })
      .execute()
    await announce(tx, world.cast.administrator, {
      name: 'calendar.day_added',
      subjectKind: 'calendar.day',
      subjectId: tx.id(),
    })
  })
  await runDueJobs({ services, modules: [dossiersModule] })
  for (const id of open.slice(0, 3)) assert.deepEqual(await dueOf(id), [promised, local('2026-12-02 09:00').toString()])
  // What was finished keeps the date by which it was judged.
  const finished = local('2026-11-17 09:00').toString()
  assert.deepEqual(await dueOf(open[3]!), [finished, finished])
  const told = await own.database.query
    .selectFrom('kernel.audit')
    .select(['subject_id', 'actor_name'])
    .where('action', '=', 'dossiers.due_moved')
    .execute()
  assert.deepEqual(new Set(told.map((row) => row.subject_id)), new Set(open.slice(0, 3)))
  assert.equal(told[0]!.actor_name, 'rule:dates-follow-the-calendar')
})

test('when its commune is merged into another, a running dossier is found and worked on by whoever took over', async () => {
  const { units, cast } = world
  const id = await own.committed(
    async (tx) => {
      const filing = aFiling(world.shop, world, { authorityId: units.tanLapSouth })
      return (await throughTo(tx, world, filing, 'assign')).id
    },
    { now: local('2026-11-17 09:00') },
  )
  await own.committed(
    (tx) =>
      mergeUnits(tx, cast.administrator, {
        id: units.suoiMay,
        fromIds: [units.tanLapSouth],
        from: Temporal.PlainDate.from('2026-11-18'),
        document: 'Nghị quyết số 9',
        movePeople: false,
      }),
    { now: local('2026-11-18 09:00') },
  )
  await runDueJobs({ services, modules: [dossiersModule] })
  const dossier = await own.rolledBack((tx) => getDossier(tx, cast.clerk, id), { now: local('2026-11-18 10:00') })
  assert.equal(dossier.competent_unit_id, units.suoiMay)
  assert.ok(dossier.scope_ids.includes(units.suoiMay) && dossier.scope_ids.includes(units.tanLapSouth))
})
