import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { flag } from '../../../kernel/http/fields.ts'
import { needsDate } from '../../plans/index.ts'
import { replaceTask, taskIn, taskLabel, type Outcome } from './find-task.ts'
import { shareArea } from './shared-area.ts'
import { holdImport, takeStep } from './take-step.ts'
import { fromList, ofTask, type saveTaskInput } from './task-fields.ts'
import { typedTask } from './typed-task.ts'

/** Keeps a task as typed or chosen; what was doubtful in it is settled by that. */
export async function saveTask(tx: Tx, actor: Actor, input: z.infer<typeof saveTaskInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const { task, index } = taskIn(it.draft, input.seq)
  const settled = typedTask(task, input, it.draft.document.year)
  if (needsDate(settled.deadline)) throw new AppError('plans.deadline_date_required', 422, {}, 'dueDates')
  const shared = input.sharedArea ? shareArea(it.draft, task, settled) : []
  const changes = [replaceTask(index, settled), ...shared]
  const points = await takeStep(tx, actor, it, { kind: 'save_task', label: taskLabel(settled), changes })
  return { points, from: { kind: 'task', index } }
}

export const confirmTaskInput = z.object({ ...ofTask, sharedArea: flag(), ...fromList })

/** Everything as it was read, doubts and all. */
export async function confirmTask(tx: Tx, actor: Actor, input: z.infer<typeof confirmTaskInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const { task, index } = taskIn(it.draft, input.seq)
  const settled = { ...task, doubts: [] }
  const shared = input.sharedArea ? shareArea(it.draft, task, settled) : []
  const changes = [replaceTask(index, settled), ...shared]
  const points = await takeStep(tx, actor, it, { kind: 'confirm_task', label: taskLabel(task), changes })
  return { points, from: { kind: 'task', index } }
}
