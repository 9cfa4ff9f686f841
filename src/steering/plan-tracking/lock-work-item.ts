import { unitPathOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { holdPlan, involvedUnitsOf, mayReadInForce } from '../plans/index.ts'
import type { WorkScope } from './tracking-access.ts'

/**
 * A work item that the actor can see, held until the transaction ends, with what decides who may act on it. Its plan is
 * held first, as amendments do, and must not be closed: a closed plan is read, not worked on.
 */
export async function lockWorkItem(tx: Tx, actor: Actor, id: string, version?: number) {
  const plan = await holdPlanOf(tx, id)
  const item = await tx.query
    .selectFrom('plan_tracking.work_item as item')
    .selectAll('item')
    .select((eb) => [
      unitPathOf(eb.ref('item.unit_id')).as('unit_path'),
      unitPathOf(eb.ref('item.authority_id')).as('authority_path'),
      involvedUnitsOf(eb.ref('item.task_id')).as('involved_unit_ids'),
    ])
    .where('item.id', '=', id)
    .forUpdate('item')
    .executeTakeFirst()
  if (!item || !mayReadInForce(actor, item.authority_path)) throw notFound()
  if (plan.closed) throw new AppError('plans.closed')
  if (version !== undefined && item.version !== version) throw new AppError('kernel.changed_meanwhile')
  const scope: WorkScope = {
    unitId: item.unit_id,
    unitPath: item.unit_path,
    authorityPath: item.authority_path,
    involvedUnitIds: item.involved_unit_ids,
  }
  return { ...item, scope }
}

async function holdPlanOf(tx: Tx, id: string) {
  const item = await tx.query
    .selectFrom('plan_tracking.work_item')
    .select('plan_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!item) throw notFound()
  return holdPlan(tx, item.plan_id)
}

export type LockedWorkItem = Awaited<ReturnType<typeof lockWorkItem>>

/** Work that is over is not worked on. */
export function ensureOpen(item: LockedWorkItem): void {
  if (item.cancelled_at) throw new AppError('plan_tracking.cancelled')
  if (item.accepted_at) throw new AppError('plan_tracking.already_accepted')
}
