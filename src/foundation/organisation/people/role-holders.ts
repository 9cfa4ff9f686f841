// Whether anybody could do what a role does in a unit: a step that opens where nobody could is a dossier that stands.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { inForce, today } from '../today.ts'
import { unitNameInPlaceOf } from '../units/unit-fragments.ts'

/** Has somebody that role today over the unit with this path? For a query's `where`. */
export const hasRoleHolder = (db: Db, path: RawBuilder<unknown>, role: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from organisation.role_grant
    join organisation.unit as granted on granted.id = role_grant.unit_id and granted.path @> ${path}
    where role_grant.role = ${role} and ${inForce('role_grant', today(db))})`

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
    where not ${hasRoleHolder(db, sql`unit.path`, sql`wanted.role`)} limit 1`.execute(db.query)
  return rows[0]
}
