// What nobody could do any more if somebody left: modules whose work waits for roles say it, so that whoever ends a post
// or a role knows it before.
import type { Db } from '../../../kernel/database/types.ts'

/** A person who leaves with all roles, or (with `grantId`) loses one of them. */
export type Leaving = { personId: string; grantId: string | null; roles: readonly { role: string; unitPath: string }[] }

/** How many pieces of work each would leave to nobody, in one statement for all of them. */
export type WorkLeft = (db: Db, leaving: readonly Leaving[]) => Promise<number[]>

const counters: WorkLeft[] = []

export const registerWorkLeft = (count: WorkLeft): void => void counters.push(count)

export async function countWorkLeft(db: Db, leaving: readonly Leaving[]): Promise<number[]> {
  const sums = leaving.map(() => 0)
  if (!leaving.length) return sums
  for (const count of counters) for (const [at, more] of (await count(db, leaving)).entries()) sums[at]! += more
  return sums
}
