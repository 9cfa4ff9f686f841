// What other modules may know of the organisation.
import type { Module } from '../../kernel/module.ts'
import { registerActorSource } from '../../kernel/access/actor-source.ts'
import { actorSource } from './actor-source.ts'
import { loadDefaultCollectives } from './naming/default-collectives.ts'
import { loadReferenceUnits } from './reference/load-reference-units.ts'
import { setUpRoutes } from './founding/set-up-routes.ts'
import { organisationDoors, organisationRoutes } from './routes.ts'
import { turnDay } from './units/tree.ts'

registerActorSource(actorSource)

export const organisationModule: Module = {
  name: 'organisation',
  routes: [...setUpRoutes, ...organisationRoutes],
  doors: organisationDoors,
  load: async (tx) => {
    await loadReferenceUnits(tx)
    await loadDefaultCollectives(tx)
    await turnDay(tx)
  },
  // One minute after midnight where the law holds.
  jobs: [{ name: 'organisation.turn_day', cron: '1 17 * * *', run: ({ transaction }) => transaction(turnDay) }],
}

export type { Unit, UnitKind, UnitRef } from './units/unit.ts'
export { idsOnPath, kindName, pathLabel, territorialKinds, unitKinds } from './units/unit.ts'
export { findUnit, findUnitNames, findUnitOptions, findUnits, getUnit, inTreeOrder } from './units/unit-queries.ts'
export type { UnitFilter } from './units/unit-queries.ts'
export { findAuthorities, findUnitChoices, nameInPlace } from './units/name-in-place.ts'
export { findTiers, type Tier } from './units/tiers.ts'
export type { UnitInPlace, UnitWanted } from './units/units-in-place.ts'
export { findUnitsInPlace } from './units/units-in-place.ts'
export { authorityIdOf, findAuthorityOf, findAuthorityOfTier } from './units/authority-of.ts'
export { findIssuer, placeOf, type Issuer } from './units/issuer.ts'
export type { IdRef } from './units/unit-fragments.ts'
export {
  authorityNameOf,
  personNameOf,
  unitIdsWithin,
  unitNameInPlaceOf,
  unitNameOf,
  unitPathOf,
  unitTierOf,
} from './units/unit-fragments.ts'
export { createUnit } from './units/create-unit.ts'
export { createUnitInput } from './units/insert-unit.ts'
export { dissolveUnit } from './units/dissolve-unit.ts'
export { mergeUnits } from './units/merge-units.ts'
export type { PersonInUnit } from './people/person-queries.ts'
export { findPeopleOf } from './people/person-queries.ts'
export type { PersonInRole, RoleWanted } from './people/people-in-roles.ts'
export {
  canBeDone,
  findWithoutHolder,
  hasPost,
  hasRoleHolder,
  type Gone,
  type RoleInUnit,
  type WorkPlace,
} from './people/role-holders.ts'
export { registerWorkLeft, type Leaving, type WorkLeft } from './people/work-left.ts'
export { findPeopleInRoles } from './people/people-in-roles.ts'
export type { Contact } from './people/reach-people.ts'
export {
  findContactLine,
  findContacts,
  findHeadsOf,
  findPeopleWho,
  findPeopleWithRole,
  personIdsWithin,
  soleHoldersOf,
} from './people/reach-people.ts'
export { addPerson, addPersonInput } from './people/add-person.ts'
export { grantRole, grantRoleInput } from './people/grant-role.ts'
export type { GrantableRole, Role } from './roles.ts'
export { decidingRoles, delegableRoles, grantableRoles, roleName, roles } from './roles.ts'
export { nameKey } from './naming/name-key.ts'
export type { ResolvedName } from './naming/resolve-name.ts'
export { nameResolver, resolveUnitName } from './naming/name-resolver.ts'
export { rememberAlias, rememberAliasInput } from './naming/remember-alias.ts'
export type { ReferenceFilter, ReferenceUnit } from './reference/reference-queries.ts'
export { findAddressUnits } from './reference/address-units.ts'
export { findReferenceUnits } from './reference/reference-queries.ts'
export type { Founding } from './founding/found-authority.ts'
export { foundAuthority } from './founding/found-authority.ts'
export { inForce, today } from './today.ts'
export { castNames, castPlan, makeAnBinh, type AnBinh, type CastName, type UnitKey } from './organisation-fixtures.ts'
export { isOwn, makeSetUpLink } from './founding/set-up-link.ts'
