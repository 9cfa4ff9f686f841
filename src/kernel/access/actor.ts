// Who acts, and what that person may do where. A right is role × unit scope × action: a role carries actions, a grant
// gives a role over a unit and all below it. Units are named by their path in the tree, so that one comparison tells
// whether a unit lies within a scope, in the program as in a query.
import { forbidden } from '../errors.ts'

/** `path` is the unit's ltree path: labels of the units from the root, joined by dots. */
export type Grant = { role: string; unitId: string; path: string }

/** `marks`: what lies in the scope, as the source of actors says; whoever needs one gave it its name. */
type Held = Grant & { onBehalfOf?: string; marks?: readonly string[] }

export type Actor = {
  accountId: string
  personId: string
  name: string
  /** The unit the person works in. */
  unitId: string
  unitName: string
  unitPath: string
  /** Own roles, and those delegated to the person today; `onBehalfOf` is then the one who delegated. */
  grants: readonly Held[]
}

const rolesOf = new Map<string, readonly string[]>()

/** A module declares its actions with the roles that carry them. Returns the names, typed. */
export function defineActions<Name extends string>(actions: Record<Name, readonly string[]>): Record<Name, Name> {
  const names = {} as Record<Name, Name>
  for (const [name, roles] of Object.entries<readonly string[]>(actions)) {
    if (rolesOf.has(name)) throw new Error(`the action ${name} is declared twice`)
    rolesOf.set(name, roles)
    names[name as Name] = name as Name
  }
  return names
}

export const definedActions = (): ReadonlyMap<string, readonly string[]> => rolesOf

/** Is the unit at `path` the unit at `scope`, or below it? */
export const isWithin = (path: string, scope: string): boolean => path === scope || path.startsWith(`${scope}.`)

function rolesFor(action: string): readonly string[] {
  const roles = rolesOf.get(action)
  if (!roles) throw new Error(`nobody declared the action ${action}`)
  return roles
}

/** The scopes in which the actor may do it: paths for a query's `where path <@ any(…)`; none means nowhere. */
export const scopesOf = (actor: Actor, action: string): string[] => {
  const roles = rolesFor(action)
  return actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.path)
}

/** The same as ids of the units at the top of each scope, for rows that keep the ids of all units above them. */
export const scopeIdsOf = (actor: Actor, action: string): string[] => {
  const roles = rolesFor(action)
  return actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.unitId)
}

/** May the actor do it in the unit at `path`? */
export const can = (actor: Actor, action: string, path: string): boolean =>
  scopesOf(actor, action).some((scope) => isWithin(path, scope))

/** May the actor do it anywhere at all? For showing or hiding a door, never for opening it. */
export const canAnywhere = (actor: Actor, action: string): boolean => scopesOf(actor, action).length > 0

export function ensureCan(actor: Actor, action: string, path: string): void {
  if (!can(actor, action, path)) throw forbidden({ action })
}

/** Does the actor belong to the unit at `path`, directly or through a unit below it? */
export const belongsTo = (actor: Actor, path: string): boolean => isWithin(actor.unitPath, path)
