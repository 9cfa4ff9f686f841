import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, version } from '../../../kernel/http/fields.ts'
import { checkProcess } from '../definition/check-process.ts'
import { termOptions } from './term-options.ts'
import { lockDraft } from './draft-queries.ts'

export const publishVersionInput = z.object({ id: id(), version: version() })

/** From now on cases may run in it, and it never changes. */
export async function publishVersion(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof publishVersionInput>,
): Promise<{ processId: string }> {
  const draft = await lockDraft(tx, actor, input.id, input.version)
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
    detail: { versionId: draft.id, number: draft.number },
  })
  return { processId: draft.process_id }
}
