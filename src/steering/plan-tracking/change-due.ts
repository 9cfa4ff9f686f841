import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'

/** Another date that was decided for work under way; null when it has none any more. */
export type DueChange = {
  id: string
  dueOn: Temporal.PlainDate | null
  exclusive: boolean
  /** The document: an amendment of the plan, or an instruction in words. */
  amendmentId?: string | null
  basis?: string
}

/**
 * Gives work another deadline beside its first one, dated and with the document. What was granted before was granted
 * against the old date and ends with it; the extension itself stays on record.
 */
export async function recordDueChange(tx: Tx, actor: Actor, changes: readonly DueChange[]): Promise<void> {
  for (const { id, dueOn, exclusive, amendmentId = null, basis = '' } of changes) {
    await tx.query
      .updateTable('plan_tracking.work_item')
      .set({ amended_at: tx.now, amended_due_on: dueOn, amended_exclusive: exclusive, granted_due_on: null })
      .where('id', '=', id)
      .execute()
    await tx.query
      .insertInto('plan_tracking.due_change')
      .values({
        id: tx.id(),
        work_item_id: id,
        due_on: dueOn,
        exclusive,
        amendment_id: amendmentId,
        basis,
        changed_by: actor.personId,
        changed_at: tx.now,
      })
      .execute()
  }
}
