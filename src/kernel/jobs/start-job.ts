import type { Actor } from '../access/actor.ts'
import { announce, enqueue } from '../announce.ts'
import type { Tx } from '../database/types.ts'
import { notFound } from '../errors.ts'

/** Often enough to survive a restart or two; a fault that comes back this often will not go away. */
const attempts = 5

/**
 * Begins long work that somebody waits for: the job `name` of a module, run after the commit. `title` is what the
 * person will read in the list of their work. Returns the id; the person follows it at `/cong-viec-nen/<id>`.
 */
export async function startJob(
  tx: Tx,
  actor: Pick<Actor, 'accountId'>,
  { name, title, payload }: { name: string; title: string; payload: unknown },
): Promise<string> {
  const id = tx.id()
  await tx.query
    .insertInto('kernel.job')
    .values({ id, name, title, payload: JSON.stringify(payload), account_id: actor.accountId, created_at: tx.now })
    .execute()
  await enqueue(tx, 'kernel.run_job', { id }, { key: `kernel.job:${id}`, attempts })
  return id
}

/** Work that waits ends at once; work that runs stops at its next step; finished work stays finished. */
export async function cancelJob(tx: Tx, actor: Actor, { id }: { id: string }): Promise<void> {
  const job = await tx.query
    .selectFrom('kernel.job')
    .select('state')
    .where('id', '=', id)
    .where('account_id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!job) throw notFound()
  const change = { waiting: { state: 'cancelled', finished_at: tx.now }, running: {} }[job.state]
  if (!change) return
  await tx.query
    .updateTable('kernel.job')
    .set({ ...change, cancel_requested_at: tx.now })
    .where('id', '=', id)
    .execute()
  await announce(tx, actor, { name: 'kernel.job_cancelled', subjectKind: 'job', subjectId: id })
}
