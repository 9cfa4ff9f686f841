// What waits for the applicant longer than was told: a rule may propose to stop it, a person decides.
import { sql, type SqlBool } from 'kysely'
import { unitPathOf } from '../../foundation/organisation/index.ts'
import { scopeIdsOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { dossierRows, namesOf } from '../dossiers/index.ts'
import { latenessActions } from './lateness-access.ts'

export const pageSize = 50

const waited = (db: Db) =>
  db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .where('dossier.ended_at', 'is', null)
    .where('dossier.waiting_until', '<', db.now)

const inScope = (actor: Actor) =>
  sql<SqlBool>`dossier.scope_ids && ${scopeIdsOf(actor, latenessActions['dossier_lateness.read'])}::uuid[]`

const select = (query: ReturnType<typeof waited>) =>
  query
    .select(['dossier.id', 'dossier.code', 'dossier.applicant_name', 'dossier.competent_unit_id', 'dossier.version'])
    .select(['dossier.accepted_at', 'dossier.waiting_for', 'dossier.waiting_since', 'dossier.waiting_until'])
    .select([
      ...namesOf,
      unitPathOf('dossier.reception_unit_id').as('reception_path'),
      unitPathOf('dossier.competent_unit_id').as('competent_path'),
    ])
    .orderBy('dossier.waiting_until')
    .orderBy('dossier.id')

/** Of the actor's units, one page and one row more; the longest waiting first. */
export function findWaited(db: Db, actor: Actor, after?: Place) {
  const all = waited(db).where(inScope(actor))
  const rest = after
    ? all.where(sql<SqlBool>`(dossier.waiting_until, dossier.id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
    : all
  return select(rest)
    .limit(pageSize + 1)
    .execute()
}

export type Waited = Awaited<ReturnType<typeof findWaited>>[number]

export const countWaited = (db: Db, actor: Actor) =>
  waited(db)
    .where(inScope(actor))
    .select(sql<number>`count(*)::int`.as('count'))

/** Those that nobody was told of yet. */
export const findUnproposed = (db: Db, limit: number) =>
  select(
    waited(db).where(
      sql<SqlBool>`not exists (select from dossier_lateness.proposal where proposal.dossier_id = dossier.id
        and proposal.waited_until = dossier.waiting_until)`,
    ),
  )
    .limit(limit)
    .execute()
