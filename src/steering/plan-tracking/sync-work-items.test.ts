import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { makeCast } from '../../../test/support/cast.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { changeTask, createPlan, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask, led } from '../plans/plan-fixtures.ts'
import './index.ts'
import { instructWork } from './instruct-work.ts'

const { rolledBack } = testDatabase()

const workOf = (tx: Tx, planId: string) =>
  tx.query
    .selectFrom('plan_tracking.work_item')
    .select(['unit_id', 'first_due_on', 'cancelled_at'])
    .where('plan_id', '=', planId)
    .orderBy('first_due_on')
    .execute()

test('in force, every lead unit owes every due date; before that nobody owes anything', () =>
  rolledBack(async (tx) => {
    const { units, cast } = await makeCast(tx)
    const officer = cast.communeReformOfficer
    const quarterly = aTask({
      lead: led(units.tanLapOffice, units.tanLapCulture),
      deadline: { text: 'Hằng quý', kind: 'recurring', every: 'quarter', dueDates: ['2026-06-30', '2026-03-31'] },
    })
    const open = aTask({ number: '2', deadline: { text: 'Thường xuyên', kind: 'ongoing', dueDates: [] } })
    const planId = await createPlan(tx, officer, aPlan(units.tanLap, { tasks: [quarterly, open] }))
    assert.deepEqual(await workOf(tx, planId), [])

    await putIntoForce(tx, officer, { id: planId, version: 1 })
    const work = await workOf(tx, planId)
    assert.deepEqual(
      work
        .map(
          (item) =>
            `${item.first_due_on?.toString() ?? 'none'} ${item.unit_id === null ? 'open' : item.unit_id === units.tanLapOffice ? 'office' : 'culture'}`,
        )
        .toSorted(),
      ['2026-03-31 culture', '2026-03-31 office', '2026-06-30 culture', '2026-06-30 office', 'none open'],
    )
  }))

test('a stranger cannot put a plan of another commune into force', () =>
  rolledBack(async (tx) => {
    const { units, cast } = await makeCast(tx)
    const planId = await createPlan(tx, cast.communeReformOfficer, aPlan(units.tanLap, { tasks: [aTask()] }))
    await assert.rejects(putIntoForce(tx, cast.otherCommuneOfficer, { id: planId, version: 1 }), {
      code: 'kernel.not_found',
    })
  }))

test('a change of words leaves the work alone: what was instructed keeps its date, what was accepted its acceptance', () =>
  rolledBack(async (tx) => {
    const { units, cast } = await makeCast(tx)
    const officer = cast.communeReformOfficer
    const waiting = aTask({
      lead: led(units.tanLapOffice),
      deadline: { text: 'Khi có hướng dẫn của tỉnh', kind: 'per-instruction', dueDates: [] },
    })
    const planId = await createPlan(tx, officer, aPlan(units.tanLap, { tasks: [waiting] }))
    await putIntoForce(tx, officer, { id: planId, version: 1 })
    const item = await tx.query
      .selectFrom('plan_tracking.work_item')
      .select(['id', 'task_id', 'version'])
      .where('plan_id', '=', planId)
      .executeTakeFirstOrThrow()
    const dueOn = Temporal.PlainDate.from('2026-08-15')
    await instructWork(tx, officer, { id: item.id, dueOn, basis: 'Công văn 55', version: item.version })
    await changeTask(tx, officer, {
      id: item.task_id,
      version: 1,
      text: 'Nhiệm vụ đã viết lại cho rõ',
      leadUnitIds: [units.tanLapOffice],
      coordinateUnitIds: [],
      deadlineKind: 'per-instruction',
      deadlineExclusive: false,
      dueDates: [],
      amendmentNumber: '9/QĐ-UBND',
      amendmentDate: Temporal.PlainDate.from('2026-07-01'),
      amendmentReason: 'Viết rõ hơn',
    })
    const work = await workOf(tx, planId)
    assert.deepEqual(
      work.map((one) => [one.first_due_on?.toString(), one.cancelled_at]),
      [['2026-08-15', null]],
    )
  }))
