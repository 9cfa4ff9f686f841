// Keeps the work of a plan in step with its tasks: what the plan newly asks for appears, what it no longer asks for is
// cancelled, and what a unit has already done is never touched.
import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import { inChunks } from '../../kernel/database/in-chunks.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dueInstances, findTasksToFollow, taskRows, type TaskToFollow } from '../plans/index.ts'

type Wanted = { task: TaskToFollow; unitId: string | null; dueOn: string | null }
type Existing = { task_id: string; unit_id: string | null; kind: string; first_due_on: Temporal.PlainDate | null }

// What waits for an instruction is the same work before and after the instruction has named its date.
const told = 'told'

const wantedKey = ({ task, unitId, dueOn }: Wanted): string =>
  [task.id, unitId, task.deadlineKind === 'per-instruction' && dueOn === null ? told : dueOn].join(' ')

const existingKey = (item: Existing): string =>
  [item.task_id, item.unit_id, item.kind === 'per-instruction' ? told : item.first_due_on?.toString()].join(' ')

/** Each lead unit owes each due date; a task whose lead is still open owes it to nobody yet. */
const wantedOf = (task: TaskToFollow): Wanted[] => {
  if (task.dropped) return []
  const units = task.leadUnitIds.length ? task.leadUnitIds : [null]
  return units.flatMap((unitId) => dueInstances({ dueDates: task.dueDates }).map((dueOn) => ({ task, unitId, dueOn })))
}

export async function syncWorkItems(tx: Tx, actor: Actor, planId: string, taskIds: readonly string[]): Promise<void> {
  const existing = await tx.query
    .selectFrom('plan_tracking.work_item')
    .select(['id', 'task_id', 'unit_id', 'kind', 'first_due_on', 'accepted_at', 'cancelled_at'])
    .where('task_id', 'in', [...taskIds])
    .forUpdate()
    .execute()
  const known = new Map(existing.map((item) => [existingKey(item), item]))
  const wanted = new Map((await findTasksToFollow(tx, taskIds)).flatMap(wantedOf).map((one) => [wantedKey(one), one]))
  const added = [...wanted].filter(([key]) => !known.has(key)).map(([, one]) => one)
  const kept = [...known].filter(([key]) => wanted.has(key)).map(([, item]) => item)
  const gone = [...known]
    .filter(([key, item]) => !wanted.has(key) && !item.accepted_at && !item.cancelled_at)
    .map(([, item]) => item)
  await addWork(tx, planId, added)
  await setCancelled(tx, idsOf(kept.filter((item) => item.cancelled_at)), null)
  await setCancelled(tx, idsOf(gone), tx.now)
  await followArea(tx, idsOf(existing))
  await followTasks(tx, idsOf(kept))
  for (const item of gone)
    await announce(tx, actor, {
      name: 'plan_tracking.work_cancelled',
      subjectKind: 'work_item',
      subjectId: item.id,
      unitId: item.unit_id,
    })
}

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

/** What is still asked for is asked in the task's present way; what was accepted keeps its dates' rule. */
async function followTasks(tx: Tx, ids: string[]): Promise<void> {
  if (!ids.length) return
  await tx.query
    .updateTable('plan_tracking.work_item as item')
    .from(taskRows(tx).as('task'))
    .set((eb) => ({
      kind: eb.ref('task.deadline_kind'),
      exclusive: sql<boolean>`case when item.accepted_at is null then task.deadline_exclusive else item.exclusive end`,
    }))
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
