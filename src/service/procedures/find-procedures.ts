import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { today, unitIdsWithin, unitNameOf, unitPathOf, unitTierOf } from '../../foundation/organisation/index.ts'
import type { Channel, ProcedureContent } from './procedure-content.ts'
import { nearWords } from './near-words.ts'
import { isCode } from './procedure-code.ts'
import { answers, saysNothing, scoreOf, searchTables } from './procedure-search.ts'
import { bindsOn, type ProcedureKind } from './procedure-version.ts'

export const catalogueStates = ['in_force', 'coming', 'ended', 'draft'] as const
export type CatalogueState = (typeof catalogueStates)[number]

export type ProcedureFilter = {
  /** Without it what is in force. */
  state?: CatalogueState | 'any'
  /** The paths below which the one who asks keeps catalogues, and so sees drafts. */
  keeps?: readonly string[]
  /** Words as they were typed. */
  q?: string
  /** The day on which it binds; without it today. */
  on?: Temporal.PlainDate
  /** The unit that is competent: by its tier, by name, or below the one named. */
  unitId?: string
  fieldId?: string
  tier?: string
  kind?: ProcedureKind
  channel?: Channel
  onlineLevel?: ProcedureContent['onlineLevel']
  /** The last row of the page before; lists that answer a question have one page only. */
  after?: { name: string; id: string }
  limit?: number
}

export type ProcedureRow = {
  /** Of the procedure. */
  id: string
  versionId: string
  kind: ProcedureKind
  code: string
  suffix: string
  name: string
  fieldId: string
  fieldNames: { vi: string; en: string }
  tier: string
  competent: ProcedureContent['competent']
  competentUnitName: string | null
  terms: ProcedureContent['terms']
  onlineLevel: ProcedureContent['onlineLevel']
  boundaryFree: boolean
  interlinked: boolean
  fourOnSpot: boolean
  post: boolean
  number: number
  /** Null for a draft. */
  validFrom: Temporal.PlainDate | null
  validTo: Temporal.PlainDate | null
  /** It does not say what was asked, only something like it. */
  isNear: boolean
}

const isCompetent = (unitId: string): RawBuilder<boolean> => sql<boolean>`(
  (version.competent_rule <> 'unit' and version.tier = ${unitTierOf(sql`${unitId}::uuid`)})
  or version.competent_unit_id::uuid = any (string_to_array(${unitPathOf(sql`${unitId}::uuid`)}, '.')::uuid[]))`

const takes = (channel: Channel): RawBuilder<boolean> => {
  if (channel === 'online') return sql<boolean>`version.online_level <> 'none'`
  return channel === 'post' ? sql<boolean>`version.takes_post` : sql<boolean>`true`
}

/** Announced for a later day; no longer in force under any version. A draft is for whoever keeps its catalogue. */
function isIn(state: CatalogueState, on: Temporal.PlainDate, keeps: readonly string[]): RawBuilder<boolean> {
  if (state === 'draft')
    return sql<boolean>`(version.announced_at is null and procedure.authority_id in (${unitIdsWithin(keeps)}))`
  const live = (alias: string) =>
    sql`${sql.ref(`${alias}.announced_at`)} is not null and ${sql.ref(`${alias}.taken_back_at`)} is null`
  if (state === 'coming') return sql<boolean>`(${live('version')} and version.valid_from > ${on}::date)`
  if (state === 'in_force') return bindsOn('version', on)
  return sql<boolean>`(${live('version')} and version.valid_to < ${on}::date and not exists (
    select from procedures.version as later where later.procedure_id = version.procedure_id and ${live('later')}
      and later.valid_from > version.valid_from))`
}

function narrowed(filter: ProcedureFilter): RawBuilder<boolean>[] {
  const { unitId, fieldId, tier, kind, channel, onlineLevel } = filter
  const all: RawBuilder<boolean>[] = [sql<boolean>`true`]
  if (unitId) all.push(isCompetent(unitId))
  if (fieldId) all.push(sql<boolean>`version.field_id = ${fieldId}`)
  if (tier) all.push(sql<boolean>`version.tier = ${tier}`)
  if (kind) all.push(sql<boolean>`procedure.kind = ${kind}`)
  if (channel) all.push(takes(channel))
  if (onlineLevel) all.push(sql<boolean>`version.online_level = ${onlineLevel}`)
  return all
}

const inState = (db: Db, { state = 'in_force', on = today(db), keeps = [] }: ProcedureFilter): RawBuilder<boolean> =>
  state === 'any'
    ? sql<boolean>`(${sql.join(
        catalogueStates.map((each) => isIn(each, on, keeps)),
        sql` or `,
      )})`
    : isIn(state, on, keeps)

const conditions = (db: Db, filter: ProcedureFilter): RawBuilder<SqlBool> =>
  sql.join([inState(db, filter), ...narrowed(filter)], sql` and `)

const columns = sql`procedure.id, version.id as "versionId", procedure.kind, procedure.code, procedure.suffix, version.name,
  version.field_id as "fieldId", jsonb_build_object('vi', field.name_vi, 'en', field.name_en) as "fieldNames", version.tier,
  version.content -> 'competent' as competent, ${unitNameOf(sql`version.competent_unit_id::uuid`)} as "competentUnitName",
  version.content -> 'terms' as terms, version.online_level as "onlineLevel", version.content -> 'boundaryFree' as "boundaryFree",
  version.content -> 'interlinked' as interlinked, version.content -> 'fourOnSpot' as "fourOnSpot",
  version.takes_post as post, version.number, version.valid_from as "validFrom", version.valid_to as "validTo"`

