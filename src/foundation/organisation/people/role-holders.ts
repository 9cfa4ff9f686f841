// Whether anybody could do what a role does in a unit: a step that opens where nobody could is a dossier that stands.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { today } from '../today.ts'
import { unitNameInPlaceOf } from '../units/unit-fragments.ts'

/** Has that person a post today? For a query's `where`. */
export const hasPost = (db: Db, personId: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`organisation.is_there(${personId}, ${today(db)}::date)`

/** Work of a role in a unit, held by somebody or (null) by nobody; each an expression of the query around it. */
export type WorkPlace = { unitId: RawBuilder<unknown>; role: RawBuilder<unknown>; personId: RawBuilder<unknown> }

/** As if a person had left, or a grant had ended. */
export type Gone = { personId?: RawBuilder<unknown>; grantId?: RawBuilder<unknown> }

/** Is there somebody to do it today? The function of the database says by which rule. For a query's `where`. */
export const canBeDone = (db: Db, { unitId, role, personId }: WorkPlace, gone: Gone = {}): RawBuilder<SqlBool> =>
  sql<SqlBool>`organisation.can_be_done(${unitId}, ${role}, ${personId}, ${today(db)}::date,
    ${gone.personId ?? sql`null`}, ${gone.grantId ?? sql`null`})`

/** Could anybody do what the role does in the unit today? For a query's `where`. */
export const hasRoleHolder = (db: Db, unitId: RawBuilder<unknown>, role: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  canBeDone(db, { unitId, role, personId: sql`null::uuid` })

export type RoleInUnit = { unitId: string; role: string }

/** The first of these that nobody could do, with the name of its unit. */
export async function findWithoutHolder(
  db: Db,
  wanted: readonly RoleInUnit[],
): Promise<{ unit: string; role: string } | undefined> {
  if (!wanted.length) return undefined
  const { rows } = await sql<{ unit: string; role: string }>`
    select ${unitNameInPlaceOf('unit.id')} as unit, wanted.role
    from unnest(${wanted.map(({ unitId }) => unitId)}::uuid[], ${wanted.map(({ role }) => role)}::text[])
      as wanted (unit_id, role)
    join organisation.unit on unit.id = wanted.unit_id
    where not ${hasRoleHolder(db, sql.ref('unit.id'), sql`wanted.role`)} limit 1`.execute(db.query)
  return rows[0]
}
