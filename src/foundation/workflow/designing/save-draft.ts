import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, version } from '../../../kernel/http/fields.ts'
import { editSteps, readEdit } from './edit-steps.ts'
import { lockDraft } from './draft-queries.ts'
import { readSteps } from './read-steps.ts'
import { readTerm } from './term.ts'

/** The fields of the steps are read by readSteps. */
export const saveDraftInput = z.looseObject({ id: id(), version: version(), op: z.string().max(40).default('') })

/** Keeps the table as it was typed, and does what the pressed button says. @returns the row to show next */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof saveDraftInput>,
): Promise<{ row: number | undefined }> {
  const draft = await lockDraft(tx, actor, input.id, input.version)
  const { definition, wrong } = readSteps(input)
  if (wrong[0]) throw new AppError('workflow.not_a_number', 422, {}, wrong[0])
  const edit = readEdit(input.op)
  const changed = edit ? editSteps(definition, edit) : definition
  const term = readTerm(input)
  await tx.query
    .updateTable('workflow.process_version')
    .set({
      definition: JSON.stringify(changed),
      term: term && JSON.stringify(term),
      edited_by: actor.personId,
      edited_at: tx.now,
      version: draft.version + 1,
    })
    .where('id', '=', draft.id)
    .execute()
  await announce(tx, actor, {
    name: 'workflow.draft_saved',
    subjectKind: 'workflow.process',
    subjectId: draft.process_id,
    unitId: draft.unit_id,
    detail: { versionId: draft.id, number: draft.number, steps: changed.steps.length },
  })
  if (!edit) return { row: undefined }
  if (edit.do === 'add')
    return { row: changed.steps.findIndex((step) => !definition.steps.some(({ key }) => key === step.key)) }
  const moved = edit.do === 'up' ? edit.at - 1 : edit.do === 'down' ? edit.at + 1 : edit.at
  return { row: Math.max(0, Math.min(moved, changed.steps.length - 1)) }
}
