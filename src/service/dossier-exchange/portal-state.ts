import type { Db, Tx } from '../../kernel/database/types.ts'
import { messageOf, pauseAfter } from '../../kernel/jobs/outside.ts'

export const getPortalState = (db: Db) =>
  db.query.selectFrom('dossier_exchange.portal').selectAll().executeTakeFirstOrThrow()

type Done = {
  read_to?: string
  fetched_at?: Temporal.Instant
  sent_at?: Temporal.Instant
  compared_at?: Temporal.Instant
}

/** It answered: whatever was wrong is over. */
export const keepSuccess = (tx: Tx, done: Done): Promise<unknown> =>
  tx.query
    .updateTable('dossier_exchange.portal')
    .set({ ...done, failing_since: null, failures: 0, last_error: '', pause_until: null })
    .execute()

/** It did not: nothing is sent for one minute, then two, four, at most an hour. */
export async function keepFailure(tx: Tx, error: unknown): Promise<void> {
  const { failures, failing_since } = await tx.query
    .selectFrom('dossier_exchange.portal')
    .select(['failures', 'failing_since'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  await tx.query
    .updateTable('dossier_exchange.portal')
    .set({
      failures: failures + 1,
      failing_since: failing_since ?? tx.now,
      last_error: messageOf(error),
      pause_until: pauseAfter(failures, tx.now),
    })
    .execute()
}
