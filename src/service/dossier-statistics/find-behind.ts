// The dossiers behind a figure: the same conditions, said of the dossiers themselves.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { startOfDate } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { dossierRows, isInScope, namesOf } from '../dossiers/index.ts'
import { isCounted, limitOf, type Period } from './find-statistics.ts'
import type { FigureName, Grouping } from './figures.ts'

export type Behind = Period & { figure: FigureName; grouping: Grouping; key?: string }

export const pageSize = 50

const zone = 'Asia/Ho_Chi_Minh'
const dayOf = (instant: RawBuilder<unknown>) => sql`(${instant} at time zone ${zone})::date`

const limitAt = sql`coalesce(dossier.missed_at, dossier.due_at)`
const late = sql<SqlBool>`coalesce(dossier.finished_at > ${limitAt}, false)`
const early = sql<SqlBool>`coalesce(${dayOf(sql`dossier.ended_at`)} < ${dayOf(limitAt)}, false)`
const finished = sql<SqlBool>`dossier.finished_at is not null and dossier.refused_at is null
  and dossier.withdrawn_at is null and dossier.stopped_at is null`

function conditionOf(db: Db, { figure, ...period }: Behind): RawBuilder<SqlBool> {
  const from = startOfDate(period.from)
  const end = startOfDate(period.to.add({ days: 1 }))
  const limit = startOfDate(limitOf(db, period))
  const openAt = (at: Temporal.Instant) =>
    sql<SqlBool>`dossier.filed_at < ${at} and (dossier.ended_at is null or dossier.ended_at >= ${at})`
  const ended = sql<SqlBool>`dossier.ended_at >= ${from} and dossier.ended_at < ${end}`
  const received = sql<SqlBool>`dossier.filed_at >= ${from} and dossier.filed_at < ${end}`
  const isLate = sql<SqlBool>`coalesce(${limitAt} < ${limit}, false)`
  switch (figure) {
    case 'carried':
      return openAt(from)
    case 'received':
      return received
    case 'received_online':
      return sql<SqlBool>`${received} and dossier.channel = 'online'`
    case 'received_otherwise':
      return sql<SqlBool>`${received} and dossier.channel <> 'online'`
    case 'finished':
      return sql<SqlBool>`${ended} and ${finished}`
    case 'early':
      return sql<SqlBool>`${ended} and ${finished} and ${early} and not ${late}`
    case 'on_time':
      return sql<SqlBool>`${ended} and ${finished} and not ${early} and not ${late}`
    case 'late':
      return sql<SqlBool>`${ended} and ${finished} and ${late}`
    case 'ended_otherwise':
      return sql<SqlBool>`${ended} and not (${finished})`
    case 'open':
      return openAt(end)
    case 'open_in_time':
      return sql<SqlBool>`${openAt(end)} and not ${isLate}`
    case 'open_late':
      return sql<SqlBool>`${openAt(end)} and ${isLate}`
    default:
      return figure satisfies never
  }
}

const columns: Record<Grouping, RawBuilder<string>> = {
  unit: sql`dossier.competent_unit_id`,
  field: sql`dossier.field_id`,
  channel: sql`dossier.channel`,
  procedure: sql`dossier.procedure_id`,
  officer: sql`coalesce(dossier.accepted_by, dossier.filed_by)`,
  handler: sql`dossier.handled_by`,
}

function ofKey(grouping: Grouping, key: string): RawBuilder<SqlBool> {
  if (grouping === 'field' || grouping === 'channel') return sql<SqlBool>`${columns[grouping]} = ${key}`
  if (key === '') return sql<SqlBool>`${columns[grouping]} is null`
  return isUuid(key) ? sql<SqlBool>`${columns[grouping]} = ${key}::uuid` : sql<SqlBool>`false`
}

const behind = (db: Db, actor: Actor, asked: Behind) => {
  const query = db.query
    .selectFrom(dossierRows(db).as('dossier'))
    // Wider than the next, but asked of the entry's index, where those of other units fall out first.
    .where(isInScope(actor, 'dossier'))
    .where(isCounted(actor, 'dossier'))
    .where(conditionOf(db, asked))
  return asked.key === undefined ? query : query.where(ofKey(asked.grouping, asked.key))
}

/** The newest first; one more than a page says that there are more. */
export function findBehind(db: Db, actor: Actor, asked: Behind, after?: Place) {
  const query = behind(db, actor, asked)
  return (after ? query.where(sql<SqlBool>`(dossier.filed_at, dossier.id) < (${after.at}, ${after.id}::uuid)`) : query)
    .selectAll('dossier')
    .select(namesOf)
    .orderBy('dossier.filed_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}

export type BehindRow = Awaited<ReturnType<typeof findBehind>>[number]

/** How many there are: what the figure must say. */
export async function countBehind(db: Db, actor: Actor, asked: Behind): Promise<number> {
  const { count } = await behind(db, actor, asked)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}
