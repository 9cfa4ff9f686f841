// Two people, or one impatient person, at the same moment, on real commits: one change each time, and a plain sentence
// for whoever came second.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { AppError } from '../src/kernel/errors.ts'
import { addTask } from '../src/steering/plans/add-task.ts'
import { changeTask } from '../src/steering/plans/change-task.ts'
import { createPlan, putIntoForce } from '../src/steering/plans/index.ts'
import { aPlan, aTask, aTypedTask, led } from '../src/steering/plans/plan-fixtures.ts'
import {
  askExtension,
  decideDelivery,
  decideExtension,
  deliverOutput,
  raiseDifficulty,
} from '../src/steering/plan-tracking/index.ts'
import { makeCast, type AnBinh } from './support/cast.ts'
import { testDatabase } from './support/database.ts'
import type { Tx } from '../src/kernel/database/types.ts'

const database = testDatabase({ own: true })
let world: AnBinh
before(async () => {
  world = await database.committed(makeCast)
})

async function planOf(tasks: number, inForce: boolean): Promise<string> {
  return database.committed(async (tx) => {
    const officer = world.cast.communeReformOfficer
    const culture = led(world.units.tanLapCulture)
    const plan = aPlan(world.units.tanLap, {
      tasks: Array.from({ length: tasks }, (_, at) => aTask({ number: String(at + 1), lead: culture })),
    })
    const id = await createPlan(tx, officer, plan)
    if (inForce) await putIntoForce(tx, officer, { id, version: 1 })
    return id
  })
}

const worksOf = (planId: string) =>
  database.database.query.selectFrom('plan_tracking.work_item').selectAll().where('plan_id', '=', planId).execute()

const tasksOf = (planId: string) =>
  database.database.query
    .selectFrom('plans.task')
    .select('id')
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()

async function newWork(): Promise<string> {
  return (await worksOf(await planOf(1, true)))[0]!.id
}

/** Runs all at the same time; what came of each: 'done' or the code of its refusal, in alphabetical order. */
async function atOnce(...attempts: ((tx: Tx) => Promise<unknown>)[]): Promise<string[]> {
  const outcomes = await Promise.all(
    attempts.map((attempt) =>
      database.committed(attempt).then(
        () => 'done',
        (error: unknown) => {
          if (error instanceof AppError) return error.code
          throw error
        },
      ),
    ),
  )
  return outcomes.toSorted()
}

const deliver = (id: string) => (tx: Tx) =>
  deliverOutput(tx, world.cast.communeSpecialist, { id, text: 'Báo cáo số 9' }, [])

test('delivered twice is delivered once', async () => {
  const id = await newWork()
  assert.deepEqual(await atOnce(deliver(id), deliver(id)), ['done', 'plan_tracking.already_delivered'])
  const deliveries = await database.database.query
    .selectFrom('plan_tracking.delivery')
    .select('id')
    .where('work_item_id', '=', id)
    .execute()
  assert.equal(deliveries.length, 1)
})

test('accepted by one and returned by another: one of the two', async () => {
  const id = await newWork()
  await database.committed(deliver(id))
  const decide = (decision: 'accepted' | 'returned', who: 'communeReformOfficer' | 'reformOfficer') => (tx: Tx) =>
    decideDelivery(tx, world.cast[who], { id, decision, reason: 'Thiếu phụ lục' })
  const outcomes = await atOnce(decide('accepted', 'communeReformOfficer'), decide('returned', 'reformOfficer'))
  assert.match(outcomes.join(), /^done,plan_tracking\.(already_accepted|nothing_delivered)$/)
})

test('whoever decides decides on what was on the page, not on what came since', async () => {
  const id = await newWork()
  await database.committed(deliver(id))
  const seen = await database.database.query
    .selectFrom('plan_tracking.work_item')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await database.committed((tx) =>
    decideDelivery(tx, world.cast.reformOfficer, { id, decision: 'returned', reason: 'Thiếu phụ lục' }),
  )
  await database.committed(deliver(id))
  const officer = world.cast.communeReformOfficer
  const stale = database.committed((tx) => decideDelivery(tx, officer, { id, decision: 'accepted', ...seen }))
  await assert.rejects(stale, { code: 'kernel.changed_meanwhile' })
})

test('time asked twice is asked once, granted twice is granted once', async () => {
  const id = await newWork()
  const [wantedOn, later] = [Temporal.PlainDate.from('2026-06-30'), Temporal.PlainDate.from('2026-07-31')]
  const ask = (tx: Tx) => askExtension(tx, world.cast.communeSpecialist, { id, wantedOn, reason: 'Chờ số liệu' })
  assert.deepEqual(await atOnce(ask, ask), ['done', 'plan_tracking.extension_already_asked'])
  const grant = (grantedOn: Temporal.PlainDate) => (tx: Tx) =>
    decideExtension(tx, world.cast.communeReformOfficer, { id, decision: 'granted', grantedOn })
  assert.deepEqual(await atOnce(grant(wantedOn), grant(later)), ['done', 'plan_tracking.no_extension_asked'])
})

test('put into force twice has its work once', async () => {
  const id = await planOf(3, false)
  const put = (tx: Tx) => putIntoForce(tx, world.cast.communeReformOfficer, { id, version: 1 })
  assert.deepEqual(await atOnce(put, put), ['done', 'kernel.changed_meanwhile'])
  assert.equal((await worksOf(id)).length, 3)
})

const amendment = {
  amendmentNumber: '45/QĐ-UBND',
  amendmentDate: Temporal.PlainDate.from('2026-04-02'),
  amendmentReason: 'Điều chỉnh',
}
const change = (id: string, text: string) => (tx: Tx) =>
  changeTask(tx, world.cast.communeReformOfficer, { ...aTypedTask({ text }), ...amendment, id, version: 1 })

test('one task amended by two: the second is told', async () => {
  const planId = await planOf(1, true)
  const [task] = await tasksOf(planId)
  const outcomes = await atOnce(change(task!.id, 'Sửa lần một'), change(task!.id, 'Sửa lần hai'))
  assert.deepEqual(outcomes, ['done', 'kernel.changed_meanwhile'])
})

test('several changes under one deciding document at once are one amendment', async () => {
  const planId = await planOf(2, true)
  const [first, second] = await tasksOf(planId)
  const add = (tx: Tx) => addTask(tx, world.cast.communeReformOfficer, { ...aTypedTask(), ...amendment, planId })
  const outcomes = await atOnce(change(first!.id, 'Một'), change(second!.id, 'Hai'), add, add)
  assert.deepEqual(outcomes, ['done', 'done', 'done', 'done'])
  const amendments = database.database.query.selectFrom('plans.amendment').select('id').where('plan_id', '=', planId)
  assert.equal((await amendments.execute()).length, 1)
})

test('work and an amendment of its task at once wait for each other', async () => {
  const planId = await planOf(1, true)
  const [task] = await tasksOf(planId)
  const [work] = await worksOf(planId)
  const raise = (text: string) => (tx: Tx) => raiseDifficulty(tx, world.cast.communeSpecialist, { id: work!.id, text })
  const outcomes = await atOnce(raise('Một'), change(task!.id, 'Sửa'), raise('Hai'))
  // The amendment gives the task to nobody: a difficulty that comes after it finds the work over.
  assert.match(outcomes.join(), /^done(,(done|plan_tracking\.cancelled)){2}$/)
})
