// Forms of what needs no step, in the words in which people type: dates and times of day, an identity number left empty.
import { z } from 'zod'
import { dateOf, ZONE } from '../../../foundation/calendar/index.ts'
import { askOpinion } from '../../../foundation/workflow/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { date, id, lines, optionalDate, version } from '../../../kernel/http/fields.ts'
import { followCorrection } from '../../dossier-fees/index.ts'
import {
  correctDossier,
  correctDossierInput,
  correctResult,
  correctResultInput,
  extendDossier,
  getDossier,
} from '../../dossiers/index.ts'

const endOfWork = '17:00'

const timeOfDay = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'handling.time_unreadable')
  .transform((text) => text.padStart(5, '0'))
  .default(endOfWork)

const instantOf = (day: Temporal.PlainDate, time = endOfWork): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant()

export const extendForm = z.object({
  id: id(),
  version: version().optional(),
  dueOn: date(),
  dueTime: timeOfDay,
  reason: lines(1000),
})

export const extendTo = (tx: Tx, actor: Actor, form: z.output<typeof extendForm>): Promise<void> =>
  extendDossier(tx, actor, { ...form, dueAt: instantOf(form.dueOn, form.dueTime), dateField: 'dueOn' })

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
  return askOpinion(tx, actor, { ...form, dueAt: form.dueOn ? instantOf(form.dueOn) : null })
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
