import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'

/** The newest published version of each process of the kind, by name: for a procedure to choose from. */
export const findPublishedProcesses = (db: Db, { subjectKind = 'dossier', limit = 500 } = {}) =>
  db.query
    .with('newest', (query) =>
      query
        .selectFrom('workflow.process_version')
        .distinctOn('process_id')
        .select(['id', 'process_id', 'number'])
        .where('published_at', 'is not', null)
        .orderBy('process_id')
        .orderBy('number', 'desc'),
    )
    .selectFrom('newest')
    .innerJoin('workflow.process as process', 'process.id', 'newest.process_id')
    .select(['newest.id', 'process.name', 'newest.number'])
    .where('process.subject_kind', '=', subjectKind)
    .orderBy(sql`process.name collate kernel.vietnamese`)
    .orderBy('newest.id')
    .limit(limit)
    .execute()

/** All versions of a process, published or not. */
export async function findProcessVersionIds(db: Db, processId: string): Promise<string[]> {
  const rows = await db.query
    .selectFrom('workflow.process_version')
    .select('id')
    .where('process_id', '=', processId)
    .limit(1000)
    .execute()
  return rows.map(({ id }) => id)
}
