// Stated totals against what the draft holds now: a person who adds the lost task sees the difference go.
import { fold } from '../../kernel/text/vietnamese.ts'
import type { ControlTotal, Task } from '../plan-reading/index.ts'
import type { Draft } from './draft.ts'

/** All money of the tasks, in đồng. */
export const budgetOf = (tasks: readonly Pick<Task, 'budgetVND'>[]): number =>
  tasks.reduce((sum, task) => sum + (task.budgetVND ?? 0), 0)

export function controlTotals(draft: Pick<Draft, 'tasks' | 'controlTotals'>): ControlTotal[] {
  return draft.controlTotals.map((total) => {
    const area = total.area ? fold(total.area) : null
    const tasks = area === null ? draft.tasks : draft.tasks.filter((task) => fold(task.area ?? '') === area)
    // An area renamed meanwhile cannot be counted again; what was found when reading stands.
    if (area !== null && !tasks.length) return total
    const found = total.what === 'tasks' ? tasks.length : budgetOf(tasks)
    return { ...total, found, difference: Math.abs(found - total.stated) }
  })
}
