// What is mine, what waits for me, what is late, what comes due: the most urgent first, page after page, and how much
// there is of each in all.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { unitIdsWithin, unitNameOf } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { parseDate } from '../../kernel/text/dates.ts'
import { waitsForLeader } from './acceptors.ts'
import { isClosedPlan, taskRows } from '../plans/index.ts'
import { trackingActions, type TrackingAction } from './tracking-access.ts'
import { lastDayOf, stateOn, todayOf } from './work-item-state.ts'

const flag = (condition: ReturnType<typeof sql<SqlBool>>) => sql<boolean>`coalesce(${condition}, false)`

// Arrays, so that each of the four kinds of rows is found by an index.
const within = (actor: Actor, action: TrackingAction) =>
  sql`array(${unitIdsWithin(scopesOf(actor, trackingActions[action]))})`

/** Why work stands on this person's page. */
const reasonsFor = (db: Db, actor: Actor) => ({
  mine: sql<SqlBool>`work_item.person_id = ${actor.personId}`,
  of_unit: sql<SqlBool>`work_item.unit_id = ${actor.unitId} or work_item.unit_id = any (${within(actor, 'plan_tracking.head')})`,
  to_accept: sql<SqlBool>`work_item.delivered_at is not null
    and (work_item.authority_id = any (${within(actor, 'plan_tracking.accept')})
      or work_item.authority_id = any (${within(actor, 'plan_tracking.accept_of_officer')}) and ${waitsForLeader(db, actor)})
    and not exists (select from plan_tracking.delivery own
      where own.work_item_id = work_item.id and own.decision is null and own.delivered_by = ${actor.personId})`,
  to_decide: sql<SqlBool>`work_item.authority_id = any (${within(actor, 'plan_tracking.decide')})
    and work_item.id = any (array(
      select e.work_item_id from plan_tracking.extension e where e.decision is null
      union select d.work_item_id from plan_tracking.difficulty d where d.answer is null))`,
})

/** Of all of one's work, only what waits for one's decision or what is due so soon. */
export type MyWorkPart = 'waiting' | DueBucket

export type MyWorkFilter = { part?: MyWorkPart | undefined; after?: string | undefined; limit: number }

type Reasons = ReturnType<typeof reasonsFor>

function isIn(part: MyWorkPart, { mine, of_unit, to_accept, to_decide }: Reasons, today: Temporal.PlainDate) {
  if (part === 'waiting') return sql<SqlBool>`((${to_accept}) or (${to_decide}))`
  const own = sql<SqlBool>`(${mine} or ${of_unit}) and work_item.delivered_at is null`
  if (part === 'without_date') return sql<SqlBool>`(${own} and ${lastDayOf} is null)`
  const { from, to } = bucketDays[part]
  const day = (days: number) => today.add({ days }).toString()
  return sql<SqlBool>`(${own} and ${lastDayOf} between ${from === null ? '-infinity' : day(from)}::date
    and ${to === null ? 'infinity' : day(to)}::date)`
}

const idLength = 36

/** What stands behind the row of that `order_key`; a key that somebody made up leads to the beginning. */
function isAfter(key: string): RawBuilder<SqlBool> {
  const [id, text] = [key.slice(0, idLength), key.slice(idLength)]
  if (!isUuid(id)) return sql<SqlBool>`true`
  const day = parseDate(text)
  return day
    ? sql<SqlBool>`(${lastDayOf} > ${day.toString()}::date or ${lastDayOf} is null or ${lastDayOf} = ${day.toString()}::date and work_item.id > ${id})`
    : sql<SqlBool>`(${lastDayOf} is null and work_item.id > ${id})`
}

const openWork = (db: Db, { mine, of_unit, to_accept, to_decide }: Reasons) =>
  db.query
    .selectFrom('plan_tracking.work_item as work_item')
    .where('work_item.accepted_at', 'is', null)
    .where('work_item.cancelled_at', 'is', null)
    .where((eb) => eb.not(isClosedPlan(eb.ref('work_item.plan_id'))))
    .where(sql<SqlBool>`(${mine} or ${of_unit} or (${to_accept}) or (${to_decide}))`)

