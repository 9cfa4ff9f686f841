import type { Db, Tx } from '../../../kernel/database/types.ts'
import * as outside from '../../../kernel/jobs/outside.ts'

export const getPostState = (db: Db) =>
  db.query.selectFrom('dossier_shipments.post').selectAll().executeTakeFirstOrThrow()

const update = (tx: Tx) => tx.query.updateTable('dossier_shipments.post')

export const keepSuccess = (tx: Tx, done: { read_to?: string; fetched_at?: Temporal.Instant } = {}): Promise<unknown> =>
  update(tx)
    .set({ ...done, ...outside.answering })
    .execute()

export async function keepFailure(tx: Tx, error: unknown): Promise<void> {
  await update(tx).set(outside.failing(tx.now, error)).execute()
}

export const isPausing = async (db: Db): Promise<boolean> => outside.isPausing(await getPostState(db), db.now)
