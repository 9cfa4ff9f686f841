import { z } from 'zod'
import { findProcessVersionIds, getProcessVersion } from '../../../foundation/workflow/index.ts'
import { today } from '../../../foundation/organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import { id, optionalDate } from '../../../kernel/http/fields.ts'
import { keepsSome } from '../procedure-access.ts'
import { bind } from './bindings.ts'
import { findProcessUses } from './process-uses.ts'

/**
 * The internal process is approved apart from the procedure: those that it fits take the version for dossiers from that
 * day on, the others keep what they have. Dossiers that run keep theirs.
 */
export async function takeWhereItFits(
  tx: Tx,
  actor: Actor,
  input: { versionIds: readonly string[]; versionId: string; from: Temporal.PlainDate },
): Promise<{ taken: number; kept: number }> {
  const { definition, subjectKind, number, name } = await getProcessVersion(tx, input.versionId)
  const uses = await findProcessUses(tx, actor, { ...input, candidate: { definition, subjectKind } })
  const others = uses.filter(({ last }) => last !== input.versionId)
  const taking = others.filter(({ mayTake, faults }) => mayTake && !faults.length)
  for (const { version, last } of taking) {
    await bind(tx, { versionId: version.id, processVersionId: input.versionId, from: input.from, by: actor.personId })
    await announce(tx, actor, {
      name: 'procedures.process_taken',
      subjectKind: 'procedure',
      subjectId: version.procedureId,
      unitId: version.authorityId,
      detail: { version: version.number, process: name, number, from: input.from.toString(), before: last },
    })
  }
  return { taken: taking.length, kept: others.length - taking.length }
}

export const takeProcessInput = z.object({ id: id(), from: optionalDate() })

/** For procedures of which another decides than who published the process, and for those that fit only now. */
export async function takeProcess(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof takeProcessInput>,
): Promise<{ taken: number; processId: string }> {
  if (!keepsSome(actor)) throw forbidden({ action: 'procedures.keep' })
  const version = await getProcessVersion(tx, input.id)
  if (!version.publishedAt) throw new AppError('workflow.not_published')
  const from = input.from ?? today(tx)
  if (Temporal.PlainDate.compare(from, today(tx)) < 0) throw new AppError('workflow.from_past', 422, {}, 'from')
  const versionIds = await findProcessVersionIds(tx, version.processId)
  const { taken } = await takeWhereItFits(tx, actor, { versionIds, versionId: version.id, from })
  if (!taken) throw new AppError('procedures.nothing_to_take', 409)
  return { taken, processId: version.processId }
}
