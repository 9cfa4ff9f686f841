// A new date, as the decision of an apology gives it (dossier-lateness): there is no other way to one.
import type { Actor } from '../../kernel/access/actor.ts'
import { can } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import { dossierActions } from './dossier-access.ts'
import { findClockRules } from './find-clock-rules.ts'
import { tellClock } from './keep-clock.ts'
import { ensureAccepted, lockDossier } from './lock-dossier.ts'
import { ensureNewDate } from './new-date.ts'
import { tell } from './update-course.ts'

export type Extension = {
  id: string
  dueAt: Temporal.Instant
  reason: string
  version?: number
  /** The box in which the date was typed, for what is wrong with it. */
  dateField?: string
}

/** Gives a new date in working time, as often as the rules allow (once); the first date stays what it was. */
export async function extendDossier(tx: Tx, actor: Actor, input: Extension): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id, input.version)
  if (!can(actor, dossierActions['dossiers.extend'], dossier.competent_path))
    throw forbidden({ action: 'dossiers.extend' })
  ensureAccepted(dossier)
  const rules = await findClockRules(tx, dossier.competent_path, dossier.accepted_at!)
  if (dossier.extensions >= rules.extensions_most)
    throw new AppError('dossiers.extended_already', 409, { most: rules.extensions_most })
  if (!dossier.due_at) throw new AppError('dossiers.clock_stands', 409)
  const { dueAt, reason, dateField: field = 'dueAt' } = input
  await ensureNewDate(tx, { path: dossier.competent_path, dueAt, field, after: dossier.due_at })
  if (!reason) throw new AppError('dossiers.reason_required', 422, {}, 'reason')
  await tellClock(tx, actor, dossier, { kind: 'extended', dueAt, reason }, { extensions: dossier.extensions + 1 })
  await tell(tx, actor, dossier, 'dossiers.extended', {
    from: dossier.due_at.toString(),
    due: dueAt.toString(),
    reason,
  })
}
