// Whom to turn to about a unit's affairs, and where they are reached.
import { sql, type RawBuilder } from 'kysely'
import { definedActions } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { inForce, today } from '../today.ts'
import { unitNameInPlaceOf } from '../units/unit-fragments.ts'

export type Contact = { personId: string; name: string; email: string | null }

export async function findContacts(db: Db, personIds: readonly string[]): Promise<Contact[]> {
  if (!personIds.length) return []
  return db.query
    .selectFrom('organisation.person')
    .select(['id as personId', 'name', 'email'])
    .where('id', 'in', [...personIds])
    .orderBy('id')
    .execute()
}

/** "Đặng Thị Lan, Phòng Văn hóa - Xã hội xã Tân Lập, điện thoại 0263…": whom a paper names for questions. */
export async function findContactLine(db: Db, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string; unit: string | null; phone: string | null }>`
    select person.name, person.phone, (
      select ${unitNameInPlaceOf(sql<string>`post.unit_id`)} from organisation.post
      where post.person_id = person.id and ${inForce('post', today(db))} order by post.valid_from limit 1) as unit
    from organisation.person where person.id = ${personId}`.execute(db.query)
  const { name, unit, phone } = rows[0] ?? {}
  return [name, unit, phone && `điện thoại ${phone}`].filter(Boolean).join(', ')
}

/** The head of that very unit and whoever acts in the head's place today. */
export async function findHeadsOf(db: Db, unitId: string): Promise<string[]> {
  const day = today(db)
  const { rows } = await sql<{ person_id: string }>`
    select person_id from organisation.post where unit_id = ${unitId} and is_head and ${inForce('post', day)}
    union
    select to_person_id from organisation.delegation
    where unit_id = ${unitId} and is_acting_head and ${inForce('delegation', day)}`.execute(db.query)
  return rows.map((row) => row.person_id)
}

/**
 * The people who may do the action in the unit by a role of their own or lent to them today: those whose role is held
 * nearest to the unit, since the province's officer need not hear of what the commune's decides.
 */
export const findPeopleWho = (db: Db, action: string, unitPath: string): Promise<string[]> =>
  findNearest(db, [...(definedActions().get(action) ?? [])], unitPath)

/** The same of one role: who takes work that waits for whoever of the unit comes first. */
export const findPeopleWithRole = (db: Db, role: string, unitPath: string): Promise<string[]> =>
  findNearest(db, [role], unitPath)

async function findNearest(db: Db, roles: string[], unitPath: string): Promise<string[]> {
  const day = today(db)
  const { rows } = await sql<{ person_id: string }>`
    with held as (
      select role_grant.person_id, role_grant.role, unit.id as unit_id, nlevel(unit.path) as depth
      from organisation.role_grant
      join organisation.unit on unit.id = role_grant.unit_id and unit.path @> ${unitPath}::ltree
      where role_grant.role = any (${roles}) and ${inForce('role_grant', day)}
    ), nearest as (
      select * from held where depth = (select max(depth) from held)
    )
    select person_id from nearest
    union
    select delegation.to_person_id
    from nearest
    join organisation.delegation on delegation.from_person_id = nearest.person_id
      and (delegation.roles is null or nearest.role = any (delegation.roles))
    join organisation.unit as lent on lent.id = delegation.unit_id and lent.path @> ${unitPath}::ltree
    where ${inForce('delegation', day)} and nearest.role <> 'administrator'
    order by 1
    limit 200`.execute(db.query)
  return rows.map((row) => row.person_id)
}

/**
 * Units at or below the paths in which the action rests with one person alone, and that person, for a query's
 * `(unit_id, person_id) in (…)`. Whoever lent the role to another does not stand alone.
 */
export const soleHoldersOf = (db: Db, action: string, paths: readonly string[]): RawBuilder<unknown> => {
  const day = today(db)
  const roles = [...(definedActions().get(action) ?? [])]
  return sql`select sole.unit_id, min(sole.person_id::text)::uuid from organisation.role_grant as sole
    join organisation.unit as unit_of_sole on unit_of_sole.id = sole.unit_id
    where sole.role = any (${roles}) and ${inForce('sole', day)} and unit_of_sole.path <@ any (${[...paths]}::ltree[])
    group by sole.unit_id
    having count(distinct sole.person_id) = 1 and not exists (
      select from organisation.delegation as lent
      where lent.from_person_id = any (array_agg(sole.person_id)) and ${inForce('lent', day)}
        and (lent.roles is null or lent.roles && ${roles}::text[]))`
}

/** The ids of all who have a post at or below the paths today: `.where('email.person_id', 'in', personIdsWithin(db, …))`. */
export const personIdsWithin = (db: Db, paths: readonly string[]): RawBuilder<string> => sql<string>`(
  select post_within.person_id from organisation.post as post_within
  join organisation.unit as unit_of_post on unit_of_post.id = post_within.unit_id
  where unit_of_post.path <@ any (${[...paths]}::ltree[]) and ${inForce('post_within', today(db))})`
