import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { inForce, today } from '../today.ts'
import { byGivenName } from './person-queries.ts'

export type RoleWanted = { role: string; unitPath: string }
export type PersonInRole = { id: string; name: string } & RoleWanted

/**
 * Who has each role over each unit today by a grant of their own, for forms that give work to somebody: those whose role
 * is held nearest to the unit, and within its authority, since the province's chairman does not sign for a commune. One
 * statement. `member` are those with a post in that very unit.
 */
export async function findPeopleInRoles(db: Db, wanted: readonly RoleWanted[]): Promise<PersonInRole[]> {
  if (!wanted.length) return []
  const { rows } = await sql<PersonInRole>`
    with held as (
      select role_grant.person_id, wanted.role, wanted.path, nlevel(unit.path) as depth,
        max(nlevel(unit.path)) over (partition by wanted.role, wanted.path) as nearest
      from unnest(${wanted.map(({ role }) => role)}::text[], ${wanted.map(({ unitPath }) => unitPath)}::text[])
        as wanted (role, path)
      join organisation.unit on unit.path @> wanted.path::ltree
        and unit.path <@ coalesce((select authority.path from organisation.unit as authority
          where authority.path @> wanted.path::ltree and authority.is_authority
          order by nlevel(authority.path) desc limit 1), wanted.path::ltree)
      join organisation.role_grant on role_grant.unit_id = unit.id and role_grant.role = wanted.role
        and ${inForce('role_grant', today(db))}
      union all
      select post.person_id, wanted.role, wanted.path, 0, 0
      from unnest(${wanted.map(({ role }) => role)}::text[], ${wanted.map(({ unitPath }) => unitPath)}::text[])
        as wanted (role, path)
      join organisation.unit on unit.path = wanted.path::ltree
      join organisation.post on post.unit_id = unit.id and ${inForce('post', today(db))}
      where wanted.role = 'member'
    )
    select person.id, person.name, held.role, held.path as "unitPath"
    from held join organisation.person on person.id = held.person_id
    where held.depth = held.nearest
    group by person.id, held.role, held.path
    order by held.path, held.role, ${byGivenName}, person.id
    limit 500`.execute(db.query)
  return rows
}
