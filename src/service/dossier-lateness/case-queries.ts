import { sql, type SqlBool } from 'kysely'
import { personNameOf, unitNameOf, unitPathOf } from '../../foundation/organisation/index.ts'
import { scopeIdsOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { dossierRows, lateSince, namesOf } from '../dossiers/index.ts'
import { latenessActions } from './lateness-access.ts'
import { countWaited, pageSize } from './waited-queries.ts'

/** All cases with their dossiers; late ones first those that expired longest ago. */
export const lateCases = (db: Db) =>
  db.query
    .selectFrom('dossier_lateness.late_case as late')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'late.dossier_id')
    .selectAll('late')
    .select([
      'dossier.code',
      'dossier.applicant_name',
      'dossier.first_due_at',
      'dossier.due_at as current_due_at',
      'dossier.finished_at',
      'dossier.extensions',
      ...namesOf,
      lateSince(db).as('late_since'),
      unitPathOf('dossier.competent_unit_id').as('competent_path'),
      unitNameOf('late.unit_id').as('unit_name'),
      personNameOf('late.holder_id').as('holder_name'),
      personNameOf('late.decided_by').as('decided_by_name'),
      personNameOf('late.explained_by').as('explained_by_name'),
      personNameOf('late.responsible_id').as('responsible_name'),
    ])

const mine = (actor: Actor) =>
  sql<SqlBool>`dossier.scope_ids && ${scopeIdsOf(actor, latenessActions['dossier_lateness.read'])}::uuid[]`

export async function findCase(db: Db, actor: Actor, dossierId: string) {
  if (!isUuid(dossierId)) return undefined
  return lateCases(db).where('late.dossier_id', '=', dossierId).where(mine(actor)).executeTakeFirst()
}

export type LateCase = NonNullable<Awaited<ReturnType<typeof findCase>>>

const caseLists = ['decide', 'explain', 'done'] as const
/** `decide`: an apology is due or was not decided; `explain`: late and unexplained; `done`: explained. */
export type CaseList = (typeof caseLists)[number]

const conditions = (db: Db): Record<CaseList, ReturnType<typeof sql<SqlBool>>> => ({
  decide: sql<SqlBool>`late.apology is null and dossier.ended_at is null`,
  explain: sql<SqlBool>`late.explained_at is null and ${lateSince(db)} is not null`,
  done: sql<SqlBool>`late.explained_at is not null`,
})

/** One page of a list and one row more; the earliest date first. */
export function findCases(db: Db, actor: Actor, list: CaseList, after?: Place) {
  let query = lateCases(db).where(mine(actor)).where(conditions(db)[list])
  if (after)
    query = query.where(sql<SqlBool>`(late.due_at, late.dossier_id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query
    .orderBy('late.due_at')
    .orderBy('late.dossier_id')
    .limit(pageSize + 1)
    .execute()
}

/** How many wait in each list, and how many wait for the applicant too long; one statement. */
export async function countCases(db: Db, actor: Actor): Promise<Record<CaseList | 'waited', number>> {
  const of = conditions(db)
  const count = (list: CaseList) => sql<number>`count(*) filter (where ${of[list]})::int`.as(list)
  return db.query
    .selectFrom('dossier_lateness.late_case as late')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'late.dossier_id')
    .where(mine(actor))
    .select([count('decide'), count('explain'), count('done')])
    .select(sql<number>`(${countWaited(db, actor)})`.as('waited'))
    .executeTakeFirstOrThrow()
}
