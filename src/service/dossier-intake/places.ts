// Where this person receives dossiers.
import { findAuthorities, findUnits, getUnit, nameInPlace, type Unit } from '../../foundation/organisation/index.ts'
import { forbidden } from '../../kernel/errors.ts'
import { ensureCan, isWithin, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierActions } from '../dossiers/index.ts'

export type Place = { id: string; path: string; name: string }

/** Before anything is looked up: what is open elsewhere is told to those who receive here. */
export async function ensureReceives(db: Db, actor: Actor, unitId: string): Promise<void> {
  const { path } = await getUnit(db, unitId)
  ensureCan(actor, dossierActions['dossiers.receive'], path)
}

/** The units at which the actor may receive: the own one first, then one-stop centres, then whatever else. */
export async function receptionPlaces(db: Db, actor: Actor): Promise<Place[]> {
  const scopes = scopesOf(actor, dossierActions['dossiers.receive'])
  if (scopes.length === 0) throw forbidden({ action: 'dossiers.receive' })
  const units = await findUnits(db, { within: scopes, limit: 300 })
  const rank = (unit: Unit): number => (unit.id === actor.unitId ? 0 : unit.kind === 'centre' ? 1 : 2)
  const authorities = units.length > 1 ? await findAuthorities(db) : []
  return units
    .toSorted((a, b) => rank(a) - rank(b))
    .map((unit) => ({ id: unit.id, path: unit.path, name: nameInPlace(unit, authorities) }))
}

export const ofTier = (authorities: readonly Unit[], tier: string): Unit[] =>
  authorities.filter((authority) => authority.tier === tier)

export const isOwnAuthority = (place: Place, authorities: readonly Unit[]): boolean =>
  authorities.some(({ path }) => isWithin(place.path, path))
