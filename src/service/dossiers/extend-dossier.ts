import { dateOf } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { can } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import { dossierActions } from './dossier-access.ts'
import { findClockRules } from './find-clock-rules.ts'
import { tellClock } from './keep-clock.ts'
import { ensureAccepted, lockDossier } from './lock-dossier.ts'
import { tell } from './update-course.ts'

export type Extension = {
  id: string
  dueAt: Temporal.Instant
  reason: string
  version?: number
  /** The box in which the date was typed, for what is wrong with it. */
  dateField?: string
}

/** A date further off is a slip of the hand (2062 for 2026). */
const furthest = Temporal.Duration.from({ hours: 24 * 366 })

/** Gives a new date, as often as the rules allow (once); the first date stays what it was. */
export async function extendDossier(tx: Tx, actor: Actor, input: Extension): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id, input.version)
  if (!can(actor, dossierActions['dossiers.extend'], dossier.competent_path))
    throw forbidden({ action: 'dossiers.extend' })
  ensureAccepted(dossier)
  const rules = await findClockRules(tx, dossier.competent_path, dateOf(dossier.accepted_at!))
  if (dossier.extensions >= rules.extensions_most)
    throw new AppError('dossiers.extended_already', 409, { most: rules.extensions_most })
  if (!dossier.due_at) throw new AppError('dossiers.clock_stands', 409)
  const dateField = input.dateField ?? 'dueAt'
  if (Temporal.Instant.compare(input.dueAt, dossier.due_at) <= 0 || Temporal.Instant.compare(input.dueAt, tx.now) <= 0)
    throw new AppError('dossiers.new_date_not_later', 422, {}, dateField)
  if (Temporal.Instant.compare(input.dueAt, tx.now.add(furthest)) > 0)
    throw new AppError('dossiers.new_date_too_far', 422, {}, dateField)
  if (!input.reason) throw new AppError('dossiers.reason_required', 422, {}, 'reason')
  const { dueAt, reason } = input
  await tellClock(tx, actor, dossier, { kind: 'extended', dueAt, reason }, { extensions: dossier.extensions + 1 })
  await tell(tx, actor, dossier, 'dossiers.extended', {
    from: dossier.due_at.toString(),
    due: dueAt.toString(),
    reason,
  })
}
