import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { id, version } from '../../kernel/http/fields.ts'
import { tellFollowers } from './followers.ts'
import { lockPlan } from './lock-plan.ts'
import { planActions } from './plan-access.ts'

export const putIntoForceInput = z.object({ id: id(), version: version() })

/** From here on the plan binds: it changes by amendment only, and its tasks are followed. */
export async function putIntoForce(tx: Tx, actor: Actor, input: z.infer<typeof putIntoForceInput>): Promise<void> {
  const plan = await lockPlan(tx, actor, input.id, input.version)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  if (plan.in_force_at) throw new AppError('plans.already_in_force')
  const tasks = await tx.query
    .selectFrom('plans.task')
    .select('id')
    .where('plan_id', '=', plan.id)
    .where('dropped_at', 'is', null)
    .orderBy('position')
    .execute()
  if (!tasks.length) throw new AppError('plans.no_tasks', 422)
  await tx.query
    .updateTable('plans.plan')
    .set({ in_force_at: tx.now, in_force_by: actor.personId, version: plan.version + 1 })
    .where('id', '=', plan.id)
    .execute()
  await tellFollowers(tx, actor, { planId: plan.id, taskIds: tasks.map((task) => task.id), amendmentId: null })
  await announce(tx, actor, {
    name: 'plans.entered_force',
    subjectKind: 'plan',
    subjectId: plan.id,
    unitId: plan.authority_id,
    detail: { tasks: tasks.length },
  })
}
