import { z } from 'zod'
import { today } from '../../organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, optionalDate, version } from '../../../kernel/http/fields.ts'
import { checkProcess } from '../definition/check-process.ts'
import { lockDraft } from './draft-queries.ts'
import { processUsers } from './process-users.ts'
import { findProcessVersionIds } from './published-processes.ts'
import { saveDraft } from './save-draft.ts'
import { termOptions } from './term-options.ts'

/** The fields of the steps are read by saveDraft. */
export const publishVersionInput = z.looseObject({ id: id(), version: version(), from: optionalDate() })

export type Publish = {
  id: string
  version: number
  /** The first day on which new cases run in it; else today. */ from?: Temporal.PlainDate | undefined
}
export type Published = { processId: string; from: Temporal.PlainDate; taken: number; kept: number }

/** From now on cases may run in it, and it never changes. Whoever uses the process takes it from the day on, if it fits. */
export async function publishVersion(tx: Tx, actor: Actor, input: Publish): Promise<Published> {
  const draft = await lockDraft(tx, actor, input.id, input.version)
  const from = input.from ?? today(tx)
  if (Temporal.PlainDate.compare(from, today(tx)) < 0) throw new AppError('workflow.from_past', 422, {}, 'from')
  const term = await termOptions(tx, draft.unit_path, draft.term)
  const faults = checkProcess(draft.definition, { kind: draft.subject_kind, ...term })
  if (faults.length) throw new AppError('workflow.has_faults', 422, { count: faults.length })
  await tx.query
    .updateTable('workflow.process_version')
    .set({ published_by: actor.personId, published_at: tx.now, version: draft.version + 1 })
    .where('id', '=', draft.id)
    .execute()
  await announce(tx, actor, {
    name: 'workflow.process_published',
    subjectKind: 'workflow.process',
    subjectId: draft.process_id,
    unitId: draft.unit_id,
    detail: { versionId: draft.id, number: draft.number, from: from.toString() },
  })
  // A first version has nobody yet who could take it.
  const versionIds = draft.number > 1 ? await findProcessVersionIds(tx, draft.process_id) : []
  const outcome =
    versionIds.length && (await processUsers()?.take(tx, actor, { versionIds, versionId: draft.id, from }))
  return { processId: draft.process_id, from, ...(outcome || { taken: 0, kept: 0 }) }
}

/** What is on the screen is what is published: the table is kept first, as typed. */
export async function publishTyped(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof publishVersionInput>,
): Promise<Published> {
  await saveDraft(tx, actor, { ...input, op: '' })
  return publishVersion(tx, actor, { id: input.id, version: input.version + 1, from: input.from })
}
