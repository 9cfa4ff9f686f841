import type { Db } from '../../../kernel/database/types.ts'
import type { SourceDocument } from '../../plan-reading/index.ts'

/** The whole text of an import: only for the pages that show it. */
export async function findSource(db: Db, importId: string): Promise<SourceDocument | null> {
  const row = await db.query
    .selectFrom('plan_settling.import')
    .select('source')
    .where('id', '=', importId)
    .executeTakeFirst()
  return (row?.source as SourceDocument | undefined) ?? null
}
