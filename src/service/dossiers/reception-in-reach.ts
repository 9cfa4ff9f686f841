// Pages of a place of reception are for those who have one in reach; a specialist of a division has none.
import { findUnits } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierActions } from './dossier-access.ts'

/** The one-stop centres whose dossiers the actor may read. */
export const findReceptionUnits = (db: Db, actor: Actor) =>
  findUnits(db, { within: scopesOf(actor, dossierActions['dossiers.read']), kinds: ['centre'], limit: 500 })

/** Is there one? Every page's navigation asks, and no statement is spent on it: organisation marks the scopes. */
export function hasReception(actor: Actor): boolean {
  const scopes = scopesOf(actor, dossierActions['dossiers.read'])
  return actor.grants.some(({ path, marks }) => marks?.includes('centre') && scopes.includes(path))
}