/** The most urgent open work, with why; its words are looked up for these rows only. */
function mostUrgent(db: Db, actor: Actor, { part, after, limit }: MyWorkFilter) {
  const reasons = reasonsFor(db, actor)
  let query = openWork(db, reasons)
  if (part) query = query.where(isIn(part, reasons, todayOf(db.now)))
  if (after) query = query.where(isAfter(after))
  return query
    .selectAll('work_item')
    .select([
      flag(reasons.mine).as('mine'),
      flag(reasons.of_unit).as('of_unit'),
      flag(reasons.to_accept).as('to_accept'),
      flag(reasons.to_decide).as('to_decide'),
      sql<number>`count(*) over ()::int`.as('from_here'),
    ])
    .orderBy(sql`${lastDayOf} nulls last`)
    .orderBy('work_item.id')
    .limit(limit)
}

/** How much of each part there is, whatever of it a page shows. */
export function countMyWork(db: Db, actor: Actor): Promise<Record<MyWorkPart | 'all', number>> {
  const reasons = reasonsFor(db, actor)
  const count = (part: MyWorkPart) =>
    sql<number>`count(*) filter (where ${isIn(part, reasons, todayOf(db.now))})::int`.as(part)
  return openWork(db, reasons)
    .select([
      count('waiting'),
      count('late'),
      count('due_3'),
      count('due_7'),
      count('due_30'),
      count('later'),
      count('without_date'),
      sql<number>`count(*)::int`.as('all'),
    ])
    .executeTakeFirstOrThrow()
}

export function findMyWork(db: Db, actor: Actor, filter: MyWorkFilter) {
  const today = todayOf(db.now)
  return db.query
    .selectFrom(mostUrgent(db, actor, filter).as('work_item'))
    .innerJoin(taskRows(db).as('task'), 'task.id', 'work_item.task_id')
    .select((eb) => [
      'work_item.id',
      'work_item.first_due_on',
      'work_item.granted_due_on',
      'work_item.amended_at',
      'work_item.amended_due_on',
      'work_item.amended_exclusive',
      'work_item.exclusive',
      'work_item.percent',
      'task.text',
      'task.number',
      'task.plan_title',
      'task.deadline_text',
      stateOn(today).as('state'),
      lastDayOf.as('last_day'),
      unitNameOf(eb.ref('work_item.unit_id')).as('unit_name'),
      'work_item.mine',
      'work_item.of_unit',
      'work_item.to_accept',
      'work_item.to_decide',
      /** How many there are from the first row of this page to the last of all. */
      'work_item.from_here',
      sql<string>`work_item.id || coalesce(${lastDayOf}::text, '')`.as('order_key'),
    ])
    .orderBy(sql`${lastDayOf} nulls last`)
    .orderBy('work_item.id')
    .execute()
}

export type MyWorkRow = Awaited<ReturnType<typeof findMyWork>>[number]

/** Still to be done by oneself or one's unit. */
export const isOwn = (row: Pick<MyWorkRow, 'mine' | 'of_unit' | 'state'>): boolean =>
  (row.mine || row.of_unit) && row.state !== 'delivered'

export const dueBuckets = ['late', 'due_3', 'due_7', 'due_30', 'later', 'without_date'] as const
export type DueBucket = (typeof dueBuckets)[number]

/** The buckets with dates, as whole days from today; null: no end. */
const bucketDays: Record<Exclude<DueBucket, 'without_date'>, { from: number | null; to: number | null }> = {
  late: { from: null, to: -1 },
  due_3: { from: 0, to: 3 },
  due_7: { from: 4, to: 7 },
  due_30: { from: 8, to: 30 },
  later: { from: 31, to: null },
}

/** How soon it is due; each piece of work is in one bucket only. */
export function dueBucket(lastDay: Temporal.PlainDate | null, today: Temporal.PlainDate): DueBucket {
  if (!lastDay) return 'without_date'
  const days = today.until(lastDay, { largestUnit: 'day' }).days
  return (['late', 'due_3', 'due_7', 'due_30'] as const).find((bucket) => days <= bucketDays[bucket].to!) ?? 'later'
}
