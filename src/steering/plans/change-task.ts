import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { id, version } from '../../kernel/http/fields.ts'
import { ensureAmendment } from './amendment.ts'
import { tellFollowers } from './followers.ts'
import { deadlineColumns, insertOutputs, insertParties } from './insert-tasks.ts'
import { lockPlan } from './lock-plan.ts'
import { partiesOfUnits } from './parties-of-units.ts'
import { planActions } from './plan-access.ts'
import { amendmentFields, needsDate, outputLines, taskFields, typedDeadline } from './task-input.ts'

export const changeTaskInput = z.object({ id: id(), version: version(), ...taskFields, ...amendmentFields })

async function lockTask(tx: Tx, actor: Actor, taskId: string, seen: number) {
  const task = await tx.query
    .selectFrom('plans.task')
    .selectAll()
    .where('id', '=', taskId)
    .where('dropped_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!task) throw notFound()
  const plan = await lockPlan(tx, actor, task.plan_id)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  if (task.version !== seen) throw new AppError('kernel.changed_meanwhile')
  return { task, plan }
}

/** Changes what a task says; a plan in force by amendment only. History keeps what it said before. @returns its plan */
export async function changeTask(tx: Tx, actor: Actor, input: z.infer<typeof changeTaskInput>): Promise<string> {
  const { task, plan } = await lockTask(tx, actor, input.id, input.version)
  const deadline = typedDeadline(input)
  if (needsDate(deadline)) throw new AppError('plans.deadline_date_required', 422, {}, 'dueDates')
  const amendmentId = await ensureAmendment(tx, actor, plan, input)
  const lead = await partiesOfUnits(tx, input.leadUnitIds, 'leadUnitIds')
  const coordinate = await partiesOfUnits(tx, input.coordinateUnitIds, 'coordinateUnitIds')
  await tx.query
    .updateTable('plans.task')
    .set({
      area_id: input.areaId ?? null,
      number: input.number ?? '',
      text: input.text,
      note: input.note ?? '',
      budget: input.budgetVND ?? null,
      ...deadlineColumns(deadline),
      version: task.version + 1,
    })
    .where('id', '=', task.id)
    .execute()
  await tx.query.deleteFrom('plans.task_output').where('task_id', '=', task.id).execute()
  await tx.query.deleteFrom('plans.task_party').where('task_id', '=', task.id).execute()
  await insertOutputs(tx, [{ taskId: task.id, outputs: outputLines(input.outputs) }])
  await insertParties(tx, [{ taskId: task.id, lead, coordinate }])
  if (plan.in_force_at) await tellFollowers(tx, actor, { planId: plan.id, taskIds: [task.id], amendmentId })
  await announce(tx, actor, {
    name: 'plans.task_changed',
    subjectKind: 'task',
    subjectId: task.id,
    unitId: plan.authority_id,
    detail: {
      planId: plan.id,
      amendmentId,
      before: { text: task.text, deadline: task.deadline_text, dueDates: task.due_dates.map(String) },
      after: { text: input.text, deadline: deadline.text, dueDates: deadline.dueDates },
    },
  })
  return plan.id
}

export const dropTaskInput = z.object({ id: id(), version: version(), ...amendmentFields })

/** Takes a task out of the plan; it stays readable in history. */
export async function dropTask(tx: Tx, actor: Actor, input: z.infer<typeof dropTaskInput>): Promise<string> {
  const { task, plan } = await lockTask(tx, actor, input.id, input.version)
  const amendmentId = await ensureAmendment(tx, actor, plan, input)
  await tx.query
    .updateTable('plans.task')
    .set({ dropped_at: tx.now, version: task.version + 1 })
    .where('id', '=', task.id)
    .execute()
  if (plan.in_force_at) await tellFollowers(tx, actor, { planId: plan.id, taskIds: [task.id], amendmentId })
  await announce(tx, actor, {
    name: 'plans.task_dropped',
    subjectKind: 'task',
    subjectId: task.id,
    unitId: plan.authority_id,
    detail: { planId: plan.id, amendmentId, text: task.text },
  })
  return plan.id
}
