import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast, type AnBinh, type CastName } from '../../../../test/support/cast.ts'
import { runJobs } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testServices } from '../../../../test/support/services.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { changeTask, createPlan, putIntoForce } from '../../plans/index.ts'
import { aPlan, aTask, led } from '../../plans/plan-fixtures.ts'
import { assignWork, assignWorkInput } from '../assign-work.ts'
import { decideDelivery } from '../decide-delivery.ts'
import { deliverOutput } from '../deliver-output.ts'
import { answerDifficulty, raiseDifficulty } from '../difficulty.ts'
import { askExtension, decideExtension } from '../extend-deadline.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
let world: AnBinh
let id: string

before(async () => {
  world = await own.committed(makeCast)
  id = await own.committed((tx) => aDuty(tx, world.units.tanLapCulture))
})

async function aDuty(tx: Tx, unitId: string): Promise<string> {
  const { units, cast } = world
  const planId = await createPlan(
    tx,
    cast.communeReformOfficer,
    aPlan(units.tanLap, { tasks: [aTask({ lead: led(unitId) })] }),
  )
  await putIntoForce(tx, cast.communeReformOfficer, { id: planId, version: 1 })
  const work = tx.query.selectFrom('plan_tracking.work_item').select('id').where('plan_id', '=', planId)
  return (await work.executeTakeFirstOrThrow()).id
}

/** Does it, lets the queue do its work, and says who was told what. */
async function toldOf(change: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const { query } = own.database
  await query.deleteFrom('notifications.email_attempt').execute()
  await query.deleteFrom('notifications.email').execute()
  await query.deleteFrom('notifications.notification').execute()
  await own.committed(change)
  await runJobs(services)
  await runJobs(services)
  const names = new Map(Object.entries(world.cast).map(([name, { personId }]) => [personId, name as CastName]))
  const rows = await query.selectFrom('notifications.notification').select(['person_id', 'kind']).execute()
  const mails = await query.selectFrom('notifications.email').select('state').execute()
  assert.deepEqual(
    mails.map(({ state }) => state),
    rows.map(() => 'sent'),
  )
  return rows.map((row) => `${names.get(row.person_id)} ${row.kind.replace('plan_tracking.', '')}`).toSorted()
}

const openDifficulty = async () =>
  (
    await own.database.query
      .selectFrom('plan_tracking.difficulty')
      .select('id')
      .where('answer', 'is', null)
      .executeTakeFirstOrThrow()
  ).id

test('what happens to work is told to whom it concerns, once, by notice and by mail', async () => {
  const {
    communeSpecialist: specialist,
    communeUnitHead: head,
    communeReformOfficer: officer,
    communeChairman: chairman,
  } = world.cast
  const wantedOn = Temporal.PlainDate.from('2026-06-30')
  const assign = assignWorkInput.parse({ id, personId: specialist.personId, version: '1' })
  const deliver = (text: string) => (tx: Tx) => deliverOutput(tx, specialist, { id, text }, [])
  const decide = (decision: 'accepted' | 'returned') => (tx: Tx) =>
    decideDelivery(tx, officer, { id, decision, reason: decision === 'returned' ? 'Thiếu phụ lục' : undefined })
  const ask = (tx: Tx) => askExtension(tx, specialist, { id, wantedOn, reason: 'Chờ số liệu' })
  const steps: [string, (tx: Tx) => Promise<unknown>, string[]][] = [
    ['assigned', (tx) => assignWork(tx, head, assign), ['communeSpecialist assigned']],
    ['asked', ask, ['communeChairman extension_asked', 'communeReformOfficer extension_asked']],
    [
      'refused',
      (tx) => decideExtension(tx, chairman, { id, decision: 'refused', reason: 'Đã gia hạn nhiều' }),
      ['communeSpecialist extension_refused'],
    ],
    ['asked again', ask, ['communeChairman extension_asked', 'communeReformOfficer extension_asked']],
    [
      'granted',
      (tx) => decideExtension(tx, chairman, { id, decision: 'granted' }),
      ['communeSpecialist extension_granted'],
    ],
    [
      'difficulty',
      (tx) => raiseDifficulty(tx, specialist, { id, text: 'Thiếu kinh phí' }),
      ['communeChairman difficulty_raised', 'communeReformOfficer difficulty_raised'],
    ],
    [
      'answer',
      async (tx) => answerDifficulty(tx, officer, { id, difficultyId: await openDifficulty(), answer: 'Đã bố trí' }),
      ['communeSpecialist difficulty_answered'],
    ],
    ['delivered', deliver('Kế hoạch số 12'), ['communeReformOfficer delivered']],
    ['returned', decide('returned'), ['communeSpecialist returned']],
    ['delivered again', deliver('Kế hoạch số 12, có phụ lục'), ['communeReformOfficer delivered']],
    ['accepted', decide('accepted'), ['communeSpecialist accepted']],
  ]
  for (const [name, change, expected] of steps) assert.deepEqual(await toldOf(change), expected, name)
})