const source = sql`procedures.version join procedures.procedure on procedure.id = version.procedure_id
  join procedures.field on field.id = version.field_id`

const matches = sql<boolean>`version.search @@ (select any_query from wanted) and ${answers('version')}`

/** What a question asks for, if it asks for anything. */
const asks = ({ q = '' }: ProcedureFilter): boolean => q.trim() !== ''

/**
 * Procedures by name, a page at a time; those that answer a question, best first. When none does, those that come near,
 * each marked so. Signs and pictures find nothing.
 */
export async function findProcedures(db: Db, filter: ProcedureFilter = {}): Promise<ProcedureRow[]> {
  const { q = '', after, limit = 50 } = filter
  if (saysNothing(q)) return []
  const where = conditions(db, filter)
  if (!asks(filter)) {
    const behind = after
      ? sql`(version.name collate kernel.vietnamese, version.id) > (${after.name} collate kernel.vietnamese, ${after.id}::uuid)`
      : sql`true`
    const { rows } =
      await sql<ProcedureRow>`select ${columns}, false as "isNear" from ${source} where ${where} and ${behind}
      order by version.name collate kernel.vietnamese, version.id limit ${limit}`.execute(db.query)
    return rows
  }
  const { rows } = await sql<ProcedureRow>`
    with ${searchTables(q)}
    select ${columns}, false as "isNear" from ${source} where ${where} and ${matches}
    order by ${scoreOf(sql`version.name`)} desc, version.name collate kernel.vietnamese, version.id limit ${limit}`.execute(
    db.query,
  )
  return rows.length > 0 || isCode(q) ? rows : findNear(db, where, q, limit)
}

/** Of the weight of a question's words so much must be there for a procedure to come near. */
const nearEnough = 0.6

async function findNear(db: Db, where: RawBuilder<SqlBool>, q: string, limit: number): Promise<ProcedureRow[]> {
  const { rows: known } = await sql<{ word: string; count: number; near: string; isSaid: boolean; total: number }>`
    with ${searchTables(q)}
    select word, count(*)::int as count, (select near from wanted) as near,
      (select is_said from wanted) as "isSaid",      (select count(*)::int from ${source} where ${where}) as total
    from ${source} cross join lateral unnest(tsvector_to_array(version.search)) as word where ${where}
    group by word limit 50000`.execute(db.query)
  // What was understood word for word and is not there: nothing like it is meant.
  if (known.length === 0 || known[0]!.isSaid) return []
  const words = nearWords(known[0]!.near, new Map(known.map(({ word, count }) => [word, count])), known[0]!.total)
  const whole = words.reduce((sum, { weight }) => sum + weight, 0)
  const coverage = sql.join(
    words.map(
      ({ words: any, weight }) =>
        sql`case when tsvector_to_array(version.search) && ${[...any]}::text[] then ${weight}::float8 else 0 end`,
    ),
    sql` + `,
  )
  const { rows } = await sql<ProcedureRow>`
    select * from (
      select ${columns}, true as "isNear", (${coverage}) / ${whole}::float8 as covered,
        similarity(kernel.fold(version.name), ${known[0]!.near}::text) as score
      from ${source} where ${where} and tsvector_to_array(version.search) && ${words.flatMap((word) => word.words)}::text[]) as near
    where covered >= ${nearEnough}
    order by covered desc, score desc, name collate kernel.vietnamese, "versionId" limit ${limit}`.execute(db.query)
  return rows
}

export type StateCounts = Record<CatalogueState, number>

/** How many procedures of each state the rest of the filter leaves. */
export async function countByState(db: Db, filter: ProcedureFilter): Promise<StateCounts> {
  const { q = '', on = today(db), keeps = [] } = filter
  if (saysNothing(q)) return { in_force: 0, coming: 0, ended: 0, draft: 0 }
  const where = sql.join([...narrowed(filter), ...(asks(filter) ? [matches] : [])], sql` and `)
  const counts = catalogueStates.map(
    (state) => sql`(count(*) filter (where ${isIn(state, on, keeps)}))::int as ${sql.ref(state)}`,
  )
  const { rows } = await sql<StateCounts>`
    ${asks(filter) ? sql`with ${searchTables(q)}` : sql``} select ${sql.join(counts)} from ${source} where ${where}`.execute(
    db.query,
  )
  return rows[0]!
}

/** How many procedures in force each field and each tier has, for those who look around. */
export async function countByGroup(db: Db, filter: ProcedureFilter) {
  const { rows } = await sql<{ fieldId: string | null; tier: string | null; count: number }>`
    select version.field_id as "fieldId", version.tier, count(*)::int as count from ${source}
    where ${conditions(db, filter)} group by grouping sets ((version.field_id), (version.tier))`.execute(db.query)
  return rows
}

/** All of them, for what was filed in years; with a day only those that new procedures may belong to. */
export const findFields = (db: Db, on?: Temporal.PlainDate) =>
  db.query
    .selectFrom('procedures.field')
    .select(['id', 'name_vi as vi', 'name_en as en'])
    .$if(on !== undefined, (query) => query.where(sql<boolean>`daterange(valid_from, valid_to, '[]') @> ${on}::date`))
    .orderBy('order_number')
    .execute()

export type Field = Awaited<ReturnType<typeof findFields>>[number]
