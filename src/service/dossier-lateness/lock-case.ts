import { can, type Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, forbidden, notFound } from '../../kernel/errors.ts'
import { findCase, type LateCase } from './case-queries.ts'

/** A case that the actor can see and act on, held until the transaction ends. */
export async function lockCase(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  action: string,
  version?: number,
): Promise<LateCase> {
  await tx.query
    .selectFrom('dossier_lateness.late_case')
    .select('dossier_id')
    .where('dossier_id', '=', dossierId)
    .forUpdate()
    .executeTakeFirst()
  const found = await findCase(tx, actor, dossierId)
  if (!found) throw notFound()
  if (!can(actor, action, found.competent_path)) throw forbidden({ action })
  if (version !== undefined && found.version !== version) throw new AppError('kernel.changed_meanwhile')
  return found
}
