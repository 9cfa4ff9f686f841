import type { Db, Tx } from '../../../kernel/database/types.ts'
import { messageOf, pauseAfter } from '../../../kernel/jobs/outside.ts'

export const getPostState = (db: Db) =>
  db.query.selectFrom('dossier_shipments.post').selectAll().executeTakeFirstOrThrow()

/** It answered: whatever was wrong is over. */
export const keepSuccess = (tx: Tx, done: { read_to?: string; fetched_at?: Temporal.Instant } = {}): Promise<unknown> =>
  tx.query
    .updateTable('dossier_shipments.post')
    .set({ ...done, failing_since: null, failures: 0, last_error: '', pause_until: null })
    .execute()

export async function keepFailure(tx: Tx, error: unknown): Promise<void> {
  const { failures, failing_since } = await tx.query
    .selectFrom('dossier_shipments.post')
    .select(['failures', 'failing_since'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  await tx.query
    .updateTable('dossier_shipments.post')
    .set({
      failures: failures + 1,
      failing_since: failing_since ?? tx.now,
      last_error: messageOf(error),
      pause_until: pauseAfter(failures, tx.now),
    })
    .execute()
}

/** While it pauses nothing is asked of it. */
export async function isPausing(db: Db): Promise<boolean> {
  const { pause_until: pause } = await getPostState(db)
  return pause !== null && Temporal.Instant.compare(db.now, pause) < 0
}
