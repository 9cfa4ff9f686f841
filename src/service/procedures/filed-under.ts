// How many dossiers were filed under versions: known to the module of dossiers, which tells it at start-up.
import type { Db } from '../../kernel/database/types.ts'

/** From that day on, or ever. */
type CountFiled = (db: Db, versionIds: readonly string[], since?: Temporal.PlainDate) => Promise<number>

let count: CountFiled = async () => 0

export function registerCountFiled(next: CountFiled): void {
  count = next
}

export const countFiled: CountFiled = (db, versionIds, since) => count(db, versionIds, since)
