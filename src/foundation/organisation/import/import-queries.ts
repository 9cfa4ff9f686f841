import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { ImportRow } from './import-columns.ts'
import type { RowProblem } from './run-rows.ts'

export type Import = {
  id: string
  fileName: string
  rows: ImportRow[]
  problems: RowProblem[]
  createdAt: Temporal.Instant
  appliedAt: Temporal.Instant | null
}

/** One's own: a list of people is shown to nobody else. */
export async function getImport(db: Db, actor: Actor, id: string): Promise<Import> {
  const row = await db.query
    .selectFrom('organisation.import')
    .select(['id', 'file_name as fileName', 'rows', 'problems', 'created_at as createdAt', 'applied_at as appliedAt'])
    .where('id', '=', id)
    .where('created_by', '=', actor.personId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return { ...row, rows: row.rows as ImportRow[], problems: row.problems as RowProblem[] }
}
