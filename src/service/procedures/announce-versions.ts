import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { date, flag, id, many } from '../../kernel/http/fields.ts'
import { amendsDecision, decisionInput, keepDecision } from './decision.ts'
import { ensureDaysHold } from './decision-dates.ts'
import { findLacks } from './missing.ts'
import { ensureMayKeep } from './procedure-access.ts'
import { getProcedureVersions, type ProcedureVersion } from './procedure-version.ts'
import { findProcessFaults, placedFault } from './running.ts'

export const announceVersionsInput = z.object({
  ids: many(id(), 500).pipe(z.array(z.string()).min(1, 'form.choose')),
  ...decisionInput,
  /** The first day on which they bind. */
  from: date(),
  /** The officer knows that the day has passed. */
  confirmed: flag().default(false),
})

function ensureReady(draft: ProcedureVersion): void {
  if (draft.announcedAt) throw new AppError('procedures.announced_already', 409, { name: draft.name })
  const [lack] = findLacks(draft)
  if (lack) throw new AppError('procedures.not_ready', 422, { name: draft.name }, 'ids')
}

const findLiveIds = async (tx: Tx, drafts: readonly ProcedureVersion[]): Promise<string[]> => {
  const procedureIds = drafts.map(({ procedureId }) => procedureId)
  const rows = await tx.query
    .selectFrom('procedures.version')
    .select('id')
    .where('procedure_id', 'in', procedureIds)
    .where('announced_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .execute()
  return rows.map(({ id: versionId }) => versionId)
}

/** The version that binds until now, if one does; nothing may have been announced for a later day. */
async function endTheOneBefore(tx: Tx, draft: ProcedureVersion, from: Temporal.PlainDate) {
  const before = await tx.query
    .selectFrom('procedures.version')
    .select(['id', 'valid_from', 'valid_to', 'document_id', 'decided_on'])
    .where('procedure_id', '=', draft.procedureId)
    .where('announced_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return undefined
  const isLater = Temporal.PlainDate.compare(before.valid_from!, from) >= 0
  if (isLater || (before.valid_to && Temporal.PlainDate.compare(before.valid_to, from) >= 0))
    throw new AppError('procedures.later_version', 409, { name: draft.name }, 'from')
  if (!before.valid_to)
    await tx.query
      .updateTable('procedures.version')
      .set({ valid_to: from.subtract({ days: 1 }), ended_by: null, ended_at: tx.now })
      .where('id', '=', before.id)
      .execute()
  return { documentId: before.document_id!, decidedOn: before.decided_on! }
}

/**
 * Puts drafts into force by one decision: new procedures, and new versions of old ones, which end the day before. What
 * dossiers are running keep the version of their reception.
 */
export async function announceVersions(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof announceVersionsInput>,
  fileId: string | null = null,
): Promise<void> {
  const ids = [...new Set(input.ids)]
  await tx.query
    .selectFrom('procedures.version')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const drafts = await getProcedureVersions(tx, ids)
  if (drafts.length < ids.length) throw notFound('procedures.not_found')
  for (const draft of drafts) {
    ensureMayKeep(actor, draft.authorityPath)
    ensureReady(draft)
    const [fault] = await findProcessFaults(tx, draft)
    if (fault) {
      const placed = await placedFault(tx, fault, draft.processVersionId!)
      throw new AppError('procedures.process_too_long', 422, { name: draft.name, fault: placed }, 'ids')
    }
  }
  const [first] = drafts
  if (drafts.some(({ authorityId }) => authorityId !== first!.authorityId))
    throw new AppError('procedures.several_authorities', 422, {}, 'ids')
  const { number, issuedOn, issuer, from } = input
  await ensureDaysHold(tx, input, await findLiveIds(tx, drafts))
  // Abstracts are part of the document itself, so they speak its language.
  const abstract =
    drafts.length === 1
      ? `Công bố thủ tục hành chính: ${first!.name}`.slice(0, 2000)
      : `Công bố ${drafts.length} thủ tục hành chính`
  const documentId = await keepDecision(tx, actor, first!.authorityId, { ...input, abstract }, fileId)
  for (const draft of drafts) {
    const before = await endTheOneBefore(tx, draft, from)
    await tx.query
      .updateTable('procedures.version')
      .set({
        announced_at: tx.now,
        announced_by: actor.personId,
        document_id: documentId,
        decision_number: number,
        decision_issuer: issuer,
        decided_on: issuedOn,
        valid_from: from,
      })
      .where('id', '=', draft.id)
      .execute()
    if (before) await amendsDecision(tx, actor, documentId, before, issuedOn)
    await announce(tx, actor, {
      name: before ? 'procedures.amended' : 'procedures.announced',
      subjectKind: 'procedure',
      subjectId: draft.procedureId,
      unitId: draft.authorityId,
      detail: { version: draft.number, from: from.toString(), documentId },
    })
  }
}
