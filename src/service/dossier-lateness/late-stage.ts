// When to warn and when to decide on the apology. Pure: working time from now to the date that holds, against the term.
import { workingDaysBetween, workingMinutesBetween, type WorkingCalendar } from '../../foundation/calendar/index.ts'
import type { ClockRules } from '../dossiers/index.ts'

/** The whole term, as it was given when the dossier was received. */
export type Term = { start: Temporal.Instant; due: Temporal.Instant }

/** Working days that are left; 0 on the last day, negative when it is over. */
export function daysLeft(calendar: WorkingCalendar, now: Temporal.Instant, due: Temporal.Instant): number {
  const over = Temporal.Instant.compare(now, due) > 0
  return over ? -1 : workingDaysBetween(calendar, now, due)
}

/** The nearest of the days at which a warning is due; undefined while there is more time, or when it is over. */
export const warningStage = (left: number, days: readonly number[]): number | undefined =>
  left < 0 ? undefined : days.filter((day) => left <= day).toSorted((a, b) => a - b)[0]

/** Days ahead that lie within the term: of a term of one day nobody is warned three days before. */
export const daysWithin = (calendar: WorkingCalendar, { start, due }: Term, days: readonly number[]): number[] =>
  days.filter((day) => day < workingDaysBetween(calendar, start, due))

/**
 * Must the head decide on the apology now? So many days before the date; of a term that is not longer than that, when a
 * small part of it is left, since otherwise every dossier would be in danger as soon as it is received.
 */
export function noticeIsDue(
  calendar: WorkingCalendar,
  now: Temporal.Instant,
  due: Temporal.Instant,
  term: Term,
  rules: Pick<ClockRules, 'apology_days_before' | 'short_term_notice_percent'>,
): boolean {
  const { apology_days_before: days, short_term_notice_percent: percent } = rules
  const left = daysLeft(calendar, now, due)
  if (left < 0) return true
  if (workingDaysBetween(calendar, term.start, term.due) > days) return left <= days
  if (percent === null) return false
  const minutes = workingMinutesBetween(calendar, now, due)
  return minutes * 100 <= percent * workingMinutesBetween(calendar, term.start, term.due)
}
