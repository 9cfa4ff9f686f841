import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { ensureAccepted, type LockedDossier } from './lock-dossier.ts'
import { tell } from './update-course.ts'

/** Lays a draft of the result before whoever signs; those before it stay. Who may, the step's own action has decided. */
export async function draftResult(tx: Tx, actor: Actor, dossier: LockedDossier, fileId: string): Promise<void> {
  ensureAccepted(dossier)
  await tx.query
    .insertInto('dossiers.result_draft')
    .values({ id: tx.id(), dossier_id: dossier.id, file_id: fileId, made_at: tx.now, made_by: actor.personId })
    .execute()
  await tell(tx, actor, dossier, 'dossiers.result_drafted')
}
