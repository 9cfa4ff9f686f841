// Who of the unit does an open step: taken, given, handed on, put back.
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce, type ActingRule } from '../../../kernel/announce.ts'
import { sentAhead } from '../../../kernel/database/statement.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import { mayAct, mayAssign } from '../workflow-access.ts'
import { ensureHolderOrStandIn } from './ensure-holder.ts'
import { lockStep, type LockedStep } from './lock-step.ts'
import { sinceNobodyHas } from './without-holder.ts'

export type StepRef = { stepId: string; version?: number }

/** For whoever told people of its time, and must tell others now or take it back. */
export const toldOf = ({ told }: Pick<LockedStep, 'told'>): { told?: true } => (told ? { told } : {})

type Holder = { personId: string; standsIn?: boolean }

async function setHolder(
  tx: Tx,
  actor: Actor,
  step: LockedStep,
  { personId, standsIn = false }: Holder | { personId: null; standsIn?: false },
  name: string,
): Promise<void> {
  await tx.query
    .updateTable('workflow.step')
    .set({
      person_id: personId,
      stands_in: standsIn,
      version: step.version + 1,
      nobody_since: personId === null ? sinceNobodyHas(tx) : null,
    })
    .where('id', '=', step.id)
    .modifyEnd(sentAhead)
    .execute()
  await announce(tx, actor, {
    name,
    subjectKind: step.run.subjectKind,
    subjectId: step.run.subjectId,
    unitId: step.unitId,
    detail: {
      stepId: step.id,
      step: step.name,
      from: step.scope.personId,
      to: personId,
      ...(standsIn && { standsIn }),
      ...toldOf(step),
    },
  })
}

/** A step that opened with somebody to do it, whom nobody named now. */
export const announceGiven = (
  tx: Tx,
  actor: Actor | ActingRule,
  run: { subjectKind: string; subjectId: string },
  step: { id: string; name: string; unitId: string; personId: string | null },
): Promise<void> =>
  announce(tx, actor, {
    name: 'workflow.step_assigned',
    subjectKind: run.subjectKind,
    subjectId: run.subjectId,
    unitId: step.unitId,
    detail: { stepId: step.id, step: step.name, from: null, to: step.personId },
  })

/** Whoever could do it takes it; what a colleague holds, the colleague or the head gives. */
export async function claimStep(tx: Tx, actor: Actor, { stepId, version }: StepRef): Promise<void> {
  const step = await lockStep(tx, stepId, version)
  const { personId } = step.scope
  if (personId === actor.personId) return
  if (!mayAct(actor, { ...step.scope, personId: null })) throw forbidden({ action: 'workflow.act' })
  if (personId !== null) throw new AppError('workflow.held_by_another')
  await setHolder(tx, actor, step, actor, 'workflow.step_claimed')
}

export async function assignStep(tx: Tx, actor: Actor, input: StepRef & { personId: string }): Promise<void> {
  const step = await lockStep(tx, input.stepId, input.version)
  if (!mayAssign(actor, step.scope)) throw forbidden({ action: 'workflow.assign' })
  const { personId } = input
  const standsIn = await ensureHolderOrStandIn(tx, actor, { ...step.scope, unitId: step.unitId }, personId)
  await setHolder(tx, actor, step, { personId, standsIn }, 'workflow.step_assigned')
}

/** Back to whoever of the unit takes it. */
export async function releaseStep(tx: Tx, actor: Actor, { stepId, version }: StepRef): Promise<void> {
  const step = await lockStep(tx, stepId, version)
  if (!mayAssign(actor, step.scope)) throw forbidden({ action: 'workflow.assign' })
  if (step.scope.personId === null) return
  await setHolder(tx, actor, step, { personId: null }, 'workflow.step_released')
}
