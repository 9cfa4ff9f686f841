import type { Db } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import type { Definition } from '../definition/definition.ts'

export type ProcessVersion = {
  id: string
  processId: string
  name: string
  subjectKind: string
  number: number
  definition: Definition
  publishedAt: Temporal.Instant | null
}

/** What is published never changes, so each process of the program reads it once. A province has some thousand. */
const published = new Map<string, ProcessVersion>()
const mostKept = 5000

export async function getProcessVersion(db: Db, id: string): Promise<ProcessVersion> {
  const known = published.get(id)
  if (known) return known
  const row = await db.query
    .selectFrom('workflow.process_version as version')
    .innerJoin('workflow.process as process', 'process.id', 'version.process_id')
    .select([
      'version.id',
      'version.process_id',
      'process.name',
      'process.subject_kind',
      'version.number',
      'version.definition',
      'version.published_at',
    ])
    .where('version.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('workflow.process_not_found')
  const version: ProcessVersion = {
    id: row.id,
    processId: row.process_id,
    name: row.name,
    subjectKind: row.subject_kind,
    number: row.number,
    definition: row.definition as Definition,
    publishedAt: row.published_at,
  }
  if (version.publishedAt) {
    if (published.size >= mostKept) published.clear()
    published.set(id, version)
  }
  return version
}

/** Only what was checked and fixed runs. */
export async function getRunnable(db: Db, id: string): Promise<ProcessVersion> {
  const version = await getProcessVersion(db, id)
  if (!version.publishedAt) throw new AppError('workflow.not_published')
  return version
}
