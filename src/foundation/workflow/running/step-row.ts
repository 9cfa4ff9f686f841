// A step as it is written: many at once go in as one list, so that opening three branches costs no more than one step.
import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { sinceNobodyHas } from './without-holder.ts'

/** An open step as commands answer it. */
export type OpenStep = {
  id: string
  key: string
  name: string
  unitId: string
  role: string
  personId: string | null
  openedAt: Temporal.Instant
  dueAt: Temporal.Instant | null
  caseDueAt: Temporal.Instant | null
}

export type NewStep = OpenStep & {
  runId: string
  subjectId: string
  unitPath: string
  fromUnitId: string | null
  token: number | null
  askedOn: string | null
  heldAt: Temporal.Instant | null
  remindAt: Temporal.Instant | null
  overdueAt: Temporal.Instant | null
  question: string
}

const toText = (at: Temporal.Instant | null): string | null => at?.toString() ?? null

/**
 * `insert into workflow.step …` for a statement of its own or a part of one. Who is named to do a step was asked whether
 * they can; of the others it is noted where nobody could.
 */
export function insertSteps(db: Db, steps: readonly NewStep[]): RawBuilder<unknown> {
  const rows = steps.map((step) => ({
    id: step.id,
    run_id: step.runId,
    subject_id: step.subjectId,
    token: step.token,
    asked_on: step.askedOn,
    key: step.key,
    name: step.name,
    unit_id: step.unitId,
    from_unit_id: step.fromUnitId,
    role: step.role,
    person_id: step.personId,
    opened_at: toText(step.openedAt),
    due_at: toText(step.dueAt),
    case_due_at: toText(step.caseDueAt),
    held_at: toText(step.heldAt),
    remind_at: toText(step.remindAt),
    overdue_at: toText(step.overdueAt),
    question: step.question,
  }))
  return sql`insert into workflow.step (id, run_id, subject_id, token, asked_on, key, name, unit_id, from_unit_id, role,
      person_id, opened_at, due_at, case_due_at, held_at, remind_at, overdue_at, question, nobody_since)
    select id, run_id, subject_id, token, asked_on, key, name, unit_id, from_unit_id, role, person_id, opened_at,
      due_at, case_due_at, held_at, remind_at, overdue_at, question,
      case when person_id is null then ${sinceNobodyHas(db)} end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as step (id uuid, run_id uuid, subject_id uuid, token int,
      asked_on uuid, key text, name text, unit_id uuid, from_unit_id uuid, role text, person_id uuid, opened_at timestamptz,
      due_at timestamptz, case_due_at timestamptz, held_at timestamptz, remind_at timestamptz, overdue_at timestamptz,
      question text)`
}

export const openStepOf = (step: NewStep): OpenStep => ({
  id: step.id,
  key: step.key,
  name: step.name,
  unitId: step.unitId,
  role: step.role,
  personId: step.personId,
  openedAt: step.openedAt,
  dueAt: step.dueAt,
  caseDueAt: step.caseDueAt,
})
