import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { unitIdsWithin } from '../../organisation/index.ts'
import { scopesOf, type Actor } from '../../../kernel/access/actor.ts'
import { actions } from '../workflow-access.ts'

/**
 * What the actor could take or give to somebody, of a relation of open steps with that alias: the same rule as `mayAct`
 * and `mayAssign`, as conditions that exclude each other, each of which an index answers.
 */
export function stepsFor(actor: Actor, alias: string): RawBuilder<SqlBool>[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const isWithin = (paths: string[]) => sql<SqlBool>`${column('unit_id')} in ${unitIdsWithin(paths)}`
  const gives = scopesOf(actor, actions['workflow.assign'])
  const acts = [...Map.groupBy(actor.grants, ({ role }) => role)].map(
    ([role, grants]) =>
      sql<SqlBool>`${column('role')} = ${role} and ${isWithin(grants.map(({ path }) => path))} and not ${isWithin(gives)}`,
  )
  return [isWithin(gives), ...acts]
}

/** What waits for the actor alone, as conditions like those above: taken by them, or by nobody and of a role they hold. */
export function stepsWaitingFor(actor: Actor, alias: string): RawBuilder<SqlBool>[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const ofRoles = [...Map.groupBy(actor.grants, ({ role }) => role)].map(
    ([role, grants]) =>
      sql<SqlBool>`${column('person_id')} is null and ${column('role')} = ${role}
        and ${column('unit_id')} in ${unitIdsWithin(grants.map(({ path }) => path))}`,
  )
  return [sql<SqlBool>`${column('person_id')} = any (${idsActedFor(actor)}::uuid[])`, ...ofRoles]
}

/** Whose work is the actor's: the own, and that of colleagues who lent their roles. */
export const idsActedFor = (actor: Actor): string[] => [
  actor.personId,
  ...new Set(actor.grants.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])),
]
