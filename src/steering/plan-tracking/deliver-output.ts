import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { id, lines, optionalId, optionalLine } from '../../kernel/http/fields.ts'
import { findTaskDetail } from '../plans/index.ts'
import { getMeant } from './find-evidence.ts'
import { ensureOpen, lockWorkItem } from './lock-work-item.ts'
import { ensure, mayWork } from './tracking-access.ts'
import { updateWorkItem } from './update-work-item.ts'

/** `files`: evidence that the caller has kept already, in the same transaction. */
export type Evidence = { id: string; name: string }

export const deliverOutputInput = z.object({
  id: id(),
  outputId: optionalId(),
  text: lines(4000),
  link: optionalLine(1000),
  /** Number and symbol, or words, of a document entered already; `documentId` chooses among several. */
  document: optionalLine(200),
  documentId: optionalId(),
})

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

async function isOutputOf(tx: Tx, taskId: string, outputId: string): Promise<boolean> {
  const task = await findTaskDetail(tx, taskId)
  return task?.outputs.some((output) => output.id === outputId) ?? false
}

/** Hands the product over with its evidence; from now on it waits for the standing officer. */
export async function deliverOutput(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof deliverOutputInput>,
  files: readonly Evidence[],
): Promise<string> {
  const item = await lockWorkItem(tx, actor, input.id)
  ensure(mayWork(actor, item.scope), 'plan_tracking.work')
  ensureOpen(item)
  if (item.delivered_at) throw new AppError('plan_tracking.already_delivered')
  if (input.link && !isWebAddress(input.link)) throw new AppError('plan_tracking.link_invalid', 422, {}, 'link')
  if (input.outputId && !(await isOutputOf(tx, item.task_id, input.outputId)))
    throw new AppError('plan_tracking.output_elsewhere', 422, {}, 'outputId')
  const documentId = input.document ? await getMeant(tx, actor, input.document, input.documentId) : null
  const deliveryId = tx.id()
  await tx.query
    .insertInto('plan_tracking.delivery')
    .values({
      id: deliveryId,
      work_item_id: item.id,
      output_id: input.outputId ?? null,
      text: input.text,
      link: input.link ?? '',
      document_id: documentId,
      delivered_by: actor.personId,
      delivered_at: tx.now,
    })
    .execute()
  if (files.length)
    await tx.query
      .insertInto('plan_tracking.delivery_file')
      .values(files.map((file) => ({ delivery_id: deliveryId, file_id: file.id, name: file.name })))
      .execute()
  const delivered = { delivered_at: tx.now, started_at: item.started_at ?? tx.now }
  await updateWorkItem(tx, actor, item, delivered, 'plan_tracking.delivered', {
    deliveryId,
    documentId,
    files: files.length,
  })
  return deliveryId
}
