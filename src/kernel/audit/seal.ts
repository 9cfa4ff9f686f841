// Writers never wait for each other: their rows only queue up, and one sealer at a time chains what has queued.
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Tx } from '../database/types.ts'
import { chainRowsOf } from './chain-rows.ts'
import { marksOf, noSeal, rowHash, sealHash, toRanges } from './chain.ts'

const batch = 5000

const sealerLock = 7_201_946

async function isAlone(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${sealerLock}) as got`.execute(tx.query)
  return rows[0]!.got
}

async function sealBatch(tx: Tx): Promise<number> {
  if (!(await isAlone(tx))) return 0
  const waiting = await tx.query
    .selectFrom('kernel.audit_unsealed')
    .select('number')
    .orderBy('number')
    .limit(batch)
    .execute()
  // A row that waits and is gone was removed by somebody: its number goes on waiting, for the verifier to find.
  const rows = waiting.length
    ? await chainRowsOf(
        tx.query,
        waiting.map(({ number }) => number),
      )
    : []
  if (!rows.length) return 0
  const last = await tx.query
    .selectFrom('kernel.audit_seal')
    .select(['seal', 'hash'])
    .orderBy('seal', 'desc')
    .limit(1)
    .executeTakeFirst()
  const hashes = rows.map(rowHash)
  const sealed = rows.map(({ number }) => number)
  await tx.query
    .insertInto('kernel.audit_seal')
    .values({
      seal: (last?.seal ?? 0) + 1,
      numbers: toRanges(sealed),
      row_count: rows.length,
      hash: sealHash(last?.hash ?? noSeal, hashes),
      marks: marksOf(hashes),
      sealed_at: tx.now,
    })
    .execute()
  await tx.query
    .deleteFrom('kernel.audit_unsealed')
    .where('number', '=', (eb) => eb.fn.any(eb.val(sealed)))
    .execute()
  return rows.length
}

/** Chains everything that waits; nothing to do when another process is at it. Returns how many rows were sealed. */
export async function sealAudit(database: Database): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await inTransaction(database, sealBatch)
    total += sealed
    if (sealed < batch) return total
  }
}

/** Makes the tables of `months` months from `from` on, where they are missing. */
export async function ensureAuditMonths({ query }: Database, from: Temporal.PlainDate, months: number): Promise<void> {
  await sql`select kernel.ensure_audit_months(${from.toString()}::date, ${months})`.execute(query)
}
