import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import type { ReturnWay } from './dossier.ts'
import type { LockedDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'

export type HandOverInput = { how?: ReturnWay; takenBy?: string; note?: string }

/** Gives the result to whoever came for it, or to the post; a late one goes out all the same. */
export async function handOverResult(
  tx: Tx,
  actor: Actor,
  dossier: LockedDossier,
  input: HandOverInput,
): Promise<void> {
  if (!dossier.finished_at) throw new AppError('dossiers.not_finished', 409, { code: dossier.code })
  if (dossier.returned_at) throw new AppError('dossiers.already_returned', 409, { code: dossier.code })
  const how = input.how ?? (dossier.return_by as ReturnWay)
  await tx.query
    .insertInto('dossiers.hand_over')
    .values({
      id: tx.id(),
      dossier_id: dossier.id,
      how,
      taken_by: input.takenBy ?? dossier.applicant_name,
      note: input.note ?? '',
      at: tx.now,
      by_person: actor.personId,
    })
    .execute()
  await updateCourse(tx, dossier, { returned_at: tx.now, returned_by: actor.personId })
  await tell(tx, actor, dossier, 'dossiers.returned', { how })
}
