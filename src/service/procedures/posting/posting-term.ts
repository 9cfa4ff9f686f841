// By when an announced procedure must be posted: some working days after the day of the decision (QĐ 766/QĐ-TTg, chỉ
// tiêu 1.2). How many is dated data.
import type { Db } from '../../../kernel/database/types.ts'
import {
  addWorkingDays,
  dateOf,
  getUnitClock,
  startOfDate,
  type WorkingCalendar,
} from '../../../foundation/calendar/index.ts'
import { today } from '../../../foundation/organisation/index.ts'

export type PostingTerm = { workingDays: number; source: string; calendar: WorkingCalendar }

/** The rule of today and the calendar it is counted with, those of the unit at `path`. */
export async function getPostingTerm(db: Db, path: string): Promise<PostingTerm> {
  const on = today(db)
  const rule = await db.query
    .selectFrom('procedures.posting_rule')
    .select(['working_days', 'source'])
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const clock = await getUnitClock(db, path, { from: on.subtract({ years: 1 }), to: on.add({ months: 6 }) })
  return { workingDays: rule.working_days, source: rule.source, calendar: clock.calendar }
}

const shift = (calendar: WorkingCalendar, day: Temporal.PlainDate, days: number): Temporal.PlainDate =>
  dateOf(addWorkingDays(calendar, startOfDate(day), days))

export const postingDue = ({ calendar, workingDays }: PostingTerm, decidedOn: Temporal.PlainDate): Temporal.PlainDate =>
  shift(calendar, decidedOn, workingDays)

/** What was decided before this day and is not posted today is overdue. */
export const overdueBefore = ({ calendar, workingDays }: PostingTerm, on: Temporal.PlainDate): Temporal.PlainDate =>
  shift(calendar, on, -workingDays)
