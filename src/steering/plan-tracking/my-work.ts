// What is mine, what waits for me, what is late, what comes due: one statement, sorted out by a pure rule.
import { sql, type SqlBool } from 'kysely'
import { unitIdsWithin, unitNameOf } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { taskRows } from '../plans/index.ts'
import { trackingActions } from './tracking-access.ts'
import { lastDayOf, stateOn, todayOf } from './work-item-state.ts'

const most = 500

const flag = (condition: ReturnType<typeof sql<SqlBool>>) => sql<boolean>`coalesce(${condition}, false)`

export async function findMyWork(db: Db, actor: Actor) {
  const accept = unitIdsWithin(scopesOf(actor, trackingActions['plan_tracking.accept']))
  const decide = unitIdsWithin(scopesOf(actor, trackingActions['plan_tracking.decide']))
  const headed = unitIdsWithin(scopesOf(actor, trackingActions['plan_tracking.head']))
  const mine = sql<SqlBool>`work_item.person_id = ${actor.personId}`
  const ofUnit = sql<SqlBool>`work_item.unit_id = ${actor.unitId} or work_item.unit_id in (${headed})`
  const toAccept = sql<SqlBool>`work_item.delivered_at is not null and work_item.authority_id in (${accept})`
  const toDecide = sql<SqlBool>`work_item.authority_id in (${decide}) and (
    exists (select from plan_tracking.extension e where e.work_item_id = work_item.id and e.decision is null)
    or exists (select from plan_tracking.difficulty d where d.work_item_id = work_item.id and d.answer is null))`
  const today = todayOf(db.now)
  return db.query
    .selectFrom('plan_tracking.work_item as work_item')
    .innerJoin(taskRows(db).as('task'), 'task.id', 'work_item.task_id')
    .select((eb) => [
      'work_item.id',
      'work_item.first_due_on',
      'work_item.granted_due_on',
      'work_item.exclusive',
      'work_item.percent',
      'task.text',
      'task.number',
      'task.plan_title',
      'task.deadline_text',
      stateOn(today).as('state'),
      lastDayOf.as('last_day'),
      unitNameOf(eb.ref('work_item.unit_id')).as('unit_name'),
      flag(mine).as('mine'),
      flag(ofUnit).as('of_unit'),
      flag(toAccept).as('to_accept'),
      flag(toDecide).as('to_decide'),
    ])
    .where('work_item.accepted_at', 'is', null)
    .where('work_item.cancelled_at', 'is', null)
    .where(sql<SqlBool>`(${mine} or ${ofUnit} or ${toAccept} or ${toDecide})`)
    .orderBy(sql`${lastDayOf} nulls last`)
    .orderBy('work_item.id')
    .limit(most)
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
