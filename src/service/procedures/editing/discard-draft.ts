import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { id } from '../../../kernel/http/fields.ts'
import { getOwnDraft } from './change-draft.ts'

export const discardDraftInput = z.object({ id: id() })

/** Drops a draft; a procedure that was never announced goes with it, so that its code is free again. */
export async function discardDraft(tx: Tx, actor: Actor, input: z.output<typeof discardDraftInput>): Promise<void> {
  const draft = await getOwnDraft(tx, actor, input.id)
  await tx.query.deleteFrom('procedures.version').where('id', '=', draft.id).execute()
  if (draft.number === 1)
    await tx.query.deleteFrom('procedures.procedure').where('id', '=', draft.procedureId).execute()
  await announce(tx, actor, {
    name: 'procedures.draft_discarded',
    subjectKind: 'procedure',
    subjectId: draft.procedureId,
    unitId: draft.authorityId,
    detail: { code: draft.code, version: draft.number },
  })
}
