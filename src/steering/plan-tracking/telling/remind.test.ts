import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh, type CastName } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { findHistory } from '../../../kernel/announce.ts'
import { createPlan, putIntoForce } from '../../plans/index.ts'
import { aPlan, aTask, led } from '../../plans/plan-fixtures.ts'
import { assignWork, assignWorkInput } from '../assign-work.ts'
import { deliverOutput } from '../deliver-output.ts'
import { askExtension, decideExtension } from '../extend-deadline.ts'
import '../index.ts'
import { remindOfDueWork } from './remind.ts'
import { reminderStage } from './reminder-stage.ts'

const { rolledBack } = testDatabase()

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const on = (tx: Tx, date: string): Tx => ({
  ...tx,
  now: day(date).toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '07:00' }).toInstant(),
})

/** A plan of Tân Lập in force with one task, due on 31 March 2026, led by the unit. */
async function aDuty(tx: Tx, { units, cast }: AnBinh, unit: keyof AnBinh['units']): Promise<string> {
  const plan = aPlan(units.tanLap, { tasks: [aTask({ lead: led(units[unit]) })] })
  const begun = on(tx, '2026-01-15')
  const planId = await createPlan(begun, cast.communeReformOfficer, plan)
  await putIntoForce(begun, cast.communeReformOfficer, { id: planId, version: 1 })
  const { id } = await tx.query
    .selectFrom('plan_tracking.work_item')
    .select('id')
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  return id
}

/** The job on every one of those days, twice; who heard what on which day. */
async function remindedOn(tx: Tx, { cast }: AnBinh, from: string, to: string): Promise<string[]> {
  const before = await tx.query.selectFrom('notifications.notification').select('id').execute()
  for (let date = day(from); Temporal.PlainDate.compare(date, day(to)) <= 0; date = date.add({ days: 1 }))
    for (const _ of [1, 2]) await remindOfDueWork(on(tx, date.toString()))
  const rows = await tx.query
    .selectFrom('notifications.notification')
    .select(['id', 'person_id', 'kind', 'created_at'])
    .orderBy('created_at')
    .execute()
  const known = new Set(before.map(({ id }) => id))
  const names = new Map(Object.entries(cast).map(([name, actor]) => [actor.personId, name as CastName]))
  return rows
    .filter(({ id }) => !known.has(id))
    .map(({ person_id: person, kind, created_at: at }) => {
      const date = at.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()
      return `${date.slice(5)} ${names.get(person)} ${kind.replace('plan_tracking.', '')}`
    })
}

const world = <Result>(work: (tx: Tx, world: AnBinh) => Promise<Result>) =>
  rolledBack(async (tx) => work(tx, await makeCast(tx)))

test('the head of the unit is reminded 7, 3 and 1 days before and on the first day after, once each', () =>
  world(async (tx, made) => {
    const id = await aDuty(tx, made, 'tanLapCulture')
    assert.deepEqual(await remindedOn(tx, made, '2026-03-20', '2026-04-20'), [
      '03-24 communeUnitHead due_soon',
      '03-28 communeUnitHead due_soon',
      '03-30 communeUnitHead due_soon',
      '04-01 communeUnitHead overdue',
    ])
    const history = await findHistory(tx, [id])
    const reminded = history.filter(({ action }) => action === 'plan_tracking.reminded')
    assert.equal(reminded.length, 4)
    assert.ok(reminded.every(({ actor_id, actor_name }) => actor_id === null && actor_name === 'rule:plan-reminder'))
    const mails = await tx.query.selectFrom('notifications.email').select(['address', 'subject', 'body']).execute()
    assert.equal(mails.length, 4)
    assert.match(mails[0]!.body, /phải xong trong ngày 31\/3\/2026/)
  }))

test('a day on which the machine was off delays a reminder and loses none; old lateness is no news', () => {
  assert.equal(reminderStage(8), null)
  assert.deepEqual([7, 6, 4].map(reminderStage), ['due_7', 'due_7', 'due_7'])
  assert.deepEqual([3, 2].map(reminderStage), ['due_3', 'due_3'])
  assert.deepEqual([1, 0].map(reminderStage), ['due_1', 'due_1'])
  assert.deepEqual([-1, -5, -6].map(reminderStage), ['overdue', 'overdue', null])
})

test('whoever it was given to is reminded instead of the head; a successor is told anew', () =>
  world(async (tx, made) => {
    const id = await aDuty(tx, made, 'tanLapCulture')
    const { communeUnitHead: head, communeSpecialist: specialist } = made.cast
    const assign = async (personId: string, version: string) =>
      assignWork(tx, head, assignWorkInput.parse({ id, personId, version }))
    await assign(specialist.personId, '1')
    assert.deepEqual(await remindedOn(tx, made, '2026-03-24', '2026-03-25'), ['03-24 communeSpecialist due_soon'])
    await assign(head.personId, '2')
    assert.deepEqual(await remindedOn(tx, made, '2026-03-26', '2026-03-27'), ['03-26 communeUnitHead due_soon'])
  }))

test('of a unit without a head, whoever may assign its work is reminded', () =>
  world(async (tx, made) => {
    await aDuty(tx, made, 'tanLapOffice')
    assert.deepEqual(await remindedOn(tx, made, '2026-03-31', '2026-03-31'), ['03-31 communeReformOfficer due_soon'])
  }))

test('nobody is reminded of work that they could not open', () =>
  world(async (tx, made) => {
    await aDuty(tx, made, 'tanLapSouthOffice')
    assert.deepEqual(await remindedOn(tx, made, '2026-03-20', '2026-04-20'), [])
  }))

test('delivered work is left in peace; granted time brings reminders of its own date', () =>
  world(async (tx, made) => {
    const id = await aDuty(tx, made, 'tanLapCulture')
    const { communeSpecialist: specialist, communeReformOfficer: officer } = made.cast
    const asked = on(tx, '2026-03-25')
    assert.equal((await remindedOn(tx, made, '2026-03-24', '2026-03-25')).length, 1)
    await askExtension(asked, specialist, { id, wantedOn: day('2026-04-10'), reason: 'Chờ số liệu' })
    await decideExtension(asked, officer, { id, decision: 'granted' })
    assert.deepEqual(await remindedOn(tx, made, '2026-03-26', '2026-04-03'), ['04-03 communeUnitHead due_soon'])
    await deliverOutput(on(tx, '2026-04-04'), specialist, { id, text: 'Kế hoạch' }, [])
    assert.deepEqual(await remindedOn(tx, made, '2026-04-04', '2026-04-20'), [])
  }))
