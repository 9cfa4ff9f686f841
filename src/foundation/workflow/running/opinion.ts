// Asking another unit while a step is being done. An opinion is an open step of that unit's list, but no token stands at
// it: the step may be completed without it, and then nobody waits for it any more.
import { z } from 'zod'
import { findUnitsInPlace } from '../../organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import { id, lines, version } from '../../../kernel/http/fields.ts'
import { mayAct, mayAssign } from '../workflow-access.ts'
import { toldOf } from './hold-step.ts'
import { lockStep } from './lock-step.ts'
import { insertSteps, openStepOf, type NewStep, type OpenStep } from './step-row.ts'

export type AskOpinion = {
  stepId: string
  unitId: string
  question: string
  dueAt: Temporal.Instant | null
  /** Who there is asked; heads and leaders may always answer or give it to somebody. */
  role?: string
}

export const giveOpinionInput = z.object({ stepId: id(), version: version(), text: lines() })

export async function askOpinion(tx: Tx, actor: Actor, input: AskOpinion): Promise<OpenStep> {
  const step = await lockStep(tx, input.stepId)
  if (step.token === null) throw new AppError('workflow.is_opinion')
  if (!mayAct(actor, step.scope)) throw forbidden({ action: 'workflow.act' })
  if (!input.question.trim()) throw new AppError('workflow.question_required', 422, {}, 'question')
  const [unit] = await findUnitsInPlace(tx, [{ id: input.unitId }])
  if (!unit) throw new AppError('workflow.no_unit_for_step', 422, { step: step.name }, 'unitId')
  const asked: NewStep = {
    id: tx.id(),
    runId: step.run.id,
    subjectId: step.run.subjectId,
    token: null,
    askedOn: step.id,
    key: 'opinion',
    name: step.name,
    unitId: unit.id,
    unitPath: unit.path,
    fromUnitId: null,
    role: input.role ?? 'specialist',
    personId: null,
    openedAt: tx.now,
    dueAt: input.dueAt,
    caseDueAt: step.run.caseDueAt,
    heldAt: step.run.heldAt === null ? null : tx.now,
    remindAt: null,
    overdueAt: input.dueAt,
    question: input.question.trim(),
  }
  await insertSteps(tx, [asked]).execute(tx.query)
  await announce(tx, actor, {
    name: 'workflow.opinion_asked',
    subjectKind: step.run.subjectKind,
    subjectId: step.run.subjectId,
    unitId: unit.id,
    detail: { stepId: asked.id, step: step.name, question: asked.question },
  })
  return openStepOf(asked)
}

export async function giveOpinion(tx: Tx, actor: Actor, input: z.output<typeof giveOpinionInput>): Promise<void> {
  const step = await lockStep(tx, input.stepId, input.version)
  if (step.token !== null) throw new AppError('workflow.is_no_opinion')
  if (!mayAct(actor, step.scope) && !mayAssign(actor, step.scope)) throw forbidden({ action: 'workflow.act' })
  await tx.query
    .updateTable('workflow.step')
    .set({
      closed_at: tx.now,
      closed_by: actor.personId,
      action: 'given',
      note: input.text,
      version: step.version + 1,
    })
    .where('id', '=', step.id)
    .execute()
  await announce(tx, actor, {
    name: 'workflow.opinion_given',
    subjectKind: step.run.subjectKind,
    subjectId: step.run.subjectId,
    unitId: step.unitId,
    detail: { stepId: step.id, askedOn: step.askedOn, step: step.name, ...toldOf(step) },
  })
}
