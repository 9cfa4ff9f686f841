import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { id, lines } from '../../kernel/http/fields.ts'
import { ensureOpen, lockWorkItem } from './lock-work-item.ts'
import { ensure, mayDecide, mayRaise } from './tracking-access.ts'
import { updateWorkItem } from './update-work-item.ts'

export const raiseDifficultyInput = z.object({ id: id(), text: lines(4000) })

/** Whoever is involved, coordinating units too, may say what stands in the way. */
export async function raiseDifficulty(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof raiseDifficultyInput>,
): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id)
  ensure(mayRaise(actor, item.scope), 'plan_tracking.work')
  ensureOpen(item)
  await tx.query
    .insertInto('plan_tracking.difficulty')
    .values({ id: tx.id(), work_item_id: item.id, text: input.text, raised_by: actor.personId, raised_at: tx.now })
    .execute()
  await updateWorkItem(tx, actor, item, {}, 'plan_tracking.difficulty_raised')
}

export const answerDifficultyInput = z.object({ id: id(), difficultyId: id(), answer: lines(4000) })

export async function answerDifficulty(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof answerDifficultyInput>,
): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id)
  ensure(mayDecide(actor, item.scope), 'plan_tracking.decide')
  const difficulty = await tx.query
    .selectFrom('plan_tracking.difficulty')
    .select(['id', 'answered_at', 'raised_by'])
    .where('id', '=', input.difficultyId)
    .where('work_item_id', '=', item.id)
    .executeTakeFirst()
  if (!difficulty) throw notFound()
  if (difficulty.answered_at) throw new AppError('plan_tracking.already_answered')
  await tx.query
    .updateTable('plan_tracking.difficulty')
    .set({ answer: input.answer, answered_by: actor.personId, answered_at: tx.now })
    .where('id', '=', difficulty.id)
    .execute()
  await updateWorkItem(tx, actor, item, {}, 'plan_tracking.difficulty_answered', { raisedBy: difficulty.raised_by })
}
