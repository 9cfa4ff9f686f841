// Reminds before a step is due, says when it is late, and looks whether somebody can do it. Others subscribe and tell
// people in their own words; whether the process wants the head of the unit told, comes with it. Each step is announced
// once: the instant is taken away.
import { sql } from 'kysely'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { JobRun } from '../../../kernel/jobs/define.ts'
import { stepOf } from '../definition/definition.ts'
import { noteHolders } from '../running/without-holder.ts'
import { getProcessVersion } from '../running/process-version.ts'

type DueStep = {
  id: string
  key: string
  name: string
  unit_id: string
  person_id: string | null
  due_at: Temporal.Instant
  subject_kind: string
  subject_id: string
  version_id: string
}

const atOnce = 200

const takeDue = async (tx: Tx, column: 'remind_at' | 'overdue_at'): Promise<DueStep[]> => {
  const { rows } = await sql<DueStep>`
    with due as (
      select id from workflow.step
      where closed_at is null and held_at is null and ${sql.ref(column)} <= ${tx.now}
      order by ${sql.ref(column)} limit ${atOnce} for update skip locked
    )
    update workflow.step set ${sql.ref(column)} = null, told_at = ${tx.now} from due, workflow.run
    where step.id = due.id and run.id = step.run_id
    returning step.id, step.key, step.name, step.unit_id, step.person_id, step.due_at,
      run.subject_kind, run.subject_id, run.version_id`.execute(tx.query)
  return rows
}

const news = (name: string, step: DueStep, more: Record<string, unknown> = {}) => ({
  name,
  subjectKind: step.subject_kind,
  subjectId: step.subject_id,
  unitId: step.unit_id,
  detail: { stepId: step.id, step: step.name, personId: step.person_id, dueAt: step.due_at.toString(), ...more },
})

/** @returns how many were reminded of; more may be waiting when it is a full batch */
export async function remindOfSteps(tx: Tx): Promise<number> {
  const steps = await takeDue(tx, 'remind_at')
  for (const step of steps) await announce(tx, { rule: 'step-reminder' }, news('workflow.step_due_soon', step))
  return steps.length
}

export async function reportLateSteps(tx: Tx): Promise<number> {
  const steps = await takeDue(tx, 'overdue_at')
  for (const step of steps) {
    const { definition } = await getProcessVersion(tx, step.version_id)
    const planned = stepOf(definition, step.key)
    const escalated = planned?.kind === 'work' && planned.escalate === true
    await announce(tx, { rule: 'step-overdue' }, news('workflow.step_overdue', step, { escalated }))
  }
  return steps.length
}

export async function watchSteps({ transaction }: JobRun): Promise<void> {
  for (const work of [remindOfSteps, reportLateSteps]) while ((await transaction(work)) === atOnce);
  // What a new day brought, and what opened in the moment in which somebody left.
  await transaction(noteHolders)
}
