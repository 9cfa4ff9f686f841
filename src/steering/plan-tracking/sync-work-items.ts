// Keeps the work of a plan in step with its tasks: what the plan newly asks for appears, what gets another date goes on
// with it, what it no longer asks for is cancelled, and what was accepted is never touched.
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import { inChunks } from '../../kernel/database/in-chunks.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dueInstances, findTasksToFollow, taskRows, type TaskChange, type TaskToFollow } from '../plans/index.ts'
import { recordDueChange } from './change-due.ts'
import { matchWork, type Asked } from './match-work.ts'
import { lastDay, plannedDue } from './work-item.ts'

type Wanted = Asked & { task: TaskToFollow; unitId: string | null }

const keyOf = (taskId: string, unitId: string | null): string => `${taskId} ${unitId}`

/** Each lead unit owes each due date; a task whose lead is still open owes it to nobody yet. */
const wantedOf = (task: TaskToFollow): Wanted[] => {
  if (task.dropped) return []
  const units = task.leadUnitIds.length ? task.leadUnitIds : [null]
  return units.flatMap((unitId) =>
    dueInstances({ dueDates: task.dueDates }).map((dueOn) => ({ key: keyOf(task.id, unitId), dueOn, task, unitId })),
  )
}

async function findOwed(tx: Tx, taskIds: readonly string[], tasks: readonly TaskToFollow[]) {
  const rows = await tx.query
    .selectFrom('plan_tracking.work_item')
    .selectAll()
    .where('task_id', 'in', [...taskIds])
    .orderBy('id')
    .forUpdate()
    .execute()
  const kindOf = new Map(tasks.map((task) => [task.id, task.deadlineKind]))
  return rows.map((row) => {
    // What waits for an instruction is the same work before and after the instruction has named its date.
    const isTold = row.kind === 'per-instruction' && kindOf.get(row.task_id) === 'per-instruction'
    return {
      id: row.id,
      key: keyOf(row.task_id, row.unit_id),
      dueOn: isTold ? null : (plannedDue(row).due?.toString() ?? null),
      isTold,
      isOpen: !row.accepted_at && !row.cancelled_at,
      isCancelled: row.cancelled_at !== null,
      row,
    }
  })
}

export async function syncWorkItems(tx: Tx, actor: Actor, { planId, taskIds, amendmentId }: TaskChange): Promise<void> {
  const tasks = await findTasksToFollow(tx, taskIds)
  const owed = await findOwed(tx, taskIds, tasks)
  const { kept, added, gone } = matchWork(tasks.flatMap(wantedOf), owed)
  // What is over makes room first: no unit has two pieces of work of one task for the same date.
  await setCancelled(tx, idsOf(gone), tx.now)
  const moved = kept.filter(
    ({ asked, owed: { row, isOpen, isTold, dueOn } }) =>
      isOpen && !isTold && (asked.dueOn !== dueOn || asked.task.exclusive !== plannedDue(row).exclusive),
  )
  await recordDueChange(
    tx,
    actor,
    moved.map(({ asked, owed: { id } }) => ({
      id,
      dueOn: asked.dueOn ? Temporal.PlainDate.from(asked.dueOn) : null,
      exclusive: asked.task.exclusive,
      amendmentId,
    })),
  )
  const same = kept.map((pair) => pair.owed)
  await setCancelled(tx, idsOf(same.filter((item) => item.isCancelled)), null)
  await addWork(tx, planId, added)
  await followArea(tx, idsOf(owed))
  await followKind(tx, idsOf(same))
  for (const { row } of gone) await announceOf(tx, actor, row, 'work_cancelled', {})
  for (const { asked, owed: item } of moved) {
    const last = lastDay(asked.dueOn ? Temporal.PlainDate.from(asked.dueOn) : null, asked.task.exclusive)
    const dates = { before: item.dueOn, after: asked.dueOn, lastDay: last?.toString() }
    await announceOf(tx, actor, item.row, 'due_changed', { ...dates, amendmentId })
  }
}

const announceOf = (
  tx: Tx,
  actor: Actor,
  { id, unit_id: unitId }: { id: string; unit_id: string | null },
  name: string,
  detail: Record<string, unknown>,
): Promise<void> =>
  announce(tx, actor, { name: `plan_tracking.${name}`, subjectKind: 'work_item', subjectId: id, unitId, detail })

const idsOf = (items: readonly { id: string }[]): string[] => items.map((item) => item.id)

/** All work goes where its task goes, accepted work too, or counts by area would name the wrong one. */
async function followArea(tx: Tx, ids: string[]): Promise<void> {
  if (!ids.length) return
  await tx.query
    .updateTable('plan_tracking.work_item as item')
    .from(taskRows(tx).as('task'))
    .set((eb) => ({ area_id: eb.ref('task.area_id') }))
    .whereRef('task.id', '=', 'item.task_id')
    .where('item.id', 'in', ids)
    .execute()
}

/** What is still asked for is asked in the task's present way. */
async function followKind(tx: Tx, ids: string[]): Promise<void> {
  if (!ids.length) return
  await tx.query
    .updateTable('plan_tracking.work_item as item')
    .from(taskRows(tx).as('task'))
    .set((eb) => ({ kind: eb.ref('task.deadline_kind') }))
    .whereRef('task.id', '=', 'item.task_id')
    .where('item.id', 'in', ids)
    .execute()
}

async function addWork(tx: Tx, planId: string, wanted: Wanted[]): Promise<void> {
  if (!wanted.length) return
  const rows = wanted.map(({ task, unitId, dueOn }) => ({
    id: tx.id(),
    plan_id: planId,
    task_id: task.id,
    area_id: task.areaId,
    authority_id: task.authorityId,
    unit_id: unitId,
    kind: task.deadlineKind,
    first_due_on: dueOn ? Temporal.PlainDate.from(dueOn) : null,
    exclusive: task.exclusive,
  }))
  for (const chunk of inChunks(rows)) await tx.query.insertInto('plan_tracking.work_item').values(chunk).execute()
}

async function setCancelled(tx: Tx, ids: string[], at: Temporal.Instant | null): Promise<void> {
  if (!ids.length) return
  await tx.query
    .updateTable('plan_tracking.work_item')
    .set((eb) => ({ cancelled_at: at, cancel_reason: at ? 'plan_changed' : '', version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}
