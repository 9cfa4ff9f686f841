import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce, type ActingRule } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { lockRun } from './run-clock.ts'

/** The case ends outside its process (withdrawn, refused, stopped): nobody has anything left to do. */
export async function stopRun(
  tx: Tx,
  actor: Actor | ActingRule,
  { runId, outcome }: { runId: string; outcome: string },
): Promise<void> {
  const run = await lockRun(tx, runId)
  await sql`
    with run as (
      update workflow.run set ended_at = ${tx.now}, outcome = ${outcome}, held_at = null,
        state = jsonb_build_object('last', state -> 'last', 'tokens', '[]'::jsonb, 'groups', '[]'::jsonb)
      where id = ${runId}
    )
    update workflow.step set closed_at = ${tx.now}, action = 'stopped', version = version + 1,
      closed_by = ${'rule' in actor ? null : actor.personId}
    where run_id = ${runId} and closed_at is null`.execute(tx.query)
  await announce(tx, actor, {
    name: 'workflow.run_stopped',
    subjectKind: run.subject_kind,
    subjectId: run.subject_id,
    unitId: run.competent_id,
    detail: { runId, outcome },
  })
}
