import type { Db } from '../../../kernel/database/types.ts'
import { sql } from 'kysely'
import { notFound } from '../../../kernel/errors.ts'
import { inForce, today } from '../today.ts'

/** Of a table aliased `person`: Vietnamese lists go by the given name, then by the whole. */
export const byGivenName = sql`person.given_name collate kernel.vietnamese, person.name collate kernel.vietnamese`

export type PersonInUnit = { id: string; name: string; postId: string; title: string; isHead: boolean }

/** The people with a post in that very unit on the day, its head first. */
export const findPeopleOf = (db: Db, unitId: string, on = today(db)): Promise<PersonInUnit[]> =>
  db.query
    .selectFrom('organisation.post as post')
    .innerJoin('organisation.person as person', 'person.id', 'post.person_id')
    .select(['person.id', 'person.name', 'post.id as postId', 'post.title', 'post.is_head as isHead'])
    .where('post.unit_id', '=', unitId)
    .where(inForce('post', on))
    .orderBy('post.is_head', 'desc')
    .orderBy(byGivenName)
    .orderBy('post.id')
    .limit(1000)
    .execute()

export async function getPersonName(db: Db, personId: string): Promise<string> {
  const person = await db.query
    .selectFrom('organisation.person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) throw notFound('organisation.person_not_found')
  return person.name
}

/** The paths of all units in which the person has a post or a role, today or to come: whoever rules over all of them rules over the person. */
export async function findPathsOfPerson(db: Db, personId: string): Promise<string[]> {
  const day = today(db)
  const rows = await db.query
    .selectFrom('organisation.unit as unit')
    .select(sql<string>`unit.path::text`.as('path'))
    .where(
      sql<boolean>`unit.id in (
        select unit_id from organisation.post where person_id = ${personId} and coalesce(valid_to, 'infinity') >= ${day}
        union select unit_id from organisation.role_grant
        where person_id = ${personId} and coalesce(valid_to, 'infinity') >= ${day})`,
    )
    .execute()
  return rows.map((row) => row.path)
}
