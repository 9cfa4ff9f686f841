// Everything about one person, for that person's page.
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { Role } from '../roles.ts'

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

/** What the person lent and what was lent to the person. */
export const findLoansOf = (db: Db, personId: string) =>
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
      'loan.reason',
      'loan.document',
      'giver.id as giverId',
      'giver.name as giverName',
      'taker.id as takerId',
      'taker.name as takerName',
      'unit.short_name as unitName',
      sql<Role[] | null>`loan.roles`.as('roles'),
      sql<string>`unit.path::text`.as('unitPath'),
    ])
    .where(({ or, eb }) => or([eb('loan.from_person_id', '=', personId), eb('loan.to_person_id', '=', personId)]))
    .orderBy('loan.valid_from', 'desc')
    .orderBy('loan.id')
    .limit(most)
    .execute()
