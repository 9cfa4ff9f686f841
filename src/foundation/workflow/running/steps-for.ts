import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { unitIdsWithin } from '../../organisation/index.ts'
import { scopesOf, type Actor } from '../../../kernel/access/actor.ts'
import { actions } from '../workflow-access.ts'

/**
 * What the actor could take or give to somebody, of a relation of open steps with that alias: the same rule as `mayAct`
 * and `mayAssign`, role by role.
 */
export function stepsFor(actor: Actor, alias: string): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const byRole = Map.groupBy(actor.grants, ({ role }) => role)
  const acts = [...byRole].map(
    ([role, grants]) =>
      sql`(${column('role')} = ${role} and ${column('unit_id')} in ${unitIdsWithin(grants.map(({ path }) => path))})`,
  )
  const gives = sql`${column('unit_id')} in ${unitIdsWithin(scopesOf(actor, actions['workflow.assign']))}`
  return sql<SqlBool>`(${sql.join([...acts, gives], sql` or `)})`
}

/** Whose work is the actor's: the own, and that of colleagues who lent their roles. */
export const idsActedFor = (actor: Actor): string[] => [
  actor.personId,
  ...new Set(actor.grants.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])),
]
