import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { addTask } from './add-task.ts'
import { changeTask } from './change-task.ts'
import { createPlan } from './create-plan.ts'
import { enterDirective } from './enter-directive.ts'
import { aPlan, aTask, aTypedTask } from './plan-fixtures.ts'
import { putIntoForce } from './put-into-force.ts'
import { addTarget } from './target-commands.ts'

// Ids of another plan in the fields of a form: somebody wrote them there by hand.
const { rolledBack } = testDatabase()

async function makePlan(tx: Tx, officer: Actor, authorityId: string) {
  const duty = { kind: 'other', units: [], section: '', text: 'Theo dõi, đôn đốc', place: null }
  const planId = await createPlan(tx, officer, aPlan(authorityId, { tasks: [aTask()], duties: [duty] }))
  const idOf = async (table: 'plans.area' | 'plans.duty' | 'plans.task') =>
    (await tx.query.selectFrom(table).select('id').where('plan_id', '=', planId).executeTakeFirstOrThrow()).id
  return {
    planId,
    areaId: await idOf('plans.area'),
    dutyId: await idOf('plans.duty'),
    taskId: await idOf('plans.task'),
  }
}

async function twoPlans(tx: Tx, { units, cast }: AnBinh) {
  const officer = cast.communeReformOfficer
  const own = await makePlan(tx, officer, units.tanLap)
  const other = await makePlan(tx, cast.otherCommuneOfficer, units.tanLapSouth)
  await putIntoForce(tx, officer, { id: own.planId, version: 1 })
  return { officer, own, other }
}

const day = Temporal.PlainDate.from('2026-04-02')
const amendment = { amendmentNumber: '45/QĐ-UBND', amendmentDate: day, amendmentReason: 'Điều chỉnh' }

test('an area of another plan is refused', () =>
  rolledBack(async (tx) => {
    const { officer, own, other } = await twoPlans(tx, await makeCast(tx))
    const { planId, taskId } = own
    const { areaId } = other
    const attempts = {
      'add a task': () => addTask(tx, officer, { ...aTypedTask({ areaId }), ...amendment, planId }),
      'change a task': () =>
        changeTask(tx, officer, { ...aTypedTask({ areaId }), ...amendment, id: taskId, version: 1 }),
      'add a target': () =>
        addTarget(tx, officer, { planId, areaId, text: 'Đúng hạn', comparator: 'qualitative', ...amendment }),
    }
    for (const [what, attempt] of Object.entries(attempts))
      await assert.rejects(undone(tx, attempt), { code: 'plans.area_elsewhere' }, what)
  }))

test('a duty or an order that is not of this plan does not spare the amendment', () =>
  rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const { officer, own, other } = await twoPlans(tx, world)
    const { planId } = own
    const order = { number: '9/CV', issuedOn: day, issuer: 'UBND tỉnh', abstract: 'Đẩy nhanh' }
    const theirs = world.units.tanLapSouth
    const directiveId = await enterDirective(
      tx,
      world.cast.otherCommuneOfficer,
      { ...order, authorityId: theirs },
      null,
    )
    for (const [origin, code] of [
      [{ dutyId: other.dutyId }, 'plans.duty_elsewhere'],
      [{ dutyId: tx.id() }, 'plans.duty_elsewhere'],
      [{ directiveId }, 'kernel.not_found'],
      [{ directiveId: tx.id() }, 'kernel.not_found'],
      [{}, 'plans.amendment_required'],
    ] as const) {
      const trying = undone(tx, () => addTask(tx, officer, { ...aTypedTask(), ...origin, planId }))
      await assert.rejects(trying, { code }, JSON.stringify(origin))
    }
    await addTask(tx, officer, { ...aTypedTask(), dutyId: own.dutyId, planId })
  }))
