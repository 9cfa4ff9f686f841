import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'

export type AmendmentFields = {
  amendmentNumber?: string | undefined
  amendmentDate?: Temporal.PlainDate | undefined
  amendmentReason?: string | undefined
}

/**
 * A plan in force is changed by a deciding document; a draft freely. The same document given again is the same
 * amendment, so that several changes come under one.
 * @returns the amendment's id, null for a draft
 */
export async function ensureAmendment(
  tx: Tx,
  actor: Actor,
  plan: { id: string; in_force_at: Temporal.Instant | null },
  fields: AmendmentFields,
): Promise<string | null> {
  if (!plan.in_force_at) return null
  const { amendmentNumber: number, amendmentDate: date, amendmentReason: reason } = fields
  if (!number) throw new AppError('plans.amendment_required', 422, {}, 'amendmentNumber')
  if (!date) throw new AppError('plans.amendment_required', 422, {}, 'amendmentDate')
  const known = await tx.query
    .selectFrom('plans.amendment')
    .select('id')
    .where('plan_id', '=', plan.id)
    .where('number', '=', number)
    .where('decided_on', '=', date)
    .executeTakeFirst()
  if (known) return known.id
  if (!reason) throw new AppError('plans.amendment_required', 422, {}, 'amendmentReason')
  const id = tx.id()
  await tx.query
    .insertInto('plans.amendment')
    .values({ id, plan_id: plan.id, number, decided_on: date, reason, entered_by: actor.personId, entered_at: tx.now })
    .execute()
  return id
}
