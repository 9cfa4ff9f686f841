// Every morning: what comes due in 7, 3 and 1 days and what has just become overdue, to whoever answers for it.
import { sql, type SqlBool } from 'kysely'
import { findHeadsOf, findPeopleWho } from '../../../foundation/organisation/index.ts'
import { notify } from '../../../foundation/notifications/index.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import type { JobDefinition } from '../../../kernel/jobs/define.ts'
import { trackingActions } from '../tracking-access.ts'
import { lastDayOf, todayOf } from '../work-item-state.ts'
import { firstNoticeDays, overdueNewsDays, reminderStage, type ReminderStage } from './reminder-stage.ts'
import { mayHear, toldWork, workHref, workParams, type ToldWork } from './told-work.ts'

const findWorkToRemindOf = (db: Db, today: Temporal.PlainDate) =>
  toldWork(db)
    .where('work_item.delivered_at', 'is', null)
    .where('work_item.accepted_at', 'is', null)
    .where('work_item.cancelled_at', 'is', null)
    .where('task.plan_closed_at', 'is', null)
    .where(
      sql<SqlBool>`${lastDayOf} between ${today.subtract({ days: overdueNewsDays })}::date and ${today.add({ days: firstNoticeDays })}::date`,
    )
    .orderBy('work_item.id')
    .execute()

/** The person it was given to; else the head of the unit; without a head or a unit, whoever may give it to somebody. */
async function responsibleFor(db: Db, work: ToldWork): Promise<string[]> {
  if (work.person_id) return [work.person_id]
  const heads = work.unit_id ? await findHeadsOf(db, work.unit_id) : []
  if (heads.length) return heads
  return findPeopleWho(db, trackingActions['plan_tracking.assign'], work.unit_path ?? work.authority_path)
}

const rule = { rule: 'plan-reminder' }

async function remindOf(tx: Tx, work: ToldWork, dueOn: Temporal.PlainDate, stage: ReminderStage): Promise<void> {
  const told = await notify(tx, {
    personIds: await mayHear(tx, work, await responsibleFor(tx, work)),
    kind: stage === 'overdue' ? 'plan_tracking.overdue' : 'plan_tracking.due_soon',
    params: { ...workParams(work), due: { day: dueOn.toString() } },
    href: workHref(work),
    about: work.id,
    // The date is part of the key: when time is granted, the new date has reminders of its own.
    once: `plan_tracking.${stage}:${work.id}:${dueOn.toString()}`,
  })
  if (!told.length) return
  await announce(tx, rule, {
    name: 'plan_tracking.reminded',
    subjectKind: 'work_item',
    subjectId: work.id,
    unitId: work.unit_id,
    detail: { stage, dueOn: dueOn.toString(), told },
  })
}

export async function remindOfDueWork(tx: Tx): Promise<void> {
  const today = todayOf(tx.now)
  for (const work of await findWorkToRemindOf(tx, today)) {
    if (!work.last_day) continue
    const stage = reminderStage(today.until(work.last_day, { largestUnit: 'day' }).days)
    if (stage) await remindOf(tx, work, work.last_day, stage)
  }
}

/** Seven in the morning in Việt Nam. */
export const remindDaily: JobDefinition = {
  name: 'plan_tracking.remind',
  cron: '0 0 * * *',
  run: ({ transaction }) => transaction(remindOfDueWork),
}
