import { sql, type SqlBool } from 'kysely'
import { personNameOf, unitNameOf, unitPathOf } from '../../organisation/index.ts'
import { contains } from '../../../kernel/database/contains.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { LegalTerm } from '../../calendar/index.ts'
import type { Definition } from '../definition/definition.ts'
import { selectVersions } from './draft-queries.ts'

export type ProcessFilter = { words?: string; after?: { name: string; id: string }; limit: number }

/** Processes by name, with their newest published version and their draft. */
export function findProcesses(db: Db, filter: ProcessFilter) {
  const name = sql`process.name collate kernel.vietnamese`
  let query = db.query
    .selectFrom('workflow.process as process')
    .leftJoin('workflow.process_version as draft', (join) =>
      join.onRef('draft.process_id', '=', 'process.id').on('draft.published_at', 'is', null),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('workflow.process_version as version')
          .select(['version.id', 'version.number', 'version.published_at', 'version.definition'])
          .whereRef('version.process_id', '=', 'process.id')
          .where('version.published_at', 'is not', null)
          .orderBy('version.number', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select((eb) => [
      'process.id',
      'process.name',
      'process.subject_kind',
      'newest.id as version_id',
      'newest.number',
      'newest.published_at',
      sql<Definition | null>`newest.definition`.as('definition'),
      'draft.id as draft_id',
      unitNameOf(eb.ref('process.unit_id')).as('unit_name'),
    ])
  if (filter.words) query = query.where(contains(sql`kernel.fold(process.name)`, filter.words))
  if (filter.after)
    query = query.where(
      sql<SqlBool>`(${name}, process.id) > (${filter.after.name} collate kernel.vietnamese, ${filter.after.id}::uuid)`,
    )
  return query.orderBy(name).orderBy('process.id').limit(filter.limit).execute()
}

export type ProcessRow = Awaited<ReturnType<typeof findProcesses>>[number]

export async function getProcess(db: Db, id: string) {
  const row = isUuid(id)
    ? await db.query
        .selectFrom('workflow.process as process')
        .selectAll('process')
        .select((eb) => [
          unitNameOf(eb.ref('process.unit_id')).as('unit_name'),
          unitPathOf(eb.ref('process.unit_id')).as('unit_path'),
        ])
        .where('process.id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!row) throw notFound('workflow.process_not_found')
  return row
}

/** Newest first, each with how many cases run in it now. */
export const findVersions = (db: Db, processId: string) =>
  db.query
    .selectFrom('workflow.process_version as version')
    .select((eb) => [
      'version.id',
      'version.number',
      'version.edited_at',
      'version.published_at',
      personNameOf(eb.ref('version.edited_by')).as('edited_by_name'),
      personNameOf(eb.ref('version.published_by')).as('published_by_name'),
      eb
        .selectFrom('workflow.run as run')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('run.version_id', '=', 'version.id')
        .where('run.ended_at', 'is', null)
        .as('running'),
    ])
    .where('version.process_id', '=', processId)
    .orderBy('version.number', 'desc')
    .limit(200)
    .execute()

export type VersionRow = Awaited<ReturnType<typeof findVersions>>[number]

export async function getVersion(db: Db, id: string) {
  const row = isUuid(id) ? await selectVersions(db).where('version.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw notFound('workflow.process_not_found')
  return { ...row, definition: row.definition as Definition, term: row.term as LegalTerm | null }
}

export type Version = Awaited<ReturnType<typeof getVersion>>
