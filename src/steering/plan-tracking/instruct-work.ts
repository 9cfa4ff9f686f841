import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { date, id, lines, version } from '../../kernel/http/fields.ts'
import { ensureOpen, lockWorkItem } from './lock-work-item.ts'
import { ensure, mayAccept } from './tracking-access.ts'
import { recordDueChange } from './change-due.ts'
import { presentDue } from './work-item.ts'
import { updateWorkItem } from './update-work-item.ts'

export const instructWorkInput = z.object({ id: id(), dueOn: date(), basis: lines(1000), version: version() })

/** The instruction that a task waited for has come: it names the date, which is then the first one. */
export async function instructWork(tx: Tx, actor: Actor, input: z.infer<typeof instructWorkInput>): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id, input.version)
  ensure(mayAccept(actor, item.scope), 'plan_tracking.accept')
  ensureOpen(item)
  if (presentDue(item).due) throw new AppError('plan_tracking.has_date_already')
  const isFirst = !item.first_due_on && !item.amended_at
  if (!isFirst)
    await recordDueChange(tx, actor, [{ id: item.id, dueOn: input.dueOn, exclusive: false, basis: input.basis }])
  await updateWorkItem(tx, actor, item, isFirst ? { first_due_on: input.dueOn } : {}, 'plan_tracking.instructed', {
    dueOn: input.dueOn.toString(),
    basis: input.basis,
  })
}
