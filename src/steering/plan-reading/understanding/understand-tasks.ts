// The task table of a plan: every table of the document whose columns say that its rows are tasks.
import type { SourceDocument } from '../source-document.ts'
import type { UnderstoodPlan, Tier } from '../understood-plan.ts'

/** A unit of the authority that reads the plan: its name and the other names it goes by. */
export type KnownUnit = { name: string; aliases?: readonly string[] }

export type TaskContext = {
  year: number | null
  dateIssued: string | null
  placeTier: Tier | null
  place: string | null
  province: string | null
  units?: readonly KnownUnit[]
}

export type UnderstoodTasks = Pick<UnderstoodPlan, 'tasks' | 'controlTotals' | 'anomalies' | 'notUnderstood'> & {
  /** Indexes of the blocks that were read as task tables or as headings inside them. */
  usedBlocks: number[]
}

export const understandTasks = (_source: SourceDocument, _context: TaskContext): UnderstoodTasks => ({
  tasks: [],
  controlTotals: [],
  anomalies: [],
  notUnderstood: [],
  usedBlocks: [],
})
