import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { mayManage } from '../../plans/index.ts'
import { getImportWithDraft, type ImportRow } from '../importing/import-queries.ts'
import { openPoints, type OpenPoint } from '../open-points.ts'
import type { Draft } from '../draft.ts'
import type { Settling } from '../step-change.ts'
import { findChoices } from './choice-rows.ts'

/** A draft as the reader finds it, with what is still open. */
export type Review = Settling & { row: ImportRow; points: OpenPoint[]; maySettle: boolean }

export async function findDraft(db: Db, importId: string): Promise<Draft | null> {
  const { draft } = await db.query
    .selectFrom('plan_settling.import')
    .select('draft')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  return draft as Draft | null
}

/** Two statements. The source is not among them: pages ask for the few lines they show. */
export async function getReview(db: Db, actor: Actor, id: string): Promise<Review> {
  const { draft, ...row } = await getImportWithDraft(db, actor, id)
  if (!draft) throw notFound()
  const settling = { draft: draft as Draft, choices: await findChoices(db, row.id) }
  const open = !row.settled_at && !row.dropped_at
  return {
    ...settling,
    row,
    points: openPoints(settling),
    maySettle: open && mayManage(actor, row.authority_path),
  }
}
