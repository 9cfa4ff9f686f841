import { sql, type RawBuilder } from 'kysely'
import type { WorkState } from './work-item.ts'

/** Instants are kept in UTC; the law's days are those of Việt Nam. */
const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`

/** The last day on which handing over is on time: presentLastDay() of work-item.ts. */
export const lastDayOf = sql<Temporal.PlainDate | null>`coalesce(work_item.granted_due_on, case
  when work_item.amended_at is null then work_item.first_due_on - work_item.exclusive::int
  else work_item.amended_due_on - work_item.amended_exclusive::int end)`

/** workState() of work-item.ts as an expression over the table alias `work_item`. `today` is the day in Việt Nam. */
export const stateOn = (today: Temporal.PlainDate): RawBuilder<WorkState> => sql<WorkState>`case
  when work_item.cancelled_at is not null then 'cancelled'
  when work_item.accepted_at is not null and ${day('work_item.delivered_at')} > ${lastDayOf} then 'done_late'
  when work_item.accepted_at is not null then 'done_on_time'
  when work_item.delivered_at is not null then 'delivered'
  when ${today.toString()}::date > ${lastDayOf} then 'overdue'
  when work_item.kind = 'per-instruction' and ${lastDayOf} is null and work_item.started_at is null then 'waiting_instruction'
  when work_item.started_at is not null or work_item.kind = 'ongoing' then 'running'
  else 'not_started' end`

/** Was it late against the very first date, whatever was granted since? */
export const lateAgainstFirst = (today: Temporal.PlainDate): RawBuilder<boolean> => sql<boolean>`coalesce(
  coalesce(${day('work_item.delivered_at')}, ${today.toString()}::date) > work_item.first_due_on - work_item.exclusive::int, false)`

export const todayOf = (now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
