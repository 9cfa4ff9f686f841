import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { ensureMaySettle, mayReview } from '../settling-access.ts'
import { selectImports } from './import-queries.ts'

/**
 * The import, held until the transaction ends, for somebody who may settle it. `version` is the one the person saw:
 * with another, somebody has changed the draft meanwhile.
 */
export async function lockImport(tx: Tx, actor: Actor, id: string, version?: number) {
  const it = await selectImports(tx).where('import.id', '=', id).forUpdate('import').executeTakeFirst()
  if (!it || !mayReview(actor, it.authority_path)) throw notFound()
  ensureMaySettle(actor, it.authority_path)
  if (it.dropped_at) throw new AppError('plan_settling.dropped')
  if (it.settled_at) throw new AppError('plan_settling.settled')
  if (version !== undefined && it.version !== version) throw new AppError('kernel.changed_meanwhile')
  return it
}
