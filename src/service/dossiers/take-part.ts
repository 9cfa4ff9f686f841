// Papers that were asked for and come bit by bit: what is there is kept, and the request waits for the rest.
import { z } from 'zod'
import { getProcessVersion, lockStepOf, stepOf } from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { ActingRule } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { id, many, version } from '../../kernel/http/fields.ts'
import { actByEffect } from './act-by-effect.ts'
import { paperInput, type PaperInput } from './dossier-input.ts'
import { lockDossier, lockRunning } from './lock-dossier.ts'
import { findAwaited, takePartOfSupplement } from './supplement.ts'

export const takePartInput = z.object({
  id: id(),
  stepId: id(),
  version: version().optional(),
  papers: many(paperInput, 100),
})

/** By whoever may take the papers in: the step of the process that waits for them stays open. */
export async function takePart(tx: Tx, actor: Actor, input: z.output<typeof takePartInput>): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id)
  const step = await lockStepOf(tx, actor, input)
  if (step.run.subjectId !== dossier.id) throw notFound()
  const { definition } = await getProcessVersion(tx, step.run.versionId)
  const work = stepOf(definition, step.key)
  const waits = work?.kind === 'work' && work.actions.some(({ effect }) => effect === 'take_supplement')
  if (!waits) throw new AppError('dossiers.nothing_asked', 409)
  await takePartOfSupplement(tx, actor, dossier, input.papers)
}

/** What a rule was sent: the step is done where nothing is missing any more. */
export async function takeWhatCame(
  tx: Tx,
  rule: ActingRule,
  id: string,
  came: { papers: readonly PaperInput[]; note: string },
): Promise<void> {
  const dossier = await lockRunning(tx, id)
  if (!dossier) throw notFound()
  const awaited = await findAwaited(tx, dossier, came.papers)
  if (awaited.length > 0) await takePartOfSupplement(tx, rule, dossier, came.papers)
  else await actByEffect(tx, rule, { id }, 'take_supplement', { ...came, papers: [...came.papers] })
}
