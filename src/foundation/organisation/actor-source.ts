import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { ActorSource } from '../../kernel/access/actor-source.ts'
import { inForce, today } from './today.ts'

type Row = { name: string; unit_id: string; unit_name: string; unit_path: string; grants: Actor['grants'] }

/**
 * A person who has a post today, with what that person may do: membership by post, own roles, and those of colleagues
 * that are lent to the person today. What is lent reaches no further than both the lender's role and the loan.
 */
export const actorSource: ActorSource = async (db, personId) => {
  const day = today(db)
  const { rows } = await sql<Row>`
    with held as (
      select 'member' as role, post.unit_id, null::uuid as behalf from organisation.post
      where post.person_id = ${personId} and ${inForce('post', day)}
      union
      select role_grant.role, role_grant.unit_id, null from organisation.role_grant
      where role_grant.person_id = ${personId} and ${inForce('role_grant', day)}
      union
      select 'member', delegation.unit_id, delegation.from_person_id from organisation.delegation
      where delegation.to_person_id = ${personId} and delegation.is_acting_head and ${inForce('delegation', day)}
      union
      select role_grant.role, narrower.id, delegation.from_person_id
      from organisation.delegation
      join organisation.role_grant on role_grant.person_id = delegation.from_person_id
        and role_grant.role <> 'administrator'
        and (delegation.roles is null or role_grant.role = any (delegation.roles))
      join organisation.unit as lent on lent.id = delegation.unit_id
      join organisation.unit as owned on owned.id = role_grant.unit_id
      join organisation.unit as narrower on narrower.id = case
        when lent.path <@ owned.path then lent.id
        when owned.path <@ lent.path then owned.id end
      where delegation.to_person_id = ${personId} and ${inForce('delegation', day)} and ${inForce('role_grant', day)}
    )
    select person.name, unit.id as unit_id, unit.short_name as unit_name, unit.path::text as unit_path,
      (select json_agg(json_strip_nulls(json_build_object(
          'role', held.role, 'unitId', held.unit_id, 'path', scope.path::text, 'onBehalfOf', held.behalf,
          'marks', case when exists (select from organisation.unit as below where below.path <@ scope.path
            and below.kind = 'centre' and ${inForce('below', day)}) then json_build_array('centre') end))
          order by held.role, scope.path, held.behalf)
        from held join organisation.unit as scope on scope.id = held.unit_id) as grants
    from organisation.person
    join organisation.post on post.person_id = person.id and ${inForce('post', day)}
    join organisation.unit on unit.id = post.unit_id
    where person.id = ${personId}
    order by post.concurrent, post.valid_from, post.id
    limit 1`.execute(db.query)
  const [row] = rows
  return (
    row && {
      name: row.name,
      unitId: row.unit_id,
      unitName: row.unit_name,
      unitPath: row.unit_path,
      grants: row.grants,
    }
  )
}
