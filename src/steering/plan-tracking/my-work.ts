// What is mine, what waits for me, what is late, what comes due: one statement, sorted out by a pure rule.
import { sql, type SqlBool } from 'kysely'
import { unitIdsWithin, unitNameOf } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { waitsForLeader } from './acceptors.ts'
import { isClosedPlan, taskRows } from '../plans/index.ts'
import { trackingActions, type TrackingAction } from './tracking-access.ts'
import { lastDayOf, stateOn, todayOf } from './work-item-state.ts'

const most = 500

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

/** The most urgent open work, with why; its words are looked up for these rows only. */
function mostUrgent(db: Db, actor: Actor) {
  const { mine, of_unit, to_accept, to_decide } = reasonsFor(db, actor)
  return db.query
    .selectFrom('plan_tracking.work_item as work_item')
    .selectAll('work_item')
    .select([
      flag(mine).as('mine'),
      flag(of_unit).as('of_unit'),
      flag(to_accept).as('to_accept'),
      flag(to_decide).as('to_decide'),
    ])
    .where('work_item.accepted_at', 'is', null)
    .where('work_item.cancelled_at', 'is', null)
    .where((eb) => eb.not(isClosedPlan(eb.ref('work_item.plan_id'))))
    .where(sql<SqlBool>`(${mine} or ${of_unit} or (${to_accept}) or (${to_decide}))`)
    .orderBy(sql`${lastDayOf} nulls last`)
    .orderBy('work_item.id')
    .limit(most)
}

export function findMyWork(db: Db, actor: Actor) {
  const today = todayOf(db.now)
  return db.query
    .selectFrom(mostUrgent(db, actor).as('work_item'))
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

/** How soon it is due; each piece of work is in one bucket only. */
export function dueBucket(lastDay: Temporal.PlainDate | null, today: Temporal.PlainDate): DueBucket {
  if (!lastDay) return 'without_date'
  const days = today.until(lastDay, { largestUnit: 'day' }).days
  if (days < 0) return 'late'
  if (days <= 3) return 'due_3'
  if (days <= 7) return 'due_7'
  return days <= 30 ? 'due_30' : 'later'
}
