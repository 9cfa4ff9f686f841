import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { tellClock } from './keep-clock.ts'
import { ensureAccepted, type LockedDossier } from './lock-dossier.ts'
import { tell } from './update-course.ts'
import { notWaiting } from './waiting.ts'

/** Waiting for others than the applicant: only where the law of the field holds the clock for it. */
export async function beginVerification(tx: Tx, actor: Actor, dossier: LockedDossier, reason: string): Promise<void> {
  ensureAccepted(dossier)
  if (dossier.waiting_for) throw new AppError('dossiers.already_waiting', 409)
  const waiting = { waiting_for: 'verification', waiting_since: tx.now } as const
  await tellClock(tx, actor, dossier, { kind: 'verification_began', reason }, waiting)
  await tell(tx, actor, dossier, 'dossiers.verification_began', { reason })
}

export async function endVerification(tx: Tx, actor: Actor, dossier: LockedDossier): Promise<void> {
  ensureAccepted(dossier)
  if (dossier.waiting_for !== 'verification') throw new AppError('dossiers.nothing_asked', 409)
  await tellClock(tx, actor, dossier, { kind: 'verification_ended' }, notWaiting)
  await tell(tx, actor, dossier, 'dossiers.verification_ended')
}
