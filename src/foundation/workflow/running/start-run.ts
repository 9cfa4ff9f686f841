import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce, type ActingRule } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { begin } from '../engine/advance.ts'
import { decideBy, type Facts } from '../engine/decide.ts'
import { ensureHolder } from './ensure-holder.ts'
import { placeSteps, type RunPlace } from './place-steps.ts'
import { getRunnable } from './process-version.ts'
import { insertSteps, openStepOf, type OpenStep } from './step-row.ts'
import { sentAhead } from '../../../kernel/database/statement.ts'

export type StartRun = {
  versionId: string
  subjectKind: string
  subjectId: string
  /** `address`: the code of the commune of the case's address, of today. */
  units: { reception: string; competent: string; address?: string }
  caseDueAt: Temporal.Instant | null
  facts: Facts
  /** Who shall do the first step. */
  personId?: string
}

/** Begins a case in a published version of a process. Who may begin it, the case's own command asks. */
export async function startRun(
  tx: Tx,
  actor: Actor | ActingRule,
  input: StartRun,
): Promise<{ runId: string; opened: OpenStep[]; ended?: { outcome: string } }> {
  const { definition } = await getRunnable(tx, input.versionId)
  const moved = begin(definition, decideBy(input.facts))
  const run: RunPlace = {
    id: tx.id(),
    subjectId: input.subjectId,
    receptionId: input.units.reception,
    competentId: input.units.competent,
    addressCode: input.units.address ?? null,
    startedAt: tx.now,
    caseDueAt: input.caseDueAt,
    heldAt: null,
  }
  const steps = await placeSteps(tx, run, { unitId: run.receptionId, fromUnitId: null }, moved.opened, input.personId)
  if (steps[0] && input.personId) await ensureHolder(tx, steps[0], input.personId)
  const ended = moved.outcome === undefined ? null : tx.now
  await sql`
    with run as (
      insert into workflow.run (id, subject_kind, subject_id, version_id, state, reception_id, competent_id,
        address_code, case_due_at, started_at, ended_at, outcome)
      values (${run.id}, ${input.subjectKind}, ${run.subjectId}, ${input.versionId}, ${JSON.stringify(moved.state)},
        ${run.receptionId}, ${run.competentId}, ${run.addressCode}, ${run.caseDueAt}, ${tx.now}, ${ended},
        ${moved.outcome ?? null})
    ) ${insertSteps(tx, steps)} ${sentAhead}`.execute(tx.query)
  await announce(tx, actor, {
    name: 'workflow.run_started',
    subjectKind: input.subjectKind,
    subjectId: input.subjectId,
    unitId: run.receptionId,
    detail: { runId: run.id, versionId: input.versionId, opened: steps.map((step) => step.name) },
  })
  const answer = { runId: run.id, opened: steps.map(openStepOf) }
  return moved.outcome === undefined ? answer : { ...answer, ended: { outcome: moved.outcome } }
}
