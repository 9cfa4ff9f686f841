import type { Actor } from '../../kernel/access/actor.ts'
import { unitPathOf } from '../../foundation/organisation/index.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { mayReadPlan } from './plan-access.ts'

/**
 * The plan, if the actor can see it, held until the transaction ends. `version` is the one the person saw: with another, somebody has changed
 * the plan meanwhile.
 */
export async function lockPlan(tx: Tx, actor: Actor, planId: string, version?: number) {
  const plan = await tx.query
    .selectFrom('plans.plan as plan')
    .selectAll('plan')
    .select((eb) => unitPathOf(eb.ref('plan.authority_id')).as('authority_path'))
    .where('plan.id', '=', planId)
    .forUpdate('plan')
    .executeTakeFirst()
  if (!plan || !mayReadPlan(actor, plan)) throw notFound()
  if (version !== undefined && plan.version !== version) throw new AppError('kernel.changed_meanwhile')
  if (plan.closed_at) throw new AppError('plans.closed')
  return plan
}
