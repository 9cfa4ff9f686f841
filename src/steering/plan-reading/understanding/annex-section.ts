import type { Task } from '../understood-plan.ts'
import { romanNumber } from './areas.ts'

/**
 * How places in the annex are named: "PL/" and the printed number, with the number of its area where the numbers begin
 * again in every area.
 */
export function annexSections(tasks: Task[]): (task: Task) => string {
  const areas = new Map<string, Set<string | null>>()
  for (const task of tasks) areas.set(task.no, (areas.get(task.no) ?? new Set()).add(task.area))
  const restarts = [...areas.values()].some((set) => set.size > 1)
  return (task) => {
    const roman = restarts && /^\d/.test(task.no) ? romanNumber(task.area ?? '')?.number : undefined
    return roman === undefined ? `PL/${task.no}` : `PL/${roman}.${task.no}`
  }
}
