import { sql, type SqlBool } from 'kysely'
import { personNameOf, unitNameOf, unitPathOf } from '../../foundation/organisation/index.ts'
import { openSteps } from '../../foundation/workflow/index.ts'
import { scopeIdsOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { dossierRows, lastExtension, lateSince, namesOf } from '../dossiers/index.ts'
import { latenessActions } from './lateness-access.ts'
import { countWaited, pageSize } from './waited-queries.ts'

/** Where a dossier stands now: its open steps, several where it goes two ways at once; none when nothing is left to do. */
export type Stands = { name: string; holder_id: string | null; holder: string | null }[]

const standsNow = (db: Db) =>
  sql<Stands>`(select coalesce(jsonb_agg(jsonb_build_object('name', step.name, 'holder_id', step.person_id,
      'holder', ${personNameOf('step.person_id')}) order by step.opened_at), '[]')
    from ${openSteps(db).as('step')} where step.subject_id = dossier.id and step.asked_on is null)`

/** What is shown of a dossier that is late or may become so, beside its names; columns of the alias `dossier`. */
const shown = (db: Db) =>
  [
    ...namesOf,
    lateSince(db).as('late_since'),
    lastExtension.as('granted'),
    standsNow(db).as('stands'),
    unitPathOf('dossier.competent_unit_id').as('competent_path'),
    unitNameOf('dossier.competent_unit_id').as('unit_name'),
  ] as const

const dossierColumns = [
  'dossier.code',
  'dossier.applicant_name',
  // Of the case, `accepted_at` is when its explanation was accepted.
  'dossier.accepted_at as received_at',
  'dossier.first_due_at',
  'dossier.due_at as current_due_at',
  'dossier.finished_at',
  'dossier.ended_at',
  'dossier.extensions',
] as const

/** An explanation that the head returned, as it was. */
export type Returned = {
  cause: string
  explanation: string
  outside: string
  responsible: string | null
  remedy: string
  by: string | null
  at: string
  returned_by: string
  returned_at: string
  reason: string
}

/** All cases with their dossiers; late ones first those that expired longest ago. */
export const lateCases = (db: Db) =>
  db.query
    .selectFrom('dossier_lateness.late_case as late')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'late.dossier_id')
    .selectAll('late')
    .select(dossierColumns)
    .select(shown(db))
    .select([
      personNameOf('late.decided_by').as('decided_by_name'),
      personNameOf('late.explained_by').as('explained_by_name'),
      personNameOf('late.accepted_by').as('accepted_by_name'),
      personNameOf('late.responsible_id').as('responsible_name'),
    ])

const mine = (actor: Actor) =>
  sql<SqlBool>`dossier.scope_ids && ${scopeIdsOf(actor, latenessActions['dossier_lateness.read'])}::uuid[]`

export async function findCase(db: Db, actor: Actor, dossierId: string) {
  if (!isUuid(dossierId)) return undefined
  return lateCases(db).where('late.dossier_id', '=', dossierId).where(mine(actor)).executeTakeFirst()
}

export type LateCase = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** A running dossier that has no case yet: the head may see that it will not be in time before the rule does. */
export async function findWithoutCase(db: Db, actor: Actor, dossierId: string) {
  if (!isUuid(dossierId)) return undefined
  return db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .select(['dossier.id as dossier_id', 'dossier.competent_unit_id', ...dossierColumns])
    .select(shown(db))
    .select([sql<string | null>`null`.as('apology'), sql<number>`0`.as('version')])
    .where('dossier.id', '=', dossierId)
    .where('dossier.ended_at', 'is', null)
    .where('dossier.due_at', 'is not', null)
    .where(mine(actor))
    .executeTakeFirst()
}

export type WithoutCase = NonNullable<Awaited<ReturnType<typeof findWithoutCase>>>

const caseLists = ['decide', 'explain', 'judge', 'done'] as const
/**
 * `decide`: an apology is due or was not decided, also of what was said to be in time and is late; `explain`: late and
 * unexplained; `judge`: explained, and the head has not said whether that is enough; `done`: accepted.
 */
export type CaseList = (typeof caseLists)[number]

const conditions = (db: Db): Record<CaseList, ReturnType<typeof sql<SqlBool>>> => ({
  decide: sql<SqlBool>`dossier.ended_at is null and (dossier.due_at is not null or dossier.extensions > 0)
    and (late.apology is null or (late.apology = 'not_needed' and ${lateSince(db)} is not null))`,
  explain: sql<SqlBool>`late.explained_at is null and ${lateSince(db)} is not null`,
  judge: sql<SqlBool>`late.explained_at is not null and late.accepted_at is null`,
  done: sql<SqlBool>`late.accepted_at is not null`,
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
    .select([count('decide'), count('explain'), count('judge'), count('done')])
    .select(sql<number>`(${countWaited(db, actor)})`.as('waited'))
    .executeTakeFirstOrThrow()
}
