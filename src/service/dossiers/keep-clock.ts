// The clock of one dossier as it is kept: events in, the derived instants beside the dossier out, in one transaction.
import { dateOf, getUnitClock, rangeFrom } from '../../foundation/calendar/index.ts'
import { holdRun, resumeRun, setCaseDue } from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { personOf, type ActingRule } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { getProcedureVersion, ordinaryTerm, type ProcedureVersion } from '../procedures/index.ts'
import {
  readDossierClock,
  type ClockEvent,
  type ClockEventKind,
  type ClockSetting,
  type DossierClock,
  type DossierTerms,
} from './dossier-clock.ts'
import { findClockRules } from './find-clock-rules.ts'
import type { LockedDossier } from './lock-dossier.ts'
import { updateCourse, type CourseChanges } from './update-course.ts'
import { sentAhead } from '../../kernel/database/statement.ts'

/** `procedure`: where it has been read already. */
type Timed = {
  procedure_version_id: string
  term_key: string
  competent_path: string
  procedure?: ProcedureVersion
}

/** The chosen term, or the ordinary one; a procedure without any is answered at once. */
export function termsOf(version: ProcedureVersion, termKey: string): DossierTerms {
  const chosen = version.terms.find(({ key }) => key === termKey) ?? ordinaryTerm(version)
  return {
    first: chosen ? { amount: chosen.amount, unit: chosen.unit } : { amount: 0, unit: 'working_hour' },
    afterObligation: version.obligation && { amount: version.obligation.amount, unit: version.obligation.unit },
  }
}

export async function getClockSetting(db: Db, dossier: Timed, accepted: Temporal.Instant): Promise<ClockSetting> {
  const day = dateOf(accepted)
  const version = dossier.procedure ?? (await getProcedureVersion(db, dossier.procedure_version_id))
  const { calendar, rules: termRules } = await getUnitClock(db, dossier.competent_path, rangeFrom(day))
  const rules = await findClockRules(db, dossier.competent_path, accepted)
  const effect = version.supplementEffect
  return {
    calendar,
    termRules,
    rules: effect ? { ...rules, supplement_effect: effect } : rules,
    terms: termsOf(version, dossier.term_key),
  }
}

export const findClockEvents = (db: Db, dossierId: string): Promise<ClockEvent[]> =>
  db.query
    .selectFrom('dossiers.clock_event')
    .select(['kind', 'at', 'due_at as dueAt'])
    .where('dossier_id', '=', dossierId)
    .orderBy('at')
    .orderBy('id')
    .$castTo<ClockEvent>()
    .execute()

type NewEvent = { kind: ClockEventKind; at?: Temporal.Instant; dueAt?: Temporal.Instant; reason?: string }

/**
 * Tells the clock what happened and keeps what follows from it beside the dossier and its open steps, together with
 * what else has changed in its course.
 */
export async function tellClock(
  tx: Tx,
  actor: Actor | ActingRule | null,
  dossier: LockedDossier,
  { kind, at = tx.now, dueAt, reason = '' }: NewEvent,
  changes: CourseChanges = {},
): Promise<DossierClock> {
  await tx.query
    .insertInto('dossiers.clock_event')
    .values({
      id: tx.id(),
      dossier_id: dossier.id,
      kind,
      at,
      due_at: dueAt ?? null,
      reason,
      by_person: actor && personOf(actor),
      recorded_at: tx.now,
    })
    .modifyEnd(sentAhead)
    .execute()
  const accepted = kind === 'accepted' ? at : dossier.accepted_at!
  const clock = readDossierClock(
    await getClockSetting(tx, dossier, accepted),
    // Only what came by post has a past before it is accepted: the instant at which it arrived.
    kind === 'accepted' && dossier.channel !== 'post' ? [{ kind, at }] : await findClockEvents(tx, dossier.id),
  )
  await keepDerived(tx, dossier, clock, changes)
  return clock
}

/** Reads the clock again, as after a change of the calendar; says whether the date moved. */
export async function refreshClock(tx: Tx, dossier: LockedDossier): Promise<boolean> {
  const setting = await getClockSetting(tx, dossier, dossier.accepted_at!)
  const clock = readDossierClock(setting, await findClockEvents(tx, dossier.id))
  const before = dossier.due_at
  await keepDerived(tx, dossier, clock, {})
  return String(before) !== String(clock.due ?? null)
}

async function keepDerived(tx: Tx, dossier: LockedDossier, clock: DossierClock, changes: CourseChanges): Promise<void> {
  const due = clock.due ?? null
  await updateCourse(tx, dossier, {
    ...changes,
    due_at: due,
    first_due_at: dossier.first_due_at ?? due,
    missed_at: clock.missed ?? null,
    hand_over_due_at: clock.handOverDue ?? null,
  })
  if (!dossier.run_id) return
  await setCaseDue(tx, dossier.run_id, due)
  const stood = dossier.accepted_at !== null && dossier.due_at === null
  if (clock.standing && !stood) await holdRun(tx, dossier.run_id, tx.now)
  if (!clock.standing && stood) await resumeRun(tx, dossier.run_id, tx.now)
}
