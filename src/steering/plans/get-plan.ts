import { unitNameOf, unitPathOf, personNameOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { mayReadPlan } from './plan-access.ts'

/** The head of a plan, for those who may read it; for everybody else it does not exist. One statement. */
export async function getPlan(db: Db, actor: Actor, id: string) {
  if (!isUuid(id)) throw notFound()
  const plan = await db.query
    .selectFrom('plans.plan as plan')
    .selectAll('plan')
    .select((eb) => [
      unitPathOf(eb.ref('plan.authority_id')).as('authority_path'),
      unitNameOf(eb.ref('plan.authority_id')).as('authority_name'),
      personNameOf(eb.ref('plan.in_force_by')).as('in_force_by_name'),
      personNameOf(eb.ref('plan.created_by')).as('created_by_name'),
    ])
    .where('plan.id', '=', id)
    .executeTakeFirst()
  if (!plan || !mayReadPlan(actor, plan)) throw notFound()
  return plan
}

export type PlanHead = Awaited<ReturnType<typeof getPlan>>
