import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { personNameOf, unitNameInPlaceOf, unitPathOf } from '../../organisation/index.ts'
import { knownIn } from '../../../kernel/database/known.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden, notFound } from '../../../kernel/errors.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import type { RunState } from '../engine/advance.ts'
import type { RunPlace } from './place-steps.ts'
import { mayAct, type StepScope } from '../workflow-access.ts'

export type LockedStep = {
  id: string
  key: string
  name: string
  token: number | null
  askedOn: string | null
  unitId: string
  /** From which unit the work came into this one. */
  fromUnitId: string | null
  version: number
  dueAt: Temporal.Instant | null
  /** People were reminded of it, or told that it is late. */
  told: boolean
  scope: StepScope
  /** Units that were asked on this step and have not answered. */
  awaited: string[]
  run: RunPlace & { versionId: string; subjectKind: string; state: RunState }
}

type Row = {
  id: string
  key: string
  name: string
  token: number | null
  asked_on: string | null
  unit_id: string
  from_unit_id: string | null
  role: string
  person_id: string | null
  stands_in: boolean
  due_at: Temporal.Instant | null
  told_at: Temporal.Instant | null
  version: number
  closed_at: Temporal.Instant | null
  closed_by_name: string | null
  unit_path: string
  awaited: string[]
  run_id: string
  subject_kind: string
  subject_id: string
  version_id: string
  state: RunState
  reception_id: string
  competent_id: string
  address_code: string | null
  case_due_at: Temporal.Instant | null
  started_at: Temporal.Instant
  run_held_at: Temporal.Instant | null
}

const heldIn = (tx: Tx) => knownIn<true>(tx, 'workflow.held_runs')

/** Does this transaction hold the run already, by one of its steps? */
export const isHeld = (tx: Tx, runId: string): boolean => heldIn(tx).has(runId)

/**
 * An open step and its run, held until the transaction ends: the run first, as everything that changes all steps of a
 * run does. Whoever comes second learns who was first.
 */
export async function lockStep(tx: Tx, id: string, version?: number): Promise<LockedStep> {
  const { rows } = await sql<Row>`
    with run as materialized (
      select * from workflow.run
      where run.id = (select of_step.run_id from workflow.step as of_step where of_step.id = ${id}) for update
    )
    select step.id, step.key, step.name, step.token, step.asked_on, step.unit_id, step.from_unit_id, step.role,
      step.person_id, step.stands_in, step.due_at, step.told_at, step.version, step.closed_at, ${personNameOf('step.closed_by')} as closed_by_name,
      ${unitPathOf('step.unit_id')} as unit_path,
      array(select ${unitNameInPlaceOf('opinion.unit_id')} from workflow.step as opinion
        where opinion.run_id = step.run_id and opinion.asked_on = step.id and opinion.closed_at is null
        order by opinion.opened_at, opinion.id) as awaited,
      run.id as run_id, run.subject_kind, run.subject_id, run.version_id, run.state, run.reception_id,
      run.competent_id, run.address_code, run.case_due_at, run.started_at, run.held_at as run_held_at
    from run join workflow.step on step.run_id = run.id
    where step.id = ${id}
    for update of step`.execute(tx.query)
  const row = rows[0]
  if (!row) throw notFound('workflow.step_not_found')
  heldIn(tx).set(row.run_id, true)
  if (row.closed_at)
    throw new AppError('workflow.step_already_done', 409, {
      step: row.name,
      who: row.closed_by_name ?? '',
      at: formatDateTime(row.closed_at),
    })
  if (version !== undefined && row.version !== version) throw new AppError('kernel.changed_meanwhile')
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    token: row.token,
    askedOn: row.asked_on,
    unitId: row.unit_id,
    fromUnitId: row.from_unit_id,
    version: row.version,
    dueAt: row.due_at,
    told: row.told_at !== null,
    awaited: row.awaited,
    scope: { role: row.role, unitPath: row.unit_path, personId: row.person_id, standsIn: row.stands_in },
    run: {
      id: row.run_id,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      versionId: row.version_id,
      state: row.state,
      receptionId: row.reception_id,
      competentId: row.competent_id,
      addressCode: row.address_code,
      caseDueAt: row.case_due_at,
      startedAt: row.started_at,
      heldAt: row.run_held_at,
    },
  }
}

/** The same for whoever may act on it. */
export async function lockStepOf(
  tx: Tx,
  actor: Actor,
  { stepId, version }: { stepId: string; version?: number },
): Promise<LockedStep> {
  const step = await lockStep(tx, stepId, version)
  if (!mayAct(actor, step.scope)) throw forbidden({ action: 'workflow.act' })
  return step
}
