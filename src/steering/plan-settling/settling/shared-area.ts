import type { Task } from '../../plan-reading/index.ts'
import type { Draft } from '../draft.ts'
import type { Splice } from '../draft-edit.ts'
import { questionOf } from './doubt-choice.ts'
import { replaceTask } from './find-task.ts'

const areaReasons = (task: Task): string | undefined => questionOf(task.doubts, 'area')?.reasons.join('\n')

/** The other tasks whose area is doubted for the very same reason: one heading read in two ways stands over many rows. */
export function tasksSharingArea(draft: Pick<Draft, 'tasks'>, task: Task): { task: Task; index: number }[] {
  const reasons = areaReasons(task)
  if (reasons === undefined) return []
  return draft.tasks.flatMap((other, index) =>
    other.seq !== task.seq && areaReasons(other) === reasons ? [{ task: other, index }] : [],
  )
}

/** Takes the settled area of one task over into those. */
export const shareArea = (draft: Draft, before: Task, settled: Task): Splice[] =>
  tasksSharingArea(draft, before).map(({ task, index }) =>
    replaceTask(index, {
      ...task,
      area: settled.area,
      areaKey: settled.areaKey,
      doubts: task.doubts.filter((doubt) => doubt.field !== 'area'),
    }),
  )
