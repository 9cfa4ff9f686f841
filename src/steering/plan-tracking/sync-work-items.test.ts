import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { makeCast } from '../../../test/support/cast.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { createPlan, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask, led } from '../plans/plan-fixtures.ts'
import './index.ts'

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
      code: 'kernel.forbidden',
    })
  }))
