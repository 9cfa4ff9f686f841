import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { date, flag, id } from '../../kernel/http/fields.ts'
import { amendsDecision, decisionInput, keepDecision } from './decision.ts'
import { ensureDaysHold } from './decision-dates.ts'
import { ensureMayKeep } from './procedure-access.ts'
import { findVersions, isLive } from './procedure-version.ts'

export const abolishProcedureInput = z.object({
  id: id(),
  ...decisionInput,
  /** The first day on which it no longer binds. */
  from: date(),
  /** The officer knows that the day has passed. */
  confirmed: flag().default(false),
})

/** Ends a procedure by a decision; dossiers received before are settled as they were received. */
export async function abolishProcedure(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof abolishProcedureInput>,
  fileId: string | null = null,
): Promise<void> {
  await tx.query
    .selectFrom('procedures.version')
    .select('id')
    .where('procedure_id', '=', input.id)
    .forUpdate()
    .execute()
  const last = (await findVersions(tx, input.id)).find(isLive)
  if (!last) throw notFound('procedures.not_found')
  ensureMayKeep(actor, last.authorityPath)
  if (last.validTo) throw new AppError('procedures.abolished_already', 409)
  if (Temporal.PlainDate.compare(input.from, last.validFrom!) <= 0)
    throw new AppError('procedures.abolished_too_early', 422, {}, 'from')
  await ensureDaysHold(tx, input, [last.id])
  const abstract = `Bãi bỏ thủ tục hành chính: ${last.name}`.slice(0, 2000)
  const documentId = await keepDecision(tx, actor, last.authorityId, { ...input, abstract }, fileId)
  await tx.query
    .updateTable('procedures.version')
    .set({
      valid_to: input.from.subtract({ days: 1 }),
      end_document_id: documentId,
      end_decision_number: input.number,
      ended_by: actor.personId,
      ended_at: tx.now,
    })
    .where('id', '=', last.id)
    .execute()
  await amendsDecision(
    tx,
    actor,
    documentId,
    { documentId: last.documentId!, decidedOn: last.decidedOn! },
    input.issuedOn,
  )
  await announce(tx, actor, {
    name: 'procedures.abolished',
    subjectKind: 'procedure',
    subjectId: last.procedureId,
    unitId: last.authorityId,
    detail: { version: last.number, from: input.from.toString(), documentId },
  })
}
