import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { today, unitNameOf, unitPathOf, unitTierOf } from '../../foundation/organisation/index.ts'
import type { Channel, ProcedureContent } from './procedure-content.ts'
import { askedWords, scoreOf, searchTables } from './procedure-search.ts'
import { bindsOn, type ProcedureKind } from './procedure-version.ts'

export type ProcedureFilter = {
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
  validFrom: Temporal.PlainDate
}

const isCompetent = (unitId: string): RawBuilder<boolean> => sql<boolean>`(
  (version.competent_rule <> 'unit' and version.tier = ${unitTierOf(sql`${unitId}::uuid`)})
  or version.competent_unit_id::uuid = any (string_to_array(${unitPathOf(sql`${unitId}::uuid`)}, '.')::uuid[]))`

const takes = (channel: Channel): RawBuilder<boolean> => {
  if (channel === 'online') return sql<boolean>`version.online_level <> 'none'`
  return channel === 'post' ? sql<boolean>`version.takes_post` : sql<boolean>`true`
}

function conditions(db: Db, filter: ProcedureFilter): RawBuilder<SqlBool> {
  const { q = '', unitId, fieldId, tier, kind, channel, onlineLevel, after } = filter
  const all: RawBuilder<boolean>[] = [bindsOn('version', filter.on ?? today(db))]
  if (unitId) all.push(isCompetent(unitId))
  if (fieldId) all.push(sql<boolean>`version.field_id = ${fieldId}`)
  if (tier) all.push(sql<boolean>`version.tier = ${tier}`)
  if (kind) all.push(sql<boolean>`procedure.kind = ${kind}`)
  if (channel) all.push(takes(channel))
  if (onlineLevel) all.push(sql<boolean>`version.online_level = ${onlineLevel}`)
  if (after && !askedWords(q))
    all.push(
      sql<boolean>`(version.name collate kernel.vietnamese, version.id) > (${after.name} collate kernel.vietnamese, ${after.id}::uuid)`,
    )
  return sql.join(all, sql` and `)
}

const columns = sql`procedure.id, version.id as "versionId", procedure.kind, procedure.code, procedure.suffix, version.name,
  version.field_id as "fieldId", jsonb_build_object('vi', field.name_vi, 'en', field.name_en) as "fieldNames", version.tier,
  version.content -> 'competent' as competent, ${unitNameOf(sql`version.competent_unit_id::uuid`)} as "competentUnitName",
  version.content -> 'terms' as terms, version.online_level as "onlineLevel", version.content -> 'boundaryFree' as "boundaryFree",
  version.content -> 'interlinked' as interlinked, version.content -> 'fourOnSpot' as "fourOnSpot",
  version.takes_post as post, version.valid_from as "validFrom"`

const source = sql`procedures.version join procedures.procedure on procedure.id = version.procedure_id
  join procedures.field on field.id = version.field_id`

/**
 * Procedures in force, by name; those that answer a question, best first, and when none does, those whose words come
 * near. One statement.
 */
export async function findProcedures(db: Db, filter: ProcedureFilter = {}): Promise<ProcedureRow[]> {
  const limit = filter.limit ?? 50
  const where = conditions(db, filter)
  if (!askedWords(filter.q ?? '')) {
    const { rows } = await sql<ProcedureRow>`select ${columns} from ${source} where ${where}
      order by version.name collate kernel.vietnamese, version.id limit ${limit}`.execute(db.query)
    return rows
  }
  const found = (matches: RawBuilder<boolean>) => sql`select ${columns}, ${scoreOf(sql`version.name`)} as score
    from ${source} where ${where} and ${matches}`
  const { rows } = await sql<ProcedureRow>`
    with ${searchTables(filter.q!)},
    exact as materialized (${found(sql`version.search @@ (select query from wanted)`)}),
    near as (${found(sql`(select near from wanted) <% version.search_text and not exists (select from exact)`)})
    select * from (select * from exact union all select * from near) as answer
    order by score desc, name collate kernel.vietnamese, "versionId" limit ${limit}`.execute(db.query)
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
