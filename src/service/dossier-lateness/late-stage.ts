// When to warn. Pure: working days from now to the date that holds.
import { workingDaysBetween, type WorkingCalendar } from '../../foundation/calendar/index.ts'

/** Working days that are left; 0 on the last day, negative when it is over. */
export function daysLeft(calendar: WorkingCalendar, now: Temporal.Instant, due: Temporal.Instant): number {
  const over = Temporal.Instant.compare(now, due) > 0
  return over ? -1 : workingDaysBetween(calendar, now, due)
}

/** The nearest of the days at which a warning is due; undefined while there is more time, or when it is over. */
export const warningStage = (left: number, days: readonly number[]): number | undefined =>
  left < 0 ? undefined : days.filter((day) => left <= day).toSorted((a, b) => a - b)[0]
