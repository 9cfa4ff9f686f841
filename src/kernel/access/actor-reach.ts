import type { Reach } from '../database/reach.ts'
import { scopeIdsOf, type Actor } from './actor.ts'

const guarded = new Set<string>()

/** A module whose tables are guarded names the action with which their personal data is read. */
export const guardReading = (action: string): void => void guarded.add(action)

/** How far somebody reaches who asks for a page; without an actor, nowhere. */
export const reachOf = (actor: Actor | null): Reach =>
  actor
    ? {
        units: [...new Set([...guarded].flatMap((action) => scopeIdsOf(actor, action)))].toSorted(),
        personId: actor.personId,
      }
    : 'nothing'
