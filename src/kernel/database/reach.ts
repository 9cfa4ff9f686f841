// How far a statement reaches into personal data: the second wall, kept by PostgreSQL (policies made with kernel.guard).
// Each connection is told the reach of whatever it is used for; what nobody speaks for reaches nothing.
import { AsyncLocalStorage } from 'node:async_hooks'

/** Over which units personal data may be read, and by whom, for what hangs on a person's own work. */
type ReachOfPerson = { units: readonly string[]; personId: string }
export type Reach = 'nothing' | ReachOfPerson | { everything: string }

const reaching = new AsyncLocalStorage<Reach>()

/** What is done in `work` reaches so far, and no further. */
export const withReach = <Result>(reach: Reach, work: () => Result): Result => reaching.run(reach, work)

/** For jobs, start-up and the command line, which act in nobody's name; `why` is for whoever reads the code. */
export const everything = (why: string): Reach => ({ everything: why })

/**
 * Reads what the one who asks may not see by himself, for a reason that is named: after a proof, or where only what
 * names nobody is shown. Not inside a transaction, which has one reach for its life.
 */
export const beyondReach = <Result>(why: string, work: () => Result): Result => withReach(everything(why), work)

export const reachNow = (otherwise: Reach): Reach => reaching.getStore() ?? otherwise

/** The settings `cchc.reach` and `cchc.person`, as the functions of migration 0003 read them. */
export function settingsOf(reach: Reach): [reach: string, person: string] {
  if (reach === 'nothing') return ['', '']
  if ('everything' in reach) return ['all', '']
  return [`{${reach.units.join(',')}}`, reach.personId]
}
