import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { amendTargets, type ToldChange } from './amend-targets.ts'
import { ensureAmendment, type AmendmentFields } from './amendment.ts'
import { tellFollowers } from './followers.ts'
import { insertOutputs, insertParties, insertTasks, taskColumns } from './insert-tasks.ts'
import { lockPlan } from './lock-plan.ts'
import { planActions } from './plan-access.ts'
import type { SettledPlan, SettledTarget, SettledTask } from './plan.ts'
import type { Changes } from './plan-changes.ts'

/** What a document changes in a plan in force. Tasks and targets name areas and goals of `areas` and `goals`. */
export type PlanChanges = Pick<SettledPlan, 'areas' | 'goals'> & {
  tasks: Changes<SettledTask>
  targets: Changes<SettledTarget>
}

type Amendment = AmendmentFields & { planId: string; fileId?: string | null }

/** Applies all changes of one document at once: one amendment, followed together, each task and target in history. */
export async function amendPlan(tx: Tx, actor: Actor, amendment: Amendment, changes: PlanChanges): Promise<void> {
  const plan = await lockPlan(tx, actor, amendment.planId)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  if (!plan.in_force_at) throw new AppError('plans.not_in_force')
  const amendmentId = await ensureAmendment(tx, actor, plan, amendment)
  if (amendment.fileId)
    await tx.query
      .updateTable('plans.amendment')
      .set({ file_id: amendment.fileId })
      .where('id', '=', amendmentId)
      .execute()
  const home = await homeOf(tx, plan.id, changes)
  const { add, change, drop } = changes.tasks
  const before = await lockTasks(tx, plan.id, [...drop, ...change.map(({ id }) => id)])
  const added = await insertTasks(tx, { planId: plan.id, ...home }, add)
  await rewrite(tx, change, home)
  if (drop.length)
    await tx.query
      .updateTable('plans.task')
      .set((eb) => ({ dropped_at: tx.now, version: eb('version', '+', 1) }))
      .where('id', 'in', drop)
      .execute()
  const told = await amendTargets(tx, { planId: plan.id, ...home }, changes.targets)
  await tellFollowers(tx, actor, { planId: plan.id, taskIds: [...added, ...before.keys()], amendmentId })
  const tell = (subjectKind: 'task' | 'target', { name, id: subjectId, detail }: ToldChange) =>
    announce(tx, actor, {
      name,
      subjectKind,
      subjectId,
      unitId: plan.authority_id,
      detail: { planId: plan.id, amendmentId, ...detail },
    })
  for (const id of added) await tell('task', { name: 'plans.task_added', id, detail: {} })
  for (const id of drop) await tell('task', { name: 'plans.task_dropped', id, detail: { text: before.get(id)!.text } })
  for (const { id, item } of change) {
    const after = { text: item.text, deadline: item.deadline.text, dueDates: item.deadline.dueDates }
    await tell('task', { name: 'plans.task_changed', id, detail: { before: before.get(id)!, after } })
  }
  for (const one of told) await tell('target', one)
}

const writtenIn = <Item>({ add, change }: Changes<Item>): Item[] => [...add, ...change.map(({ item }) => item)]

/** Areas and goals of the plan by their names; those that it lacks and a changed task or target needs are added. */
async function homeOf(tx: Tx, planId: string, { areas, goals, tasks, targets }: PlanChanges) {
  const written = writtenIn(tasks)
  const usedAreas = new Set([...written, ...writtenIn(targets)].map(({ area }) => area))
  const usedGoals = new Set(written.map((task) => task.goal))
  const known = await tx.query
    .selectFrom('plans.area')
    .select(['id', 'area_key', 'name', 'position'])
    .where('plan_id', '=', planId)
    .execute()
  const areaIds: string[] = []
  let position = Math.max(-1, ...known.map((area) => area.position))
  for (const [index, { key, name }] of areas.entries()) {
    const same = known.find((area) => (key ? area.area_key === key : fold(area.name) === fold(name)))
    const id = same?.id ?? tx.id()
    areaIds.push(id)
    if (same || !usedAreas.has(index)) continue
    position += 1
    await tx.query.insertInto('plans.area').values({ id, plan_id: planId, position, area_key: key, name }).execute()
  }
  const goalIds = await goalsOf(tx, planId, goals, areaIds, usedGoals)
  const { last } = await tx.query
    .selectFrom('plans.task')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('last'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  return { areaIds, goalIds, firstPosition: last + 1 }
}

async function goalsOf(
  tx: Tx,
  planId: string,
  goals: PlanChanges['goals'],
  areaIds: string[],
  used: ReadonlySet<number | null>,
): Promise<string[]> {
  const known = await tx.query
    .selectFrom('plans.goal')
    .select(['id', 'text', 'position'])
    .where('plan_id', '=', planId)
    .execute()
  const goalIds: string[] = []
  let position = Math.max(-1, ...known.map((goal) => goal.position))
  for (const [index, { area, number, text }] of goals.entries()) {
    const same = known.find((goal) => fold(goal.text) === fold(text))
    const id = same?.id ?? tx.id()
    goalIds.push(id)
    if (same || !used.has(index)) continue
    position += 1
    const area_id = area === null ? null : areaIds[area]!
    await tx.query.insertInto('plans.goal').values({ id, plan_id: planId, area_id, position, number, text }).execute()
  }
  return goalIds
}

/** What the tasks said before, in short, for history; a task of another plan or dropped already is a change too late. */
async function lockTasks(tx: Tx, planId: string, ids: readonly string[]) {
  if (!ids.length) return new Map<string, { text: string; deadline: string; dueDates: string[] }>()
  const rows = await tx.query
    .selectFrom('plans.task')
    .select(['id', 'text', 'deadline_text', 'due_dates'])
    .where('id', 'in', [...ids])
    .where('plan_id', '=', planId)
    .where('dropped_at', 'is', null)
    .forUpdate()
    .execute()
  if (rows.length < ids.length) throw new AppError('kernel.changed_meanwhile')
  return new Map(
    rows.map((row) => [row.id, { text: row.text, deadline: row.deadline_text, dueDates: row.due_dates.map(String) }]),
  )
}

async function rewrite(
  tx: Tx,
  changed: Changes<SettledTask>['change'],
  home: { areaIds: string[]; goalIds: string[] },
): Promise<void> {
  if (!changed.length) return
  for (const { id, item } of changed)
    await tx.query
      .updateTable('plans.task')
      .set((eb) => ({ ...taskColumns(item, home), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
  const ids = changed.map(({ id }) => id)
  await tx.query.deleteFrom('plans.task_output').where('task_id', 'in', ids).execute()
  await tx.query.deleteFrom('plans.task_party').where('task_id', 'in', ids).execute()
  const details = changed.map(({ id, item }) => ({ taskId: id, ...item }))
  await insertOutputs(tx, details)
  await insertParties(tx, details)
}
