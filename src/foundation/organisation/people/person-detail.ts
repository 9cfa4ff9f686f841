// Everything about one person, for that person's page.
import { sql } from 'kysely'
import { scopesOf, type Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { actions } from '../organisation-access.ts'
import type { Role } from '../roles.ts'
import { inForce, today } from '../today.ts'

const most = 200

export type Person = { id: string; name: string; email: string | null; phone: string | null }

export async function getPerson(db: Db, id: string): Promise<Person> {
  const person = await db.query
    .selectFrom('organisation.person')
    .select(['id', 'name', 'email', 'phone'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) throw notFound('organisation.person_not_found')
  return person
}

export const findPostsOf = (db: Db, personId: string) =>
  db.query
    .selectFrom('organisation.post as post')
    .innerJoin('organisation.unit as unit', 'unit.id', 'post.unit_id')
    .select([
      'post.id',
      'post.title',
      'post.is_head as isHead',
      'post.concurrent as isConcurrent',
      'post.valid_from as from',
      'post.valid_to as to',
      'post.document',
      'unit.id as unitId',
      'unit.short_name as unitName',
      sql<string>`unit.path::text`.as('unitPath'),
    ])
    .where('post.person_id', '=', personId)
    .orderBy('post.valid_from', 'desc')
    .orderBy('post.id')
    .limit(most)
    .execute()

export const findGrantsOf = (db: Db, personId: string) =>
  db.query
    .selectFrom('organisation.role_grant as grant')
    .innerJoin('organisation.unit as unit', 'unit.id', 'grant.unit_id')
    .leftJoin('organisation.person as grantor', 'grantor.id', 'grant.granted_by')
    .select([
      'grant.id',
      'grant.valid_from as from',
      'grant.valid_to as to',
      'unit.id as unitId',
      'unit.short_name as unitName',
      'grantor.name as grantedBy',
      sql<Role>`"grant".role`.as('role'),
      sql<string>`unit.path::text`.as('unitPath'),
    ])
    .where('grant.person_id', '=', personId)
    .orderBy('grant.valid_from', 'desc')
    .orderBy('grant.id')
    .limit(most)
    .execute()

/** The reason of a loan is for the two of them, the unit's head or acting head, and administrators. */
const readableReason = (db: Db, reader: Actor) => {
  const { personId } = reader
  const day = today(db)
  const administered = scopesOf(reader, actions['organisation.read_delegation_reason'])
  return sql<string | null>`case when ${personId} in (loan.from_person_id, loan.to_person_id)
    or unit.path <@ any (${administered}::ltree[])
    or exists (select from organisation.post as head
      where head.unit_id = loan.unit_id and head.person_id = ${personId} and head.is_head and ${inForce('head', day)})
    or exists (select from organisation.delegation as acting
      where acting.unit_id = loan.unit_id and acting.to_person_id = ${personId} and acting.is_acting_head
        and ${inForce('acting', day)})
    then loan.reason end`
}

/** What the person lent and what was lent to the person, as the reader may know it. */
export const findLoansOf = (db: Db, reader: Actor, personId: string) =>
  db.query
    .selectFrom('organisation.delegation as loan')
    .innerJoin('organisation.person as giver', 'giver.id', 'loan.from_person_id')
    .innerJoin('organisation.person as taker', 'taker.id', 'loan.to_person_id')
    .innerJoin('organisation.unit as unit', 'unit.id', 'loan.unit_id')
    .select([
      'loan.id',
      'loan.is_acting_head as isActingHead',
      'loan.valid_from as from',
      'loan.valid_to as to',
      'loan.document',
      'giver.id as giverId',
      'giver.name as giverName',
      'taker.id as takerId',
      'taker.name as takerName',
      'unit.short_name as unitName',
      readableReason(db, reader).as('reason'),
      sql<Role[] | null>`loan.roles`.as('roles'),
      sql<string>`unit.path::text`.as('unitPath'),
    ])
    .where(({ or, eb }) => or([eb('loan.from_person_id', '=', personId), eb('loan.to_person_id', '=', personId)]))
    .orderBy('loan.valid_from', 'desc')
    .orderBy('loan.id')
    .limit(most)
    .execute()
