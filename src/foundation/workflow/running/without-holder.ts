// Steps that nobody can do: whoever held one, or the last who had its role in the unit, is gone. It is noted on the step
// when it opens or changes hands, when somebody goes, and every ten minutes.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { canBeDone, hasPost, hasRoleHolder, type Gone } from '../../organisation/index.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'

/** Of a relation with the columns of a step, by its alias. */
export function lacksHolder(db: Db, alias: string, gone?: Gone): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const place = { unitId: column('unit_id'), role: column('role'), personId: column('person_id') }
  return sql<SqlBool>`(not ${canBeDone(db, place, gone)}
    and not (${column('stands_in')} and ${hasPost(db, place.personId)}))`
}

/**
 * Can nobody do it now? Of a relation of `openSteps`: only of those that were noted it is asked, so that a list of them
 * reads a short index, and holds none for whom somebody has come since.
 */
export const isOfNobody = (db: Db, alias: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(`${alias}.nobody_since`)} is not null and ${lacksHolder(db, alias)})`

/** `nobody_since` of a step of `workflow.step` that nobody holds. */
export const sinceNobodyHas = (db: Db): RawBuilder<Temporal.Instant | null> =>
  sql`case when not ${hasRoleHolder(db, sql.ref('step.unit_id'), sql.ref('step.role'))} then ${db.now}::timestamptz end`

/** Notes of all open steps whether somebody can do them now, each place and holder asked once. */
export async function noteHolders(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    with place as (
      select unit_id, role, person_id, stands_in from workflow.step where closed_at is null group by 1, 2, 3, 4
    ), known as materialized (select place.*, ${lacksHolder(tx, 'place')} as lacks from place)
    update workflow.step set nobody_since = case when known.lacks then ${tx.now}::timestamptz end
    from known
    where step.closed_at is null and step.unit_id = known.unit_id and step.role = known.role
      and step.person_id is not distinct from known.person_id and step.stands_in = known.stands_in
      and known.lacks <> (step.nobody_since is not null)`.execute(tx.query)
  return Number(numAffectedRows ?? 0)
}

/** Has nobody the role in the unit, whoever is said to hold the work? */
export async function lacksRole(db: Db, { unitId, role }: { unitId: string; role: string }): Promise<boolean> {
  const { rows } = await sql<{ lacks: boolean }>`select
    not ${hasRoleHolder(db, sql`${unitId}::uuid`, sql`${role}::text`)} as lacks`.execute(db.query)
  return rows[0]!.lacks
}
