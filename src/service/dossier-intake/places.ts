// Where this person receives dossiers.
import { findUnits, type Unit } from '../../foundation/organisation/index.ts'
import { forbidden } from '../../kernel/errors.ts'
import { isWithin, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierActions } from '../dossiers/index.ts'

export type Place = { id: string; path: string; name: string }

/** The units at which the actor may receive: the own one first, then one-stop centres, then whatever else. */
export async function receptionPlaces(db: Db, actor: Actor): Promise<Place[]> {
  const scopes = scopesOf(actor, dossierActions['dossiers.receive'])
  if (scopes.length === 0) throw forbidden({ action: 'dossiers.receive' })
  const units = await findUnits(db, { within: scopes, limit: 300 })
  const rank = (unit: Unit): number => (unit.id === actor.unitId ? 0 : unit.kind === 'centre' ? 1 : 2)
  return units.toSorted((a, b) => rank(a) - rank(b)).map(({ id, path, shortName }) => ({ id, path, name: shortName }))
}

/** Is there more than one authority of that tier to choose from, and which. */
export const authoritiesOf = (db: Db, tier: string): Promise<Unit[]> =>
  findUnits(db, { authorities: true, tier, limit: 300 })

export const isOwnAuthority = (place: Place, authorities: readonly Unit[]): boolean =>
  authorities.some(({ path }) => isWithin(place.path, path))
