import { uuidv7 } from '../uuid.ts'
import type { Database } from './connect.ts'
import type { Db, Tx } from './types.ts'
import { translateConstraint } from './constraint-errors.ts'

const now = (): Temporal.Instant => Temporal.Now.instant()

/** For reading outside a transaction. */
export const reader = (database: Database, at: Temporal.Instant = now()): Db => ({ query: database.query, now: at })

const transactionOf = (query: Db['query'], at: Temporal.Instant, requestId: string): Tx =>
  ({ query, now: at, id: () => uuidv7(), requestId }) as Db as Tx

/**
 * Runs `work` in one transaction: all of it or nothing. For the action wrapper, the job runner and the command line
 * only; the architecture test holds everybody else off.
 */
export async function inTransaction<Result>(
  database: Database,
  work: (tx: Tx) => Promise<Result>,
  options: { now?: Temporal.Instant; requestId?: string } = {},
): Promise<Result> {
  const at = options.now ?? now()
  try {
    return await database.query
      .transaction()
      .execute((query) => work(transactionOf(query, at, options.requestId ?? uuidv7())))
  } catch (error) {
    throw translateConstraint(error)
  }
}
