// Lists of work: one statement each, whatever the role; keyset-paged in the order of the register.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { personNameOf, unitNameOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { contains } from '../../kernel/database/contains.ts'
import type { Db } from '../../kernel/database/types.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { outputsOf, printedLeadsOf, taskRows } from '../plans/index.ts'
import { lastDayOf, lateAgainstFirst, stateOn, todayOf } from './work-item-state.ts'
import { isOf, isReadable, type WorkFilter } from './work-scope.ts'

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
  let narrowed = query.where(isOf(filter))
  // What the plan no longer asks for is shown to those who look for it, and counted nowhere.
  narrowed = filter.state
    ? narrowed.where(stateOn(today), '=', filter.state)
    : narrowed.where('work_item.cancelled_at', 'is', null)
  if (filter.dueFrom) narrowed = narrowed.where(lastDayOf, '>=', filter.dueFrom)
  if (filter.dueTo) narrowed = narrowed.where(lastDayOf, '<=', filter.dueTo)
  if (filter.text) narrowed = narrowed.where(contains(sql`kernel.fold(task.text)`, filter.text))
  return narrowed
}

/** Work that the reader may see, under a filter, with its task. */
export const findingWork = (db: Db, actor: Actor, filter: WorkFilter) =>
  narrow(baseQuery(db, actor), filter, todayOf(db.now))

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
  let query = findingWork(db, actor, filter)
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
