import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { id, optionalId } from '../../kernel/http/fields.ts'
import { ensureAmendment } from './amendment.ts'
import { tellFollowers } from './followers.ts'
import { insertTasks } from './insert-tasks.ts'
import { lockPlan } from './lock-plan.ts'
import { partiesOfUnits } from './parties-of-units.ts'
import { planActions } from './plan-access.ts'
import { amendmentFields, needsDate, outputLines, taskFields, typedDeadline } from './task-input.ts'
import { findDirective } from './task-origin.ts'

export const addTaskInput = z.object({
  planId: id(),
  /** The duty of the body text, or the order from above, that the task comes from. */
  dutyId: optionalId(),
  directiveId: optionalId(),
  ...taskFields,
  ...amendmentFields,
})

/** Adds a task to a plan: to a draft freely, to one in force by an amendment or on an order from above. */
export async function addTask(tx: Tx, actor: Actor, input: z.infer<typeof addTaskInput>): Promise<string> {
  const plan = await lockPlan(tx, actor, input.planId)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  const deadline = typedDeadline(input)
  if (needsDate(deadline)) throw new AppError('plans.deadline_date_required', 422, {}, 'dueDates')
  if (input.directiveId && !(await findDirective(tx, plan.authority_id, input.directiveId))) throw notFound()
  const ordered = input.directiveId ?? input.dutyId
  const amendmentId = ordered ? null : await ensureAmendment(tx, actor, plan, input)
  const { position } = await tx.query
    .selectFrom('plans.task')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('position'))
    .where('plan_id', '=', plan.id)
    .executeTakeFirstOrThrow()
  const home = {
    planId: plan.id,
    areaIds: input.areaId ? [input.areaId] : [],
    goalIds: [],
    firstPosition: position + 1,
    directiveId: input.directiveId,
    dutyId: input.dutyId,
  }
  const [taskId] = await insertTasks(tx, home, [
    {
      area: input.areaId ? 0 : null,
      goal: null,
      number: input.number ?? '',
      text: input.text,
      note: input.note ?? '',
      lead: await partiesOfUnits(tx, input.leadUnitIds, 'leadUnitIds'),
      coordinate: await partiesOfUnits(tx, input.coordinateUnitIds, 'coordinateUnitIds'),
      outputs: outputLines(input.outputs),
      deadline,
      quantity: null,
      budgetVND: input.budgetVND ?? null,
      levels: [],
      place: null,
    },
  ])
  if (plan.in_force_at) await tellFollowers(tx, actor, { planId: plan.id, taskIds: [taskId!], amendmentId })
  await announce(tx, actor, {
    name: 'plans.task_added',
    subjectKind: 'task',
    subjectId: taskId!,
    unitId: plan.authority_id,
    detail: { planId: plan.id, amendmentId, directiveId: input.directiveId ?? null, dutyId: input.dutyId ?? null },
  })
  return taskId!
}
