import { notFound } from '../../../kernel/errors.ts'
import type { Task } from '../../plan-reading/index.ts'
import type { Draft } from '../draft.ts'
import type { OpenPoint, Position } from '../open-points.ts'
import type { Splice } from '../draft-edit.ts'
import { numberOf } from './typed-task.ts'

/** What a step leads to: what is open now, and the place on the round where it was taken. */
export type Outcome = { points: OpenPoint[]; from: Position }

export function taskIn(draft: Draft, seq: number): { task: Task; index: number } {
  const index = draft.tasks.findIndex((task) => task.seq === seq)
  if (index < 0) throw notFound()
  return { task: draft.tasks[index]!, index }
}

/** Long words are named by their beginning. */
export const shorten = (text: string): string => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text)

/** How a step names what it was about, in the words of the plan. */
export const taskLabel = (task: Task): string => shorten([numberOf(task), task.text].filter(Boolean).join('. '))

export const replaceTask = (index: number, ...tasks: Task[]): Splice => ({
  list: 'tasks',
  at: index,
  remove: 1,
  insert: tasks,
})

/** A number for a new task that no other has: addresses stay what they are. */
export const freshSeq = (draft: Draft): number => Math.max(0, ...draft.tasks.map(({ seq }) => seq)) + 1
