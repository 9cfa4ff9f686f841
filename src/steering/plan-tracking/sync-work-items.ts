// Keeps the work of a plan in step with its tasks: what the plan newly asks for appears, what it no longer asks for is
// cancelled, and what a unit has already done is never touched.
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dueInstances, findTasksToFollow, taskRows, type TaskToFollow } from '../plans/index.ts'

type Wanted = { task: TaskToFollow; unitId: string | null; dueOn: string | null }

const keyOf = (taskId: string, unitId: string | null, dueOn: string | null): string => `${taskId} ${unitId} ${dueOn}`

/** Each lead unit owes each due date; a task whose lead is still open owes it to nobody yet. */
const wantedOf = (task: TaskToFollow): Wanted[] => {
  if (task.dropped) return []
  const units = task.leadUnitIds.length ? task.leadUnitIds : [null]
  return units.flatMap((unitId) => dueInstances({ dueDates: task.dueDates }).map((dueOn) => ({ task, unitId, dueOn })))
}

export async function syncWorkItems(tx: Tx, actor: Actor, planId: string, taskIds: readonly string[]): Promise<void> {
  const tasks = await findTasksToFollow(tx, taskIds)
  const existing = await tx.query
    .selectFrom('plan_tracking.work_item')
    .select(['id', 'task_id', 'unit_id', 'first_due_on', 'accepted_at', 'cancelled_at'])
    .where('task_id', 'in', [...taskIds])
    .forUpdate()
    .execute()
  await followArea(tx, taskIds)
  const known = new Map(
    existing.map((item) => [keyOf(item.task_id, item.unit_id, item.first_due_on?.toString() ?? null), item]),
  )
  const wanted = tasks.flatMap(wantedOf)
  const wantedKeys = new Set(wanted.map(({ task, unitId, dueOn }) => keyOf(task.id, unitId, dueOn)))
  await addWork(
    tx,
    planId,
    wanted.filter(({ task, unitId, dueOn }) => !known.has(keyOf(task.id, unitId, dueOn))),
  )
  const revived = wanted
    .flatMap(({ task, unitId, dueOn }) => known.get(keyOf(task.id, unitId, dueOn)) ?? [])
    .filter((item) => item.cancelled_at)
  await setCancelled(
    tx,
    revived.map((item) => item.id),
    null,
  )
  const gone = [...known]
    .filter(([key, item]) => !wantedKeys.has(key) && !item.accepted_at && !item.cancelled_at)
    .map(([, item]) => item)
  await setCancelled(
    tx,
    gone.map((item) => item.id),
    tx.now,
  )
  for (const item of gone)
    await announce(tx, actor, {
      name: 'plan_tracking.work_cancelled',
      subjectKind: 'work_item',
      subjectId: item.id,
      unitId: item.unit_id,
    })
}

/** A task that moved to another area takes all its work along, or the counts by area would name the wrong one. */
async function followArea(tx: Tx, taskIds: readonly string[]): Promise<void> {
  await tx.query
    .updateTable('plan_tracking.work_item as item')
    .from(taskRows(tx).as('task'))
    .set((eb) => ({ area_id: eb.ref('task.area_id') }))
    .whereRef('task.id', '=', 'item.task_id')
    .where('item.task_id', 'in', [...taskIds])
    .whereRef('item.area_id', 'is distinct from', 'task.area_id')
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
  await tx.query.insertInto('plan_tracking.work_item').values(rows).execute()
}

async function setCancelled(tx: Tx, ids: string[], at: Temporal.Instant | null): Promise<void> {
  if (!ids.length) return
  await tx.query
    .updateTable('plan_tracking.work_item')
    .set((eb) => ({ cancelled_at: at, cancel_reason: at ? 'plan_changed' : '', version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}
