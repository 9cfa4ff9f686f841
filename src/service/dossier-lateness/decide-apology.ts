import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, id, lines, optionalDate, optionalLine, version } from '../../kernel/http/fields.ts'
import { extendDossier } from '../dossiers/index.ts'
import { latenessActions } from './lateness-access.ts'
import { lockCase } from './lock-case.ts'

export const decideApologyInput = z.object({
  id: id(),
  apology: choice(['sent', 'not_needed']),
  reason: lines(2000),
  newDate: optionalDate(),
  newTime: optionalLine(5),
  version: version().optional(),
})

type DecideApology = z.output<typeof decideApologyInput>

/** The new appointment; hour and minute as on the receipt, the end of the working day where none is given. */
export function newDueOf({ newDate, newTime = '16:30' }: Pick<DecideApology, 'newDate' | 'newTime'>): Temporal.Instant {
  if (!newDate) throw new AppError('dossier_lateness.apology_needs_date', 422, {}, 'newDate')
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(newTime)) throw new AppError('dossier_lateness.time', 422, {}, 'newTime')
  const plainTime = Temporal.PlainTime.from(newTime.padStart(5, '0'))
  return newDate.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime }).toInstant()
}

/**
 * The head's decision before the date expires: the apology with reason and new date (form 04; at most one new date), or
 * that it will be in time, under the head's name.
 */
export async function decideApology(tx: Tx, actor: Actor, input: DecideApology): Promise<void> {
  const late = await lockCase(tx, actor, input.id, latenessActions['dossier_lateness.decide'], input.version)
  if (late.apology) throw new AppError('dossier_lateness.decided_already', 409)
  if (input.apology === 'not_needed' && late.late_since)
    throw new AppError('dossier_lateness.late_already', 422, {}, 'apology')
  const newDue = input.apology === 'sent' ? newDueOf(input) : null
  if (newDue)
    await extendDossier(tx, actor, { id: input.id, dueAt: newDue, reason: input.reason, dateField: 'newDate' })
  await tx.query
    .updateTable('dossier_lateness.late_case')
    .set({
      apology: input.apology,
      apology_reason: input.reason,
      new_due_at: newDue,
      decided_by: actor.personId,
      decided_at: tx.now,
      version: late.version + 1,
    })
    .where('dossier_id', '=', input.id)
    .execute()
  await announce(tx, actor, {
    name: input.apology === 'sent' ? 'dossier_lateness.apologised' : 'dossier_lateness.apology_not_needed',
    subjectKind: 'dossier',
    subjectId: input.id,
    unitId: late.unit_id,
    detail: { code: late.code, reason: input.reason, due: newDue?.toString() ?? null },
  })
}