test('nobody is told of what they did themselves: what the only officer delivers waits for the leader', async () => {
  const { communeReformOfficer: officer } = world.cast
  const mine = await own.committed((tx) => aDuty(tx, world.units.tanLapOffice))
  const told = await toldOf((tx) => deliverOutput(tx, officer, { id: mine, text: 'Báo cáo' }, []))
  assert.deepEqual(told, ['communeChairman delivered'])
})

test('another date is told to the assignee, else to the head of the unit: the last day on time, or that there is none', async () => {
  const { communeReformOfficer: officer, communeSpecialist: specialist } = world.cast
  const duty = await own.committed((tx) => aDuty(tx, world.units.tanLapCulture))
  const amend = async (dueDates: string[], deadlineExclusive = false) => {
    const task = await own.database.query
      .selectFrom('plans.task')
      .innerJoin('plan_tracking.work_item as item', 'item.task_id', 'plans.task.id')
      .select(['plans.task.id', 'plans.task.version', 'plans.task.text'])
      .where('item.id', '=', duty)
      .executeTakeFirstOrThrow()
    const told = await toldOf((tx) =>
      changeTask(tx, officer, {
        ...task,
        leadUnitIds: [world.units.tanLapCulture],
        coordinateUnitIds: [],
        deadlineKind: dueDates.length ? 'by-date' : 'ongoing',
        deadlineExclusive,
        dueDates: dueDates.map((day) => Temporal.PlainDate.from(day)),
        amendmentNumber: '45/QĐ-UBND',
        amendmentDate: Temporal.PlainDate.from('2026-04-02'),
        amendmentReason: 'Dời thời hạn',
      }),
    )
    const { params } = await own.database.query
      .selectFrom('notifications.notification')
      .select('params')
      .executeTakeFirstOrThrow()
    return [...told, (params as { due?: unknown }).due]
  }
  assert.deepEqual(await amend(['2026-10-15'], true), ['communeUnitHead due_changed', { day: '2026-10-14' }])
  const assign = assignWorkInput.parse({ id: duty, personId: specialist.personId, version: '1' })
  assert.deepEqual(await toldOf((tx) => assignWork(tx, officer, assign)), ['communeSpecialist assigned'])
  assert.deepEqual(await amend(['2026-11-20']), ['communeSpecialist due_changed', { day: '2026-11-20' }])
  assert.deepEqual(await amend([]), ['communeSpecialist due_removed', undefined])
})

test('who works for the plan of an authority that they cannot see is not told of it', async () => {
  const { communeReformOfficer: officer, otherCommuneOfficer: stranger } = world.cast
  const foreign = await own.committed((tx) => aDuty(tx, world.units.tanLapSouthOffice))
  const assign = assignWorkInput.parse({ id: foreign, personId: stranger.personId, version: '1' })
  assert.deepEqual(await toldOf((tx) => assignWork(tx, officer, assign)), [])
})

test('of a change that is rolled back nobody hears', async () => {
  const duty = await own.committed((tx) => aDuty(tx, world.units.tanLapCulture))
  const refused = own.committed(async (tx) => {
    await deliverOutput(tx, world.cast.communeSpecialist, { id: duty, text: 'Kế hoạch' }, [])
    throw new AppError('test.refused')
  })
  await assert.rejects(refused, { code: 'test.refused' })
  assert.deepEqual(await toldOf(async () => {}), [])
})
