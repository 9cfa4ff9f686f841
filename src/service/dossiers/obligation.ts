import type { Actor } from '../../kernel/access/actor.ts'
import type { ActingRule } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { findClockRules } from './find-clock-rules.ts'
import { tellClock } from './keep-clock.ts'
import { ensureAccepted, type LockedDossier } from './lock-dossier.ts'
import { tell } from './update-course.ts'
import { findWaitingUntil, notWaiting } from './waiting.ts'

/** The slip with what is to be paid is sent: the first appointment is kept by it. */
export async function sendObligation(tx: Tx, actor: Actor, dossier: LockedDossier, reason: string): Promise<void> {
  ensureAccepted(dossier)
  if (dossier.waiting_for) throw new AppError('dossiers.already_waiting', 409)
  const path = dossier.competent_path
  const { obligation_wait_days: days } = await findClockRules(tx, path, dossier.accepted_at!)
  const until = await findWaitingUntil(tx, path, days)
  const waiting = { waiting_for: 'obligation', waiting_since: tx.now, waiting_until: until } as const
  await tellClock(tx, actor, dossier, { kind: 'obligation_sent', reason }, waiting)
  await tell(tx, actor, dossier, 'dossiers.obligation_sent')
}

/** The proof of payment is there: the second appointment is counted from it. */
export async function meetObligation(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: LockedDossier,
  proof: string,
): Promise<void> {
  ensureAccepted(dossier)
  if (dossier.waiting_for !== 'obligation') throw new AppError('dossiers.nothing_asked', 409)
  const { due } = await tellClock(tx, actor, dossier, { kind: 'obligation_met', reason: proof }, notWaiting)
  await tell(tx, actor, dossier, 'dossiers.obligation_met', { due: due?.toString() ?? null })
}
