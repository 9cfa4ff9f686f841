// Who accepts what, and what a closed plan still allows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findWorkId, morningOf } from '../../../test/support/tracked-plan.ts'
import { grantRole } from '../../foundation/organisation/index.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { closePlan, createPlan, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask, led } from '../plans/plan-fixtures.ts'
import { assignWork } from './assign-work.ts'
import { decideDelivery } from './decide-delivery.ts'
import { deliverOutput } from './deliver-output.ts'
import { raiseDifficulty } from './difficulty.ts'
import { askExtension } from './extend-deadline.ts'
import { getWork } from './get-work.ts'
import { findMyWork } from './my-work.ts'
import { reportProgress } from './report-progress.ts'
import { remindOfDueWork } from './telling/remind.ts'

const db = testDatabase()

type Scene = { world: AnBinh; planId: string; id: string }

const scene = (work: (tx: Tx, scene: Scene) => Promise<void>) => () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const { units, cast } = world
    const plan = aPlan(units.tanLap, {
      tasks: ['Báo cáo', 'Niêm yết'].map((text) => aTask({ text, lead: led(units.tanLapCulture) })),
    })
    const planId = await createPlan(tx, cast.communeReformOfficer, plan)
    await putIntoForce(tx, cast.communeReformOfficer, { id: planId, version: 1 })
    await work(tx, { world, planId, id: await findWorkId(tx, planId, 'Báo cáo') })
  })

test(
  'the only officer of a commune delivers: the chairman accepts, and the officer is told so',
  scene(async (tx, { world: { cast }, id }) => {
    const [officer, chairman] = [cast.communeReformOfficer, cast.communeChairman]
    await deliverOutput(tx, officer, { id, text: 'Số 12/BC' }, [])
    for (const decision of ['accepted', 'returned'] as const)
      await assert.rejects(decideDelivery(tx, officer, { id, decision, reason: 'Tự làm' }), {
        code: 'plan_tracking.accept_own',
        details: { names: chairman.name },
      })
    assert.deepEqual(await findMyWork(tx, officer, { limit: 9 }), [])
    assert.deepEqual(
      (await findMyWork(tx, chairman, { limit: 9 })).map((row) => row.to_accept),
      [true],
    )
    await decideDelivery(tx, chairman, { id, decision: 'accepted' })
    assert.equal((await getWork(tx, officer, id)).item.percent, 100)
  }),
)

test(
  'with a second officer it is the second one who accepts, and no leader; what others deliver is the officers’ as ever',
  scene(async (tx, { world: { cast, units }, id }) => {
    const { communeReformOfficer: officer, communeChairman: chairman, communeUnitHead: second } = cast
    await deliverOutput(tx, cast.communeSpecialist, { id, text: 'Số 12/BC' }, [])
    await assert.rejects(decideDelivery(tx, chairman, { id, decision: 'accepted' }), { code: 'kernel.forbidden' })
    await decideDelivery(tx, officer, { id, decision: 'returned', reason: 'Thiếu phụ lục' })
    await grantRole(tx, cast.administrator, {
      id: second.personId,
      role: 'reform_officer',
      unitId: units.tanLap,
      from: Temporal.PlainDate.from('2020-01-01'),
    })
    await deliverOutput(tx, officer, { id, text: 'Số 13/BC' }, [])
    await assert.rejects(decideDelivery(tx, officer, { id, decision: 'accepted' }), {
      details: { names: second.name },
    })
    await assert.rejects(decideDelivery(tx, chairman, { id, decision: 'accepted' }), { code: 'kernel.forbidden' })
    assert.deepEqual(await findMyWork(tx, chairman, { limit: 9 }), [])
  }),
)

test(
  'a closed plan is read and no longer worked on; nobody is reminded of it',
  scene(async (tx, { world: { cast }, planId, id }) => {
    const [officer, worker] = [cast.communeReformOfficer, cast.communeSpecialist]
    const wantedOn = Temporal.PlainDate.from('2027-12-01')
    const deeds: Record<string, () => Promise<unknown>> = {
      report: () => reportProgress(tx, worker, { id, percent: 30, text: 'Đã dự thảo' }),
      ask: () => askExtension(tx, worker, { id, wantedOn, reason: 'Chờ sở' }),
      raise: () => raiseDifficulty(tx, worker, { id, text: 'Thiếu máy' }),
      assign: () => assignWork(tx, officer, { id, personId: worker.personId, version: 1 }),
      deliver: () => deliverOutput(tx, worker, { id, text: 'Số 12/BC' }, []),
      accept: () => decideDelivery(tx, officer, { id, decision: 'accepted' }),
    }
    await deeds.deliver!()
    await closePlan(tx, officer, { id: planId, version: 2 })
    for (const [name, deed] of Object.entries(deeds)) await assert.rejects(deed(), { code: 'plans.closed' }, name)
    await assert.rejects(reportProgress(tx, cast.otherCommuneOfficer, { id, percent: 1, text: 'x' }), {
      code: 'kernel.not_found',
    })
    const { item, open, deliveries } = await getWork(tx, worker, id)
    assert.deepEqual([item.percent, open, deliveries.length], [0, false, 1])
    assert.deepEqual(await findMyWork(tx, officer, { limit: 9 }), [])

    const told = () => tx.query.selectFrom('notifications.notification').select('id').execute()
    const before = (await told()).length
    const eve = item.first_due_on!.subtract({ days: 1 }).toString()
    await remindOfDueWork({ ...tx, now: morningOf(eve) })
    assert.equal((await told()).length, before)
  }),
)
