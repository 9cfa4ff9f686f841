// Lists of work: one statement each, whatever the role; keyset-paged in the order of the register.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { idsOnPath, personNameOf, unitIdsWithin, unitNameOf } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import { contains } from '../../kernel/database/contains.ts'
import type { Db } from '../../kernel/database/types.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { compareVietnamese } from '../../kernel/text/vietnamese.ts'
import { outputsOf, planActions, printedLeadsOf, taskRows } from '../plans/index.ts'
import { lastDayOf, lateAgainstFirst, stateOn, todayOf } from './work-item-state.ts'
import type { WorkState } from './work-item.ts'

export type WorkFilter = {
  planId?: string
  /** Work of this unit and all below it. */
  unitPath?: string
  unitId?: string
  personId?: string
  areaId?: string
  state?: WorkState
  /** Without a lead unit yet. */
  unassigned?: boolean
  dueFrom?: Temporal.PlainDate
  dueTo?: Temporal.PlainDate
  text?: string
  after?: string
  limit?: number
}

/** May the actor see this work at all? The same rule as for plans in force, as a condition on the authority. */
const isReadable = (actor: Actor) => {
  const overseen = unitIdsWithin(scopesOf(actor, planActions['plans.oversee']))
  const along = idsOnPath(actor.unitPath)
  return sql<SqlBool>`(work_item.authority_id = any(${along}) or work_item.authority_id in (${overseen}))`
}

// The register's order: the newest plan first, then area, task, date, unit. Plan and text together are the key of the
// page; plan by plan, no more than the work of one plan is put in order for a page.
const orderKey = sql<string>`lpad(coalesce(task.area_position, 999)::text, 3, '0') || lpad(task.position::text, 5, '0')
  || coalesce(work_item.first_due_on::text, '9999') || work_item.id::text`

const baseQuery = (db: Db, actor: Actor) =>
  db.query
    .selectFrom('plan_tracking.work_item as work_item')
    .innerJoin(taskRows(db).as('task'), 'task.id', 'work_item.task_id')
    .where(isReadable(actor))

type BaseQuery = ReturnType<typeof baseQuery>

function narrow(query: BaseQuery, filter: WorkFilter, today: Temporal.PlainDate): BaseQuery {
  let narrowed = query
  if (filter.planId) narrowed = narrowed.where('work_item.plan_id', '=', filter.planId)
  if (filter.unitId) narrowed = narrowed.where('work_item.unit_id', '=', filter.unitId)
  if (filter.unitPath) narrowed = narrowed.where('work_item.unit_id', 'in', unitIdsWithin([filter.unitPath]))
  if (filter.personId) narrowed = narrowed.where('work_item.person_id', '=', filter.personId)
  if (filter.areaId) narrowed = narrowed.where('work_item.area_id', '=', filter.areaId)
  if (filter.unassigned) narrowed = narrowed.where('work_item.unit_id', 'is', null)
  // What the plan no longer asks for is shown to those who look for it, and counted nowhere.
  narrowed = filter.state
    ? narrowed.where(stateOn(today), '=', filter.state)
    : narrowed.where('work_item.cancelled_at', 'is', null)
  if (filter.dueFrom) narrowed = narrowed.where(lastDayOf, '>=', filter.dueFrom)
  if (filter.dueTo) narrowed = narrowed.where(lastDayOf, '<=', filter.dueTo)
  if (filter.text) narrowed = narrowed.where(contains(sql`kernel.fold(task.text)`, filter.text))
  return narrowed
}

const idLength = 36

/** What stands behind the row of that `order_key`; a key that somebody made up leads to the beginning. */
function isAfter(key: string): RawBuilder<SqlBool> {
  const [planId, rest] = [key.slice(0, idLength), key.slice(idLength)]
  if (!isUuid(planId)) return sql<SqlBool>`true`
  return sql<SqlBool>`work_item.plan_id <= ${planId} and (work_item.plan_id < ${planId} or ${orderKey} > ${rest})`
}

