import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { inForce, today } from '../today.ts'
import { byGivenName } from './person-queries.ts'

export type RoleWanted = { role: string; unitPath: string }
export type PersonInRole = { id: string; name: string } & RoleWanted

/** Who has each role over each unit today by a grant of their own, for forms that give work to somebody. One statement. */
export async function findPeopleInRoles(db: Db, wanted: readonly RoleWanted[]): Promise<PersonInRole[]> {
  if (!wanted.length) return []
  const { rows } = await sql<PersonInRole>`
    select person.id, person.name, wanted.role, wanted.path as "unitPath"
    from unnest(${wanted.map(({ role }) => role)}::text[], ${wanted.map(({ unitPath }) => unitPath)}::text[])
      as wanted (role, path)
    join organisation.unit on unit.path @> wanted.path::ltree
    join organisation.role_grant on role_grant.unit_id = unit.id and role_grant.role = wanted.role
      and ${inForce('role_grant', today(db))}
    join organisation.person on person.id = role_grant.person_id
    group by person.id, wanted.role, wanted.path
    order by wanted.path, wanted.role, ${byGivenName}, person.id
    limit 500`.execute(db.query)
  return rows
}
