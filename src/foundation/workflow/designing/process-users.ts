// What runs in a process stands higher than this module and registers here: who uses it, whether a version would fit each,
// and how each takes it for new cases.
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import type { Definition } from '../definition/definition.ts'
import type { Fault } from '../definition/fault.ts'

/** The versions of one process. */
type OfProcess = { versionIds: readonly string[] }

export type ProcessUse = {
  name: string
  href: string
  /** In which version new cases of it run today, and in which from a later day on. */
  versionId: string
  next?: { versionId: string; from: Temporal.PlainDate }
  /** May this person decide that it takes another version? */
  mayTake: boolean
  /** Why the version in question does not fit it. */
  faults: readonly Fault[]
}

export type ProcessUsers = {
  find: (
    db: Db,
    actor: Actor,
    query: OfProcess & { candidate: { definition: Definition; subjectKind: string } },
  ) => Promise<ProcessUse[]>
  /** Those that it fits and that the person may decide on take the version from that day. @returns how many, and how many did not */
  take: (
    tx: Tx,
    actor: Actor,
    input: OfProcess & { versionId: string; from: Temporal.PlainDate },
  ) => Promise<{ taken: number; kept: number }>
  /** The page on which a version is taken later. */
  takeHref: (versionId: string) => string
}

let users: ProcessUsers | undefined

export function registerProcessUsers(one: ProcessUsers): void {
  if (users) throw new Error('who uses processes is registered twice')
  users = one
}

export const processUsers = (): ProcessUsers | undefined => users
