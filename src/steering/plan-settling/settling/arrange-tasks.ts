// Rows that were torn apart or run together: split, merge, add, drop.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, integer, lines, version } from '../../../kernel/http/fields.ts'
import type { Task } from '../../plan-reading/index.ts'
import { needsDate } from '../../plans/index.ts'
import { freshSeq, replaceTask, taskIn, taskLabel, type Outcome } from './find-task.ts'
import { mergedTask } from './merged-task.ts'
import { holdImport, takeStep } from './take-step.ts'
import { fromList, ofTask, taskShape } from './task-fields.ts'
import { typedTask } from './typed-task.ts'

export const splitTaskInput = z.object({ ...ofTask, first: lines(4000), second: lines(4000) })

/** Two tasks of one: each keeps everything but the words. */
export async function splitTask(tx: Tx, actor: Actor, input: z.infer<typeof splitTaskInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const { task, index } = taskIn(it.draft, input.seq)
  const doubts = task.doubts.filter((doubt) => doubt.field !== 'text')
  const first = { ...task, text: input.first, doubts }
  const second = { ...task, text: input.second, doubts, seq: freshSeq(it.draft) }
  const changes = [replaceTask(index, first, second)]
  const points = await takeStep(tx, actor, it, { kind: 'split_task', label: taskLabel(task), changes })
  return { points, from: { kind: 'task', index } }
}

export const taskInput = z.object({ ...ofTask, ...fromList })

/** One task of this and the one after it. */
export async function mergeTasks(tx: Tx, actor: Actor, input: z.infer<typeof taskInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const { task, index } = taskIn(it.draft, input.seq)
  const next = it.draft.tasks[index + 1]
  if (!next) throw new AppError('plan_settling.no_next_task', 422)
  const changes = [{ list: 'tasks' as const, at: index, remove: 2, insert: [mergedTask(task, next)] }]
  const points = await takeStep(tx, actor, it, { kind: 'merge_tasks', label: taskLabel(task), changes })
  return { points, from: { kind: 'task', index } }
}

export async function dropTask(tx: Tx, actor: Actor, input: z.infer<typeof taskInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const { task, index } = taskIn(it.draft, input.seq)
  const changes = [{ list: 'tasks' as const, at: index, remove: 1, insert: [] }]
  const points = await takeStep(tx, actor, it, { kind: 'drop_task', label: taskLabel(task), changes })
  return { points, from: { kind: 'task', index } }
}

/** `after` is the task below which it comes; 0 for the beginning of the list. */
export const addTaskInput = z.object({ id: id(), version: version(), after: integer(0), ...taskShape })

export const blankTask = (seq: number): Task => ({
  seq,
  no: '',
  area: null,
  areaKey: null,
  goal: null,
  text: '',
  lead: [],
  coordinate: [],
  outputs: [],
  deadline: { text: '', kind: 'none', dueDates: [] },
  levels: null,
  quantity: null,
  budgetVND: null,
  note: '',
  sourceLines: [],
  rawCells: [],
  doubts: [],
  places: {},
})

/** A task that reading did not find. Its place is that of the one above: there it stands in the document, or nearly. */
export async function addTask(tx: Tx, actor: Actor, input: z.infer<typeof addTaskInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const above = input.after === 0 ? null : taskIn(it.draft, input.after)
  const index = above ? above.index + 1 : 0
  const places = above?.task.places.text ? { text: above.task.places.text } : {}
  const blank = { ...blankTask(freshSeq(it.draft)), places }
  const added = typedTask(blank, input, it.draft.document.year)
  if (needsDate(added.deadline)) throw new AppError('plans.deadline_date_required', 422, {}, 'dueDates')
  const changes = [{ list: 'tasks' as const, at: index, remove: 0, insert: [added] }]
  const points = await takeStep(tx, actor, it, { kind: 'add_task', label: taskLabel(added), changes })
  return { points, from: { kind: 'task', index } }
}
