import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import type { PaperInput } from './dossier-input.ts'
import { sentAhead } from '../../kernel/database/statement.ts'

type Papers = {
  id: string
  version: ProcedureVersion
  papers: readonly PaperInput[]
  takenBy: string | null
  supplementId?: string
}

/** Takes papers in, each for a component of the list that was published when the dossier was filed. */
export async function addPapers(tx: Tx, { id, version, papers, takenBy, supplementId }: Papers): Promise<void> {
  if (!papers.length) return
  const components = new Map(version.components.map((component) => [component.key, component]))
  await tx.query
    .insertInto('dossiers.paper')
    .values(
      papers.map((paper) => {
        const component = components.get(paper.componentKey)
        if (!component) throw new AppError('dossiers.paper_outside_list', 422, { key: paper.componentKey }, 'papers')
        return {
          id: tx.id(),
          dossier_id: id,
          component_key: paper.componentKey,
          name: component.name,
          copy_kind: paper.copyKind,
          copies: paper.copies,
          file_id: paper.fileId ?? null,
          reused: paper.reused,
          note: paper.note ?? '',
          supplement_id: supplementId ?? null,
          taken_at: tx.now,
          taken_by: takenBy,
        }
      }),
    )
    .modifyEnd(sentAhead)
    .execute()
}
