// One broken column makes one doubt in many rows. Sorted by reason they are looked at together and settled together.
import { createHash } from 'node:crypto'
import type { Task } from '../../plan-reading/index.ts'
import type { Draft } from '../draft.ts'
import type { TaskFieldName } from './task-fields.ts'
import { offersOf } from './typed-task.ts'

export type ReasonGroup = { key: string; reason: string; fields: TaskFieldName[]; tasks: Task[] }

const keyOf = (reason: string): string => createHash('sha256').update(reason).digest('base64url').slice(0, 16)

/** The reasons to doubt tasks, the most frequent first; a task with two reasons stands under both. */
export function reasonsOf({ tasks }: Pick<Draft, 'tasks'>): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>()
  for (const task of tasks)
    for (const { field, reason } of task.doubts as { field: TaskFieldName; reason: string }[]) {
      const group = groups.get(reason) ?? { key: keyOf(reason), reason, fields: [], tasks: [] }
      if (!group.fields.includes(field)) group.fields.push(field)
      if (group.tasks.at(-1) !== task) group.tasks.push(task)
      groups.set(reason, group)
    }
  return [...groups.values()].toSorted((a, b) => b.tasks.length - a.tasks.length)
}

/** What a task would become where its reason concerns one field and leaves one thing to choose. */
export function onlyOffer({ fields }: ReasonGroup, task: Task): { field: TaskFieldName; offer: unknown } | undefined {
  const [field, ...others] = fields
  if (!field || others.length) return undefined
  const [offer, ...more] = offersOf(task, field)
  return offer === undefined || more.length ? undefined : { field, offer }
}
