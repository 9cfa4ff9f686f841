import { z } from 'zod'
import type { LegalTerm } from '../../calendar/index.ts'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { id, line, version } from '../../../kernel/http/fields.ts'
import type { Definition } from '../definition/definition.ts'
import { actions } from '../workflow-access.ts'
import { createProcess } from './create-process.ts'
import { lockDraft, selectVersions } from './draft-queries.ts'

export const newDraftInput = z.object({ id: id() })

async function getVersion(tx: Tx, versionId: string) {
  const row = await selectVersions(tx).where('version.id', '=', versionId).executeTakeFirst()
  if (!row) throw notFound('workflow.process_not_found')
  return row
}

/** A draft of the next version, beginning as the given one is. */
export async function newDraft(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof newDraftInput>,
): Promise<{ versionId: string }> {
  const from = await getVersion(tx, input.id)
  ensureCan(actor, actions['workflow.design'], from.unit_path)
  const { last } = await tx.query
    .selectFrom('workflow.process_version')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('process_id', '=', from.process_id)
    .executeTakeFirstOrThrow()
  const versionId = tx.id()
  await tx.query
    .insertInto('workflow.process_version')
    .values({
      id: versionId,
      process_id: from.process_id,
      number: last + 1,
      definition: JSON.stringify(from.definition),
      term: from.term === null ? null : JSON.stringify(from.term),
      edited_by: actor.personId,
      edited_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'workflow.draft_begun',
    subjectKind: 'workflow.process',
    subjectId: from.process_id,
    unitId: from.unit_id,
    detail: { versionId, number: last + 1, from: from.number },
  })
  return { versionId }
}

export const copyProcessInput = z.object({ id: id(), unitId: id(), name: line(300) })

/** The steps of a version as a process of its own, of whichever unit one designs for. */
export async function copyProcess(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof copyProcessInput>,
): Promise<{ versionId: string }> {
  const from = await getVersion(tx, input.id)
  return createProcess(tx, actor, {
    unitId: input.unitId,
    subjectKind: from.subject_kind,
    name: input.name,
    definition: from.definition as Definition,
    term: from.term as LegalTerm | null,
  })
}

export const discardDraftInput = z.object({ id: id(), version: version() })

/** Only of a process that has a published version; the number is free again. */
export async function discardDraft(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof discardDraftInput>,
): Promise<{ processId: string }> {
  const draft = await lockDraft(tx, actor, input.id, input.version)
  await tx.query.deleteFrom('workflow.process_version').where('id', '=', draft.id).execute()
  await announce(tx, actor, {
    name: 'workflow.draft_discarded',
    subjectKind: 'workflow.process',
    subjectId: draft.process_id,
    unitId: draft.unit_id,
    detail: { number: draft.number },
  })
  return { processId: draft.process_id }
}
