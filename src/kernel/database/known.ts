// What one transaction reads again and again and seldom changes: asked for once. What others commit meanwhile, it does not
// see there: the whole of it counts by the same calendar and rules.
import type { Db, Tx } from './types.ts'

const kept = new WeakMap<Db['query'], Map<string, Map<string, unknown>>>()

/**
 * What this transaction knows under that name, for whoever reads it to look into first and to fill. Whoever writes what
 * it was read from clears it. Outside a transaction nothing is kept: others write meanwhile.
 */
export function knownIn<Value>(db: Db | Tx, name: string): Map<string, Value> {
  const ofTx = kept.get(db.query) ?? new Map<string, Map<string, unknown>>()
  if ('requestId' in db) kept.set(db.query, ofTx)
  const known = ofTx.get(name) ?? new Map<string, unknown>()
  ofTx.set(name, known)
  return known as Map<string, Value>
}

/** Part of the transaction was taken back: what it knew may come from there. */
export function forgetAll(tx: Tx): void {
  kept.delete(tx.query)
}
