import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, id, optionalLines, version } from '../../kernel/http/fields.ts'
import { ensureOpen, lockWorkItem } from './lock-work-item.ts'
import { ensureMayAcceptOf } from './acceptors.ts'
import { updateWorkItem } from './update-work-item.ts'

export const decideDeliveryInput = z.object({
  id: id(),
  decision: choice(['accepted', 'returned']),
  reason: optionalLines(4000),
  /** What the person saw when deciding. */
  version: version().optional(),
})

/** Accepts what was delivered, or returns it with a reason; returned work runs on, its dates unchanged. */
export async function decideDelivery(tx: Tx, actor: Actor, input: z.infer<typeof decideDeliveryInput>): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id, input.version)
  const open = await tx.query
    .selectFrom('plan_tracking.delivery')
    .select(['id', 'delivered_by'])
    .where('work_item_id', '=', item.id)
    .where('decision', 'is', null)
    .executeTakeFirst()
  await ensureMayAcceptOf(tx, actor, item.scope, open?.delivered_by ?? null)
  ensureOpen(item)
  if (!open) throw new AppError('plan_tracking.nothing_delivered')
  const returned = input.decision === 'returned'
  if (returned && !input.reason) throw new AppError('plan_tracking.return_needs_reason', 422, {}, 'reason')
  await tx.query
    .updateTable('plan_tracking.delivery')
    .set({ decision: input.decision, reason: input.reason ?? '', decided_by: actor.personId, decided_at: tx.now })
    .where('id', '=', open.id)
    .execute()
  const changes = returned ? { delivered_at: null } : { accepted_at: tx.now, percent: 100 }
  await updateWorkItem(tx, actor, item, changes, `plan_tracking.${input.decision}`, {
    reason: input.reason ?? null,
    deliveredBy: open.delivered_by,
  })
}
