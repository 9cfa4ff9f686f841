import { personNameOf, unitIdsWithin, unitNameOf, unitPathOf } from '../../../foundation/organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { mayReview, reviewScopes } from '../settling-access.ts'

// Everything but the documents themselves, which only those ask for who need them.
const columns = [
  'import.id',
  'import.authority_id',
  'import.file_id',
  'import.file_name',
  'import.job_id',
  'import.refused_code',
  'import.corrects_plan_id',
  'import.plan_id',
  'import.created_at',
  'import.created_by',
  'import.read_at',
  'import.settled_at',
  'import.dropped_at',
  'import.points_read',
  'import.points_open',
  'import.version',
] as const

export const selectImports = (db: Db) =>
  db.query
    .selectFrom('plan_settling.import as import')
    .select(columns)
    .select((eb) => [
      unitNameOf(eb.ref('import.authority_id')).as('authority_name'),
      unitPathOf(eb.ref('import.authority_id')).as('authority_path'),
      personNameOf(eb.ref('import.created_by')).as('created_by_name'),
    ])

export type ImportRow = Awaited<ReturnType<typeof findImports>>[number]

/** For those who may review it; for everybody else it does not exist. */
export async function getImport(db: Db, actor: Actor, id: string): Promise<ImportRow> {
  const found = isUuid(id) && (await selectImports(db).where('import.id', '=', id).executeTakeFirst())
  if (!found || !mayReview(actor, found.authority_path)) throw notFound()
  return found
}

/** The same with what a person has made of it so far; null before it is read. */
export async function getImportWithDraft(db: Db, actor: Actor, id: string): Promise<ImportRow & { draft: unknown }> {
  const found =
    isUuid(id) && (await selectImports(db).select('import.draft').where('import.id', '=', id).executeTakeFirst())
  if (!found || !mayReview(actor, found.authority_path)) throw notFound()
  return found
}

export const importPage = 50

/** Newest first; `before` is the id of the last one of the page before. */
export const findImports = (db: Db, actor: Actor, before?: string) =>
  selectImports(db)
    .where('import.authority_id', 'in', unitIdsWithin(reviewScopes(actor)))
    .where('import.dropped_at', 'is', null)
    // Ids carry the time at which they were made.
    .$if(before !== undefined && isUuid(before), (query) => query.where('import.id', '<', before!))
    .orderBy('import.id', 'desc')
    .limit(importPage + 1)
    .execute()

/** Where an import stands, in one word. */
export type ImportState = 'reading' | 'refused' | 'settling' | 'settled' | 'dropped'

export const stateOf = (
  row: Pick<ImportRow, 'settled_at' | 'dropped_at' | 'read_at' | 'refused_code'>,
): ImportState => {
  if (row.dropped_at) return 'dropped'
  if (row.settled_at) return 'settled'
  if (row.refused_code) return 'refused'
  return row.read_at ? 'settling' : 'reading'
}
