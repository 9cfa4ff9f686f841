import type { Task } from '../understood-plan.ts'

/** "PL/" and the printed number: how places in the annex are named. */
export const annexSection = (task: Task): string => `PL/${task.no}`
