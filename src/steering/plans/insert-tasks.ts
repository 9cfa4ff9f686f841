import { inChunks } from '../../kernel/database/in-chunks.ts'
import type { Tx } from '../../kernel/database/types.ts'
import type { SettledDeadline, SettledParty, SettledTask } from './plan.ts'

export type TaskHome = {
  planId: string
  areaIds: readonly string[]
  goalIds: readonly string[]
  /** Position of the first of these tasks in the plan. */
  firstPosition: number
  directiveId?: string
  dutyId?: string
}

const date = (text: string | null | undefined): Temporal.PlainDate | null =>
  text ? Temporal.PlainDate.from(text) : null

export const deadlineColumns = (deadline: SettledDeadline) => ({
  deadline_text: deadline.text,
  deadline_kind: deadline.kind,
  deadline_start: date(deadline.start),
  deadline_end: date(deadline.end),
  deadline_every: deadline.every ?? null,
  deadline_exclusive: deadline.exclusive ?? false,
  deadline_basis: deadline.basis ?? '',
  due_dates: deadline.dueDates.map((text) => Temporal.PlainDate.from(text)),
})

/** What a settled task says, as columns. */
export const taskColumns = (task: SettledTask, { areaIds, goalIds }: Pick<TaskHome, 'areaIds' | 'goalIds'>) => ({
  area_id: task.area === null ? null : (areaIds[task.area] ?? null),
  goal_id: task.goal === null ? null : (goalIds[task.goal] ?? null),
  number: task.number,
  text: task.text,
  note: task.note,
  quantity: task.quantity ? String(task.quantity.value) : null,
  quantity_unit: task.quantity?.unit ?? '',
  budget: task.budgetVND,
  levels: task.levels,
  ...deadlineColumns(task.deadline),
  place: task.place && JSON.stringify(task.place),
})

/** Writes tasks with their outputs and parties, a statement for each table. @returns their ids in order */
export async function insertTasks(tx: Tx, home: TaskHome, tasks: readonly SettledTask[]): Promise<string[]> {
  if (!tasks.length) return []
  const rows = tasks.map((task, index) => ({
    id: tx.id(),
    plan_id: home.planId,
    directive_id: home.directiveId ?? null,
    duty_id: home.dutyId ?? null,
    position: home.firstPosition + index,
    ...taskColumns(task, home),
  }))
  for (const chunk of inChunks(rows)) await tx.query.insertInto('plans.task').values(chunk).execute()
  const details = tasks.map((task, index) => ({ taskId: rows[index]!.id, ...task }))
  await insertOutputs(tx, details)
  await insertParties(tx, details)
  return rows.map((row) => row.id)
}

export async function insertOutputs(tx: Tx, tasks: readonly { taskId: string; outputs: string[] }[]): Promise<void> {
  const rows = tasks.flatMap(({ taskId, outputs }) =>
    outputs.map((text, position) => ({ id: tx.id(), task_id: taskId, position, text })),
  )
  for (const chunk of inChunks(rows)) await tx.query.insertInto('plans.task_output').values(chunk).execute()
}

type Parties = { taskId: string; lead: SettledParty[]; coordinate: SettledParty[] }

export async function insertParties(tx: Tx, tasks: readonly Parties[]): Promise<void> {
  const parties = tasks.flatMap(({ taskId, ...sides }) =>
    (['lead', 'coordinate'] as const).flatMap((role) =>
      sides[role].map((party, position) => ({ id: tx.id(), taskId, role, position, party })),
    ),
  )
  const rows = parties.map(({ id, taskId, role, position, party }) => ({
    id,
    task_id: taskId,
    role,
    position,
    printed: party.printed,
    collective: party.collective,
  }))
  for (const chunk of inChunks(rows)) await tx.query.insertInto('plans.task_party').values(chunk).execute()
  const units = parties.flatMap(({ id, party }) =>
    [...new Set(party.unitIds)].map((unit_id) => ({ party_id: id, unit_id })),
  )
  for (const chunk of inChunks(units)) await tx.query.insertInto('plans.task_party_unit').values(chunk).execute()
}
