import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, date, id, lines, optionalDate, optionalLines, version } from '../../kernel/http/fields.ts'
import { ensureOpen, lockWorkItem } from './lock-work-item.ts'
import { ensure, mayDecide, mayWork } from './tracking-access.ts'
import { updateWorkItem } from './update-work-item.ts'
import { presentDue } from './work-item.ts'

export const askExtensionInput = z.object({ id: id(), wantedOn: date(), reason: lines(4000) })

/** Asks for more time. The first date stays for ever; a grant only adds a second one beside it. */
export async function askExtension(tx: Tx, actor: Actor, input: z.infer<typeof askExtensionInput>): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id)
  ensure(mayWork(actor, item.scope), 'plan_tracking.work')
  ensureOpen(item)
  const { due } = presentDue(item)
  if (!due) throw new AppError('plan_tracking.no_date_to_extend', 422)
  if (Temporal.PlainDate.compare(input.wantedOn, due) <= 0)
    throw new AppError('plan_tracking.extension_not_later', 422, {}, 'wantedOn')
  await tx.query
    .insertInto('plan_tracking.extension')
    .values({
      id: tx.id(),
      work_item_id: item.id,
      wanted_on: input.wantedOn,
      reason: input.reason,
      asked_by: actor.personId,
      asked_at: tx.now,
    })
    .execute()
  await updateWorkItem(tx, actor, item, {}, 'plan_tracking.extension_asked', { wantedOn: input.wantedOn.toString() })
}

export const decideExtensionInput = z.object({
  id: id(),
  decision: choice(['granted', 'refused']),
  grantedOn: optionalDate(),
  reason: optionalLines(4000),
  /** What the person saw when deciding. */
  version: version().optional(),
})

/** Grants a date (the one asked for, unless another is given) or refuses with a reason. */
export async function decideExtension(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof decideExtensionInput>,
): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id, input.version)
  ensure(mayDecide(actor, item.scope), 'plan_tracking.decide')
  ensureOpen(item)
  const asked = await tx.query
    .selectFrom('plan_tracking.extension')
    .select(['id', 'wanted_on', 'asked_by'])
    .where('work_item_id', '=', item.id)
    .where('decision', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!asked) throw new AppError('plan_tracking.no_extension_asked')
  const granted = input.decision === 'granted'
  if (!granted && !input.reason) throw new AppError('plan_tracking.refusal_needs_reason', 422, {}, 'reason')
  const grantedOn = granted ? (input.grantedOn ?? asked.wanted_on) : null
  const { due } = presentDue(item)
  if (grantedOn && !due) throw new AppError('plan_tracking.no_date_to_extend', 422)
  if (grantedOn && due && Temporal.PlainDate.compare(grantedOn, due) <= 0)
    throw new AppError('plan_tracking.extension_not_later', 422, {}, 'grantedOn')
  await tx.query
    .updateTable('plan_tracking.extension')
    .set({
      decision: input.decision,
      granted_on: grantedOn,
      decision_reason: input.reason ?? '',
      decided_by: actor.personId,
      decided_at: tx.now,
    })
    .where('id', '=', asked.id)
    .execute()
  const changes = grantedOn ? { granted_due_on: grantedOn } : {}
  await updateWorkItem(tx, actor, item, changes, `plan_tracking.extension_${input.decision}`, {
    grantedOn: grantedOn?.toString() ?? null,
    reason: input.reason ?? null,
    askedBy: asked.asked_by,
  })
}
