import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import { translateConstraint } from './constraint-errors.ts'
import { forgetAll } from './known.ts'
import type { Tx } from './types.ts'

/**
 * One of many things in a transaction: what it did is taken back where it is refused, and the rest goes on. Faults of
 * ours end the transaction.
 */
export async function attempt(tx: Tx, work: () => Promise<unknown>): Promise<AppError | undefined> {
  await sql`savepoint attempt`.execute(tx.query)
  try {
    await work()
    await sql`release savepoint attempt`.execute(tx.query)
    return undefined
  } catch (error) {
    const refusal = translateConstraint(error)
    if (!(refusal instanceof AppError)) throw error
    await sql`rollback to savepoint attempt`.execute(tx.query)
    forgetAll(tx)
    await sql`release savepoint attempt`.execute(tx.query)
    return refusal
  }
}
