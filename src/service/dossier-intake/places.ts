// Where this person receives dossiers.
import { findAuthorities, findUnits, getUnit, nameInPlace, type Unit } from '../../foundation/organisation/index.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import { ensureCan, isWithin, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierActions } from '../dossiers/index.ts'

export type Place = { id: string; path: string; name: string }

/** Before anything is looked up: what is open elsewhere is told to those who receive here. */
export async function ensureReceives(db: Db, actor: Actor, unitId: string): Promise<void> {
  const { path } = await getUnit(db, unitId)
  ensureCan(actor, dossierActions['dossiers.receive'], path)
}

/** Who receives, unless the process of a procedure names another role. */
const receptionRole = 'clerk'

/** Has this person the role of the counter, an own or a lent one? For the doors; who stands in comes by the address. */
export const receives = (actor: Actor): boolean => actor.grants.some(({ role }) => role === receptionRole)

/** The places of a page that cannot do without one. */
export async function getReceptionPlaces(db: Db, actor: Actor, role?: string): Promise<[Place, ...Place[]]> {
  const [first, ...more] = await receptionPlaces(db, actor, role)
  if (!first) throw new AppError('dossier_intake.nobody_receives', 403, { unit: actor.unitName })
  return [first, ...more]
}

/**
 * The units at which the actor may receive and somebody does: the own one first, then one-stop centres, then whatever
 * else. Where nobody has the role, what is filed would stand.
 */
export async function receptionPlaces(db: Db, actor: Actor, role = receptionRole): Promise<Place[]> {
  const scopes = scopesOf(actor, dossierActions['dossiers.receive'])
  if (scopes.length === 0) throw forbidden({ action: 'dossiers.receive' })
  const units = await findUnits(db, { within: scopes, withRole: role, limit: 300 })
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
