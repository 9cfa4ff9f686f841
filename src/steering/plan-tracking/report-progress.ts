import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { id, integer, lines } from '../../kernel/http/fields.ts'
import { ensureOpen, lockWorkItem } from './lock-work-item.ts'
import { ensure, mayWork } from './tracking-access.ts'
import { updateWorkItem } from './update-work-item.ts'

export const reportProgressInput = z.object({ id: id(), percent: integer(0, 100), text: lines(4000) })

/** What has been done so far; the first report is the start. */
export async function reportProgress(tx: Tx, actor: Actor, input: z.infer<typeof reportProgressInput>): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id)
  ensure(mayWork(actor, item.scope), 'plan_tracking.work')
  ensureOpen(item)
  await tx.query
    .insertInto('plan_tracking.progress')
    .values({
      id: tx.id(),
      work_item_id: item.id,
      percent: input.percent,
      text: input.text,
      entered_by: actor.personId,
      entered_at: tx.now,
    })
    .execute()
  const started = { percent: input.percent, started_at: item.started_at ?? tx.now }
  await updateWorkItem(tx, actor, item, started, 'plan_tracking.progress_reported', { percent: input.percent })
}
