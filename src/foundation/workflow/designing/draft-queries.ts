import { unitPathOf } from '../../organisation/index.ts'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import type { LegalTerm } from '../../calendar/index.ts'
import type { Definition } from '../definition/definition.ts'
import { actions } from '../workflow-access.ts'

export const selectVersions = (db: Db) =>
  db.query
    .selectFrom('workflow.process_version as version')
    .innerJoin('workflow.process as process', 'process.id', 'version.process_id')
    .selectAll('version')
    .select((eb) => [
      'process.name',
      'process.subject_kind',
      'process.unit_id',
      unitPathOf(eb.ref('process.unit_id')).as('unit_path'),
    ])

/** A version that the actor may change, held until the transaction ends. */
export async function lockDraft(tx: Tx, actor: Actor, id: string, version: number) {
  const draft = await selectVersions(tx).where('version.id', '=', id).forUpdate('version').executeTakeFirst()
  if (!draft) throw notFound('workflow.process_not_found')
  ensureCan(actor, actions['workflow.design'], draft.unit_path)
  if (draft.published_at) throw new AppError('workflow.published_is_fixed')
  if (draft.version !== version) throw new AppError('kernel.changed_meanwhile')
  return { ...draft, definition: draft.definition as Definition, term: draft.term as LegalTerm | null }
}
