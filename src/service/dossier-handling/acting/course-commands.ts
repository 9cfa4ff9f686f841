// Forms of what needs no step, in the words in which people type: dates, an identity number left empty.
import { z } from 'zod'
import { dateOf, ZONE } from '../../../foundation/calendar/index.ts'
import { askOpinion } from '../../../foundation/workflow/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, lines, optionalDate } from '../../../kernel/http/fields.ts'
import { followCorrection } from '../../dossier-fees/index.ts'
import {
  correctDossier,
  correctDossierInput,
  correctResult,
  correctResultInput,
  getDossier,
} from '../../dossiers/index.ts'

const endOfWork = '17:00'

const endOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: endOfWork }).toInstant()

export const askForm = z.object({ id: id(), stepId: id(), unitId: id(), question: lines(4000), dueOn: optionalDate() })

/** Nobody can answer yesterday; a year ahead is a slip of the hand. */
function ensureAnswerable(tx: Tx, day: Temporal.PlainDate): void {
  const today = dateOf(tx.now)
  const isOutside =
    Temporal.PlainDate.compare(day, today) < 0 || Temporal.PlainDate.compare(day, today.add({ years: 1 })) > 0
  if (isOutside) throw new AppError('handling.answer_day', 422, {}, 'dueOn')
}

export async function askUnit(tx: Tx, actor: Actor, form: z.output<typeof askForm>): Promise<unknown> {
  if (form.dueOn) ensureAnswerable(tx, form.dueOn)
  return askOpinion(tx, actor, { ...form, dueAt: form.dueOn ? endOf(form.dueOn) : null })
}

/** Beside what is corrected stands what follows for the fees. */
export const correctForm = correctDossierInput.loose()

/** Whoever corrects a name does not see the number, and does not lose it either. */
export async function correctKeepingNumber(tx: Tx, actor: Actor, input: z.output<typeof correctForm>): Promise<void> {
  const { applicant_number } = await getDossier(tx, actor, input.id)
  await correctDossier(tx, actor, {
    ...input,
    applicantNumber: input.applicantNumber ?? (applicant_number || undefined),
  })
  await followCorrection(tx, actor, 'received', input)
}

export const correctResultForm = correctResultInput.loose()

export async function correctResultAndFees(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof correctResultForm>,
): Promise<void> {
  await correctResult(tx, actor, input)
  await followCorrection(tx, actor, 'result', input)
}
