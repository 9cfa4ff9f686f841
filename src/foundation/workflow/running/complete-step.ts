import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce, type ActingRule } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import { stepOf, type Definition, type StepAction } from '../definition/definition.ts'
import { advance } from '../engine/advance.ts'
import { decideBy, type Facts } from '../engine/decide.ts'
import { mayAct } from '../workflow-access.ts'
import { ensureHolder, findEarlierHolder } from './ensure-holder.ts'
import { announceGiven } from './hold-step.ts'
import { toldOf } from './hold-step.ts'
import { lockStep, type LockedStep } from './lock-step.ts'
import { placeSteps } from './place-steps.ts'
import { getProcessVersion } from './process-version.ts'
import { insertSteps, openStepOf, type OpenStep } from './step-row.ts'
import { sentAhead } from '../../../kernel/database/statement.ts'

export type CompleteStep = {
  stepId: string
  version?: number
  action: string
  note?: string
  facts: Facts
  /** Who shall do the next step; without it whoever of the unit takes it. */
  personId?: string
  /** Whoever acts knows that units were asked and have not answered; a rule waits for nobody. */
  withoutOpinions?: boolean
  /** Where nobody is named: does the case go back to whoever had its next step the last time? */
  givesBack?: (action: StepAction) => boolean
}

export type Completed = {
  closed: { id: string; key: string; name: string; role: string; unitId: string; action: StepAction; subjectId: string }
  opened: OpenStep[]
  ended?: { outcome: string }
}

function actionOf(definition: Definition, step: LockedStep, key: string): StepAction {
  const found = stepOf(definition, step.key)
  const action = found?.kind === 'work' ? found.actions.find((one) => one.key === key) : undefined
  if (!action) throw new AppError('workflow.action_unknown', 422, {}, 'action')
  return action
}

/**
 * Closes a step by one of its actions and opens what comes next, in five statements whatever comes. What the action's
 * effect means to the case, the caller does in the same transaction.
 */
export async function completeStep(tx: Tx, actor: Actor | ActingRule, input: CompleteStep): Promise<Completed> {
  const step = await lockStep(tx, input.stepId, input.version)
  if (step.token === null) throw new AppError('workflow.is_opinion')
  if (step.awaited.length > 0 && !input.withoutOpinions && !('rule' in actor))
    throw new AppError('workflow.opinions_open', 409, { units: step.awaited.join('; ') }, 'withoutOpinions')
  // What a rule may do, the module decides that calls it in the rule's name.
  if (!('rule' in actor) && !mayAct(actor, step.scope)) throw forbidden({ action: 'workflow.act' })
  const { run } = step
  const { definition } = await getProcessVersion(tx, run.versionId)
  const action = actionOf(definition, step, input.action)
  const note = input.note?.trim() ?? ''
  if (action.needsNote && !note) throw new AppError('workflow.note_required', 422, {}, 'note')
  const moved = advance(definition, run.state, { token: step.token, action: input.action }, decideBy(input.facts))
  const steps = await placeSteps(tx, run, step, moved.opened, input.personId)
  if (steps[0] && input.personId) await ensureHolder(tx, steps[0], input.personId)
  const holder = !input.personId && steps[0] && input.givesBack?.(action) && (await findEarlierHolder(tx, steps[0]))
  if (holder) steps[0]!.personId = holder
  const ended = moved.outcome === undefined ? null : tx.now
  // Opinions asked on the step are no longer waited for.
  await sql`
    with closed as (
      update workflow.step set closed_at = ${tx.now}, version = version + 1,
        closed_by = ${'rule' in actor ? null : actor.personId},
        action = case when id = ${step.id} then ${input.action} else 'not_awaited' end,
        note = case when id = ${step.id} then ${note} else note end
      where run_id = ${run.id} and closed_at is null and (id = ${step.id} or asked_on = ${step.id})
    ), moved as (
      update workflow.run set state = ${JSON.stringify(moved.state)}::jsonb, ended_at = ${ended},
        outcome = ${moved.outcome ?? null}
      where id = ${run.id}
    ) ${insertSteps(tx, steps)} ${sentAhead}`.execute(tx.query)
  await announce(tx, actor, {
    name: 'workflow.step_completed',
    subjectKind: run.subjectKind,
    subjectId: run.subjectId,
    unitId: step.unitId,
    detail: {
      stepId: step.id,
      step: step.name,
      action: action.name,
      ...toldOf(step),
      ...(note && { note }),
      opened: steps.map(({ name }) => name),
      ...(moved.outcome !== undefined && { outcome: moved.outcome }),
    },
  })
  if (holder) await announceGiven(tx, actor, run, steps[0]!)
  const { id, key, name, unitId } = step
  const closed = { id, key, name, role: step.scope.role, unitId, action, subjectId: run.subjectId }
  const answer = { closed, opened: steps.map(openStepOf) }
  return moved.outcome === undefined ? answer : { ...answer, ended: { outcome: moved.outcome } }
}
