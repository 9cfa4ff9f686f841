import { getUnit } from '../../organisation/index.ts'
import type { LegalTerm } from '../../calendar/index.ts'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { Definition } from '../definition/definition.ts'
import { actions } from '../workflow-access.ts'

export type NewProcess = {
  /** The authority whose process it is. */
  unitId: string
  subjectKind: string
  name: string
  definition: Definition
  /** The procedure's term, which no way through the process may exceed. */
  term?: LegalTerm | null
  note?: string
}

/** A process with its first draft. */
export async function createProcess(
  tx: Tx,
  actor: Actor,
  input: NewProcess,
): Promise<{ processId: string; versionId: string }> {
  const unit = await getUnit(tx, input.unitId)
  ensureCan(actor, actions['workflow.design'], unit.path)
  const [processId, versionId] = [tx.id(), tx.id()]
  await tx.query
    .insertInto('workflow.process')
    .values({
      id: processId,
      unit_id: unit.id,
      subject_kind: input.subjectKind,
      name: input.name,
      created_by: actor.personId,
      created_at: tx.now,
    })
    .execute()
  await tx.query
    .insertInto('workflow.process_version')
    .values({
      id: versionId,
      process_id: processId,
      number: 1,
      definition: JSON.stringify(input.definition),
      term: input.term ? JSON.stringify(input.term) : null,
      note: input.note ?? '',
      edited_by: actor.personId,
      edited_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'workflow.process_created',
    subjectKind: 'workflow.process',
    subjectId: processId,
    unitId: unit.id,
    detail: { name: input.name, versionId },
  })
  return { processId, versionId }
}
