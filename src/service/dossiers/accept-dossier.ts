import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { nextReceiptNumber } from './dossier-number.ts'
import { tellClock } from './keep-clock.ts'
import { ensureRunning, type LockedDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'

/** Receives it: the number in the book, the receipt, and the clock begins. */
export async function acceptDossier(tx: Tx, actor: Actor, dossier: LockedDossier): Promise<void> {
  ensureRunning(dossier)
  if (dossier.accepted_at) throw new AppError('dossiers.already_accepted', 409, { code: dossier.code })
  const number = await nextReceiptNumber(tx, dossier.reception_unit_id)
  const accepted = { accepted_at: tx.now, accepted_by: actor.personId, ...number }
  const { due } = await tellClock(tx, actor, dossier, { kind: 'accepted' }, accepted)
  await tell(tx, actor, dossier, 'dossiers.accepted', { number: number.receipt_number, due: due?.toString() ?? null })
}

/** Refuses to receive it, with the reason that form 03 prints. */
export async function refuseDossier(tx: Tx, actor: Actor, dossier: LockedDossier, reason: string): Promise<void> {
  ensureRunning(dossier)
  if (dossier.accepted_at) throw new AppError('dossiers.already_accepted', 409, { code: dossier.code })
  if (!reason) throw new AppError('dossiers.reason_required', 422, {}, 'note')
  await updateCourse(tx, dossier, { refused_at: tx.now, refused_by: actor.personId, reason })
  await tell(tx, actor, dossier, 'dossiers.refused', { reason })
}
