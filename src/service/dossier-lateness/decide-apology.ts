import { z } from 'zod'
import { endOfWorkOn, startOfDate, ZONE, type WorkingCalendar } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, id, optionalDate, optionalLine, optionalLines, version } from '../../kernel/http/fields.ts'
import { extendDossier, findCalendar, findClockRules, moveToWork } from '../dossiers/index.ts'
import type { LateCase } from './case-queries.ts'
import { apologies, decisionsFor, whyNot } from './decisions.ts'
import { latenessActions } from './lateness-access.ts'
import { lockCase } from './lock-case.ts'
import { prepareCase } from './open-case.ts'

export const timeOfDay = /^([01]?\d|2[0-3]):[0-5]\d$/

export const decideApologyInput = z
  .object({
    id: id(),
    apology: choice(apologies),
    reason: optionalLines(2000),
    newDate: optionalDate(),
    newTime: optionalLine(5),
    /** The instant to which the person agrees that a date outside working time is moved. */
    moved: optionalLine(40),
    version: version().optional(),
  })
  .superRefine(({ apology, reason, newDate, newTime }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (apology !== 'recorded' && !reason) wrong('reason', 'dossier_lateness.apology_needs_reason')
    if (apology !== 'sent') return
    if (!newDate) wrong('newDate', 'dossier_lateness.apology_needs_date')
    if (newTime && !timeOfDay.test(newTime)) wrong('newTime', 'dossier_lateness.time')
  })

type DecideApology = z.output<typeof decideApologyInput>

/** The instant that was typed, to the minute; without a time of day when work ends on that day. */
export function typedInstant(
  calendar: WorkingCalendar,
  { newDate, newTime }: { newDate: Temporal.PlainDate; newTime?: string },
): Temporal.Instant {
  if (!newTime) return endOfWorkOn(calendar, newDate) ?? startOfDate(newDate)
  return newDate.toZonedDateTime({ timeZone: ZONE, plainTime: newTime.padStart(5, '0') }).toInstant()
}

async function newDueOf(tx: Tx, path: string, { newDate, newTime, moved }: DecideApology): Promise<Temporal.Instant> {
  if (!newDate) throw new AppError('dossier_lateness.apology_needs_date', 422, {}, 'newDate')
  if (newTime && !timeOfDay.test(newTime)) throw new AppError('dossier_lateness.time', 422, {}, 'newTime')
  const calendar = await findCalendar(tx, path)
  const asked = typedInstant(calendar, { newDate, newTime })
  const worked = moveToWork(calendar, asked)
  return moved === worked.toString() ? worked : asked
}

type Decided = Pick<LateCase, 'apology' | 'apology_reason' | 'new_due_at'>

async function decide(tx: Tx, actor: Actor, late: LateCase, input: DecideApology): Promise<Decided> {
  const { reason = '' } = input
  switch (input.apology) {
    case 'sent': {
      const dueAt = await newDueOf(tx, late.competent_path, input)
      await extendDossier(tx, actor, { id: input.id, dueAt, reason, dateField: 'newDate' })
      return { apology: 'sent', apology_reason: reason, new_due_at: dueAt }
    }
    case 'recorded': {
      const given = late.granted!
      const dueAt = Temporal.Instant.from(given.due_at)
      return { apology: 'sent', apology_reason: reason || given.reason, new_due_at: dueAt }
    }
    default:
      return { apology: input.apology, apology_reason: reason, new_due_at: null }
  }
}

/**
 * The head's decision: the apology with reason and new date (form 04), the only way to a new date; or that it will be in
 * time, under the head's name. A dossier that has no case yet gets one with it.
 */
export async function decideApology(tx: Tx, actor: Actor, input: DecideApology): Promise<void> {
  await prepareCase(tx, actor, input.id)
  const late = await lockCase(
    tx,
    actor,
    input.id,
    latenessActions['dossier_lateness.decide'],
    input.version || undefined,
  )
  const rules = await findClockRules(tx, late.competent_path, late.received_at!)
  const offered = decisionsFor(late, rules)
  if (!offered.includes(input.apology)) throw new AppError(whyNot(late, input.apology, offered), 409, {}, 'apology')
  const decided = await decide(tx, actor, late, input)
  await tx.query
    .updateTable('dossier_lateness.late_case')
    .set({ ...decided, decided_by: actor.personId, decided_at: tx.now, version: late.version + 1 })
    .where('dossier_id', '=', input.id)
    .execute()
  await announce(tx, actor, {
    name: decided.apology === 'not_needed' ? 'dossier_lateness.apology_not_needed' : 'dossier_lateness.apologised',
    subjectKind: 'dossier',
    subjectId: input.id,
    unitId: late.unit_id,
    detail: { code: late.code, reason: decided.apology_reason, due: decided.new_due_at?.toString() ?? null },
  })
}
