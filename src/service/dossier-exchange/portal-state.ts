import type { Db, Tx } from '../../kernel/database/types.ts'
import { answering, failing } from '../../kernel/jobs/outside.ts'

export const getPortalState = (db: Db) =>
  db.query.selectFrom('dossier_exchange.portal').selectAll().executeTakeFirstOrThrow()

type Done = {
  read_to?: string
  fetched_at?: Temporal.Instant
  sent_at?: Temporal.Instant
  compared_at?: Temporal.Instant
}

const update = (tx: Tx) => tx.query.updateTable('dossier_exchange.portal')

export const keepSuccess = (tx: Tx, done: Done): Promise<unknown> =>
  update(tx)
    .set({ ...done, ...answering })
    .execute()

export async function keepFailure(tx: Tx, error: unknown): Promise<void> {
  await update(tx).set(failing(tx.now, error)).execute()
}
