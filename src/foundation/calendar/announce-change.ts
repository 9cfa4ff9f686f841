import type { Actor } from '../../kernel/access/actor.ts'
import { announce, type ActingRule, type Announcement } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { forgetClocks } from './calendar-queries.ts'

/** Something changed by which time is counted: it is told, and what this transaction reads from now on is new. */
export function announceChange(tx: Tx, actor: Actor | ActingRule, change: Announcement): Promise<void> {
  forgetClocks(tx)
  return announce(tx, actor, change)
}
