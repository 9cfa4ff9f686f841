import { sql } from 'kysely'
import { translateConstraint } from '../../src/kernel/database/constraint-errors.ts'
import { forgetAll } from '../../src/kernel/database/known.ts'
import type { Tx } from '../../src/kernel/database/types.ts'

/**
 * Runs `work` inside the test's transaction and takes back only what it did, whether it succeeds or fails: for tables
 * of many attempts at one world that is made once.
 */
export async function undone<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await sql`savepoint undone`.execute(tx.query)
  try {
    return await work()
  } catch (error) {
    throw translateConstraint(error)
  } finally {
    await sql`rollback to savepoint undone`.execute(tx.query)
    forgetAll(tx)
    await sql`release savepoint undone`.execute(tx.query)
  }
}
