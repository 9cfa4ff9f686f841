import { sql } from 'kysely'
import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, many } from '../../../kernel/http/fields.ts'
import { selectVersions } from '../designing/draft-queries.ts'
import type { Definition } from '../definition/definition.ts'
import type { RunState } from '../engine/advance.ts'
import { actions } from '../workflow-access.ts'
import { planMove, type MovePlan } from './move-plan.ts'

export const moveRunsInput = z.object({
  id: id(),
  runIds: many(id(), 200).pipe(z.array(z.string()).min(1, 'form.choose')),
})

export type MovePreview = {
  runId: string
  subjectId: string
  startedAt: Temporal.Instant
  fromNumber: number
  standing: string[]
  plan: MovePlan
}

const selectRuns = (db: Db) =>
  db.query
    .selectFrom('workflow.run as run')
    .innerJoin('workflow.process_version as version', 'version.id', 'run.version_id')
    .select(['run.id', 'run.subject_id', 'run.subject_kind', 'run.started_at', 'run.state', 'run.competent_id'])
    .select(['version.number', 'version.definition', 'version.process_id'])
    .where('run.ended_at', 'is', null)

async function getTarget(db: Db, actor: Actor, versionId: string) {
  const target = await selectVersions(db).where('version.id', '=', versionId).executeTakeFirst()
  if (!target) throw new AppError('workflow.process_not_found', 404)
  ensureCan(actor, actions['workflow.design'], target.unit_path)
  if (!target.published_at) throw new AppError('workflow.not_published')
  return { ...target, definition: target.definition as Definition }
}

const namesOf = (definition: Definition, { tokens }: RunState): string[] =>
  tokens.map(({ at }) => definition.steps.find(({ key }) => key === at)?.name ?? at)

/** What would happen to each case that runs in another version of the process, oldest first. */
export async function previewMove(
  db: Db,
  actor: Actor,
  versionId: string,
  { after, limit = 100 }: { after?: string; limit?: number } = {},
): Promise<MovePreview[]> {
  const target = await getTarget(db, actor, versionId)
  let query = selectRuns(db)
    .where('version.process_id', '=', target.process_id)
    .where('run.version_id', '<>', versionId)
  if (after) query = query.where('run.id', '>', after)
  const runs = await query.orderBy('run.id').limit(limit).execute()
  return runs.map((run) => {
    const [from, state] = [run.definition as Definition, run.state as RunState]
    return {
      runId: run.id,
      subjectId: run.subject_id,
      startedAt: run.started_at,
      fromNumber: run.number,
      standing: namesOf(from, state),
      plan: planMove(from, target.definition, state),
    }
  })
}

/** Moves the chosen cases; what cannot be moved any more is refused as a whole, since the page said something else. */
export async function moveRuns(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof moveRunsInput>,
): Promise<{ moved: number }> {
  const target = await getTarget(tx, actor, input.id)
  const runs = await selectRuns(tx)
    .where('run.id', 'in', input.runIds)
    .where('version.process_id', '=', target.process_id)
    .where('run.version_id', '<>', target.id)
    .orderBy('run.id')
    .forUpdate('run')
    .execute()
  if (runs.length < new Set(input.runIds).size) throw new AppError('kernel.changed_meanwhile')
  for (const run of runs) {
    const plan = planMove(run.definition as Definition, target.definition, run.state as RunState)
    if (!plan.can) throw new AppError('workflow.cannot_be_moved', 409)
    await renameSteps(tx, run.id, target.id, plan.standing)
    await announce(tx, actor, {
      name: 'workflow.run_moved',
      subjectKind: run.subject_kind,
      subjectId: run.subject_id,
      unitId: run.competent_id,
      detail: { from: run.number, to: target.number, standing: plan.standing.map(({ name }) => name) },
    })
  }
  return { moved: runs.length }
}

/** An open step keeps its holder and its time, and takes the name that the new version gives it. */
const renameSteps = (tx: Tx, runId: string, versionId: string, standing: readonly { key: string; name: string }[]) =>
  sql`
    with run as (update workflow.run set version_id = ${versionId} where id = ${runId})
    update workflow.step set name = named.name, version = step.version + 1
    from jsonb_to_recordset(${JSON.stringify(standing)}::jsonb) as named (key text, name text)
    where step.run_id = ${runId} and step.closed_at is null and step.token is not null and step.key = named.key`.execute(
    tx.query,
  )