/** Work by the register's order; ask for one more than shown to know whether there is a next page. */
export function findWork(db: Db, actor: Actor, filter: WorkFilter) {
  const today = todayOf(db.now)
  let query = narrow(baseQuery(db, actor), filter, today)
  if (filter.after) query = query.where(isAfter(filter.after))
  return query
    .select((eb) => [
      'work_item.id',
      'work_item.plan_id',
      'work_item.task_id',
      'work_item.unit_id',
      'work_item.person_id',
      'work_item.first_due_on',
      'work_item.granted_due_on',
      'work_item.amended_at',
      'work_item.amended_due_on',
      'work_item.amended_exclusive',
      'work_item.exclusive',
      'work_item.percent',
      'work_item.kind',
      'work_item.delivered_at',
      'task.number',
      'task.text',
      'task.area_name',
      'task.area_id',
      'task.deadline_text',
      'task.plan_title',
      stateOn(today).as('state'),
      lateAgainstFirst(today).as('late_against_first'),
      lastDayOf.as('last_day'),
      unitNameOf(eb.ref('work_item.unit_id')).as('unit_name'),
      personNameOf(eb.ref('work_item.person_id')).as('person_name'),
      printedLeadsOf(eb.ref('work_item.task_id')).as('printed_leads'),
      outputsOf(eb.ref('work_item.task_id')).as('outputs'),
      sql<string>`work_item.plan_id || ${orderKey}`.as('order_key'),
    ])
    .orderBy('work_item.plan_id', 'desc')
    .orderBy(orderKey)
    .limit(filter.limit ?? 50)
    .execute()
}

export type WorkRow = Awaited<ReturnType<typeof findWork>>[number]

const count = (state: WorkState, today: Temporal.PlainDate) =>
  sql<number>`count(*) filter (where ${stateOn(today)} = ${state})::int`

/** The leader's table: how the work stands, by area or by unit; the states add up to the total. */
export function findOverview(db: Db, actor: Actor, filter: WorkFilter, by: 'area' | 'unit') {
  const today = todayOf(db.now)
  return narrow(baseQuery(db, actor), filter, today)
    .select((eb) => [
      by === 'area' ? 'work_item.area_id as group_id' : 'work_item.unit_id as group_id',
      by === 'area'
        ? sql<string | null>`min(task.area_name)`.as('group_name')
        : unitNameOf(eb.ref('work_item.unit_id')).as('group_name'),
      sql<number>`min(coalesce(task.area_position, 999))::int`.as('group_position'),
      sql<number>`count(*)::int`.as('total'),
      count('done_on_time', today).as('done_on_time'),
      count('done_late', today).as('done_late'),
      count('delivered', today).as('delivered'),
      count('running', today).as('running'),
      count('overdue', today).as('overdue'),
      count('not_started', today).as('not_started'),
      count('waiting_instruction', today).as('waiting_instruction'),
    ])
    .groupBy(by === 'area' ? 'work_item.area_id' : 'work_item.unit_id')
    .orderBy('group_position')
    .orderBy('group_name')
    .execute()
}

export type OverviewRow = Awaited<ReturnType<typeof findOverview>>[number]

/** What the filter of a list offers: areas and units that occur in it. One statement. */
export async function findFilterChoices(db: Db, actor: Actor, filter: Pick<WorkFilter, 'planId'>) {
  const rows = await narrow(baseQuery(db, actor), filter, todayOf(db.now))
    .where('work_item.cancelled_at', 'is', null)
    .select((eb) => [
      'work_item.area_id',
      'work_item.unit_id',
      sql<string | null>`min(task.area_name)`.as('area_name'),
      sql<number>`min(task.area_position)::int`.as('area_position'),
      unitNameOf(eb.ref('work_item.unit_id')).as('unit_name'),
    ])
    .groupBy(['work_item.area_id', 'work_item.unit_id'])
    .orderBy('area_position')
    .limit(3000)
    .execute()
  const areas = new Map(
    rows.flatMap((row) => (row.area_id && row.area_name ? [[row.area_id, row.area_name] as const] : [])),
  )
  const units = new Map(rows.flatMap((row) => (row.unit_id ? [[row.unit_id, row.unit_name] as const] : [])))
  return {
    areas: [...areas].map(([id, name]) => ({ id, name })),
    units: [...units].map(([id, name]) => ({ id, name })).toSorted((a, b) => compareVietnamese(a.name, b.name)),
    open: rows.filter((row) => row.unit_id === null).length,
  }
}
