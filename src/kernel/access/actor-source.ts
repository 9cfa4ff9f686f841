import type { Db } from '../database/types.ts'
import type { Actor } from './actor.ts'

/** Everything about the person but the account: in one statement, since every request asks. */
export type ActorSource = (db: Db, personId: string) => Promise<Omit<Actor, 'accountId' | 'personId'> | undefined>

let source: ActorSource | undefined

/**
 * Who people are, a module knows (organisation); it tells the kernel how to ask.
 * @returns what it replaces, which a test puts back
 */
export function registerActorSource(ask: ActorSource | undefined): ActorSource | undefined {
  const replaced = source
  source = ask
  return replaced
}

export async function findActor(db: Db, account: { id: string; personId: string }): Promise<Actor | undefined> {
  if (!source) throw new Error('no module knows people')
  const person = await source(db, account.personId)
  return person && { ...person, accountId: account.id, personId: account.personId }
}
