// The end of a legal term, with the choices that law and local decisions leave open given as data.
//
// Bộ luật Dân sự 2015: the day of the event is not counted (Điều 147 khoản 2), minutes and hours run at once (khoản 1);
// a term of months ends on the same day of the last month, or its last day (Điều 148 khoản 3); a term whose last day is
// a rest day ends on the next working day (khoản 5), at 24:00 (khoản 6). One-stop receipts print hour and minute and
// 8 hours make a day, so the usual end of a dossier's term is the hour of receipt, never later than the code allows.
// Terms of dossiers roll to a working day; a date printed in a plan never does: such a date does not come here at all.
import { dateOfDay, DAY, dayNumber, fromLocal, MINUTE, toLocal } from './local-time.ts'
import {
  addWorkingDays,
  addWorkingTime,
  nextWorkingDay,
  nextWorkingInstant,
  workedTimeOn,
  workingTimeBetween,
} from './legal-clock.ts'
import { timeOf, timetableOf } from './working-calendar.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export const TERM_UNITS = [
  'working_minute',
  'working_hour',
  'working_day',
  'calendar_hour',
  'calendar_day',
  'calendar_month',
] as const
export type TermUnit = (typeof TERM_UNITS)[number]

/** Working days may be fractions (0.25, 0.5, 1.5 of internal processes); days and months of the calendar are whole. */
export interface LegalTerm {
  amount: number
  unit: TermUnit
}

/** What an authority decided about its terms; kept as data with the deciding document. */
export interface TermRules {
  /** HH:MM from which a receipt counts as received when the next working day begins; null where nobody decided so. */
  receivedAfter: string | null
  /** Whether an event outside working hours counts from the next working instant, as an online submission does. */
  outsideHours: 'next_working_instant' | 'at_once'
  /** When a term of days or months ends on its last day. */
  dayEnds: 'same_time' | 'end_of_working_hours' | 'end_of_day'
  /** Whether N working days are N days of the calendar or N times `minutesPerDay` of working time. */
  workingDays: 'counted' | 'as_working_time'
  minutesPerDay: number
}

/** One-stop practice; 15:00 is a local decision (of Cao Bằng, among others) and therefore not part of it. */
export const DOSSIER_TERM_RULES: TermRules = {
  receivedAfter: null,
  outsideHours: 'next_working_instant',
  dayEnds: 'same_time',
  workingDays: 'counted',
  minutesPerDay: 480,
}

/** The letter of the civil code, for terms of which nothing else was decided. */
export const CIVIL_CODE_TERM_RULES: TermRules = {
  ...DOSSIER_TERM_RULES,
  outsideHours: 'at_once',
  dayEnds: 'end_of_day',
}

/** A stretch during which the clock stands still, `from` inside, `to` outside; still open when `to` is null. */
export interface Pause {
  from: Temporal.Instant
  to: Temporal.Instant | null
}

/** When the clock of something received at this instant begins to run. */
export function termStart(calendar: WorkingCalendar, received: Temporal.Instant, rules: TermRules): Temporal.Instant {
  const { day, time } = toLocal(received)
  if (rules.receivedAfter !== null && time >= timeOf(rules.receivedAfter) && timetableOf(calendar)(day).length > 0)
    return nextWorkingInstant(calendar, fromLocal({ day: day + 1, time: 0 }))
  return rules.outsideHours === 'at_once' ? received : nextWorkingInstant(calendar, received)
}

/**
 * When a term that begins to run at `start` ends; undefined while a pause that falls into it is still open.
 * Working terms are held by the working time of a pause, terms of calendar days and months by its days (the first not
 * counted), hours of the calendar by its length; no term ends before the clock has begun to run again.
 */
export function termEnd(
  calendar: WorkingCalendar,
  start: Temporal.Instant,
  term: LegalTerm,
  rules: TermRules,
  pauses: readonly Pause[] = [],
): Temporal.Instant | undefined {
  const kind = kindOf(calendar, term, rules)
  let unrounded = kind.end(start)
  let end = kind.round(unrounded)
  for (const pause of mergePauses(pauses)) {
    if (!isBefore(pause.from, end)) break
    if (pause.to === null) return undefined
    if (!isBefore(start, pause.to)) continue
    unrounded = kind.add(unrounded, kind.between(later(pause.from, start), pause.to))
    end = later(kind.round(unrounded), kind.round(kind.resume(pause.to)))
  }
  return end
}

interface TermKind {
  end: (start: Temporal.Instant) => Temporal.Instant
  between: (from: Temporal.Instant, to: Temporal.Instant) => number
  add: (from: Temporal.Instant, amount: number) => Temporal.Instant
  round: (end: Temporal.Instant) => Temporal.Instant
  resume: (pauseEnd: Temporal.Instant) => Temporal.Instant
}

const HOUR = 60 * MINUTE
const asItIs = (at: Temporal.Instant): Temporal.Instant => at

function kindOf(calendar: WorkingCalendar, { amount, unit }: LegalTerm, rules: TermRules): TermKind {
  if (!(amount >= 0 && Number.isFinite(amount))) throw new RangeError(`not an amount of time: ${amount}`)
  const round = (end: Temporal.Instant) => roundToDay(calendar, end, rules)
  const resume = (pauseEnd: Temporal.Instant) => nextWorkingInstant(calendar, pauseEnd)
  const add = (from: Temporal.Instant, time: number) => addWorkingTime(calendar, from, time)
  const between = (from: Temporal.Instant, to: Temporal.Instant) => workingTimeBetween(calendar, from, to)
  const working = { between, add, round: asItIs, resume }
  const byLength = { between: elapsed, add: addElapsed, round: asItIs, resume: asItIs }
  const byDate = { between: elapsedDays, add: addElapsed, round, resume }
  const kinds: Record<TermUnit, () => TermKind> = {
    working_minute: () => ({ ...working, end: (start) => add(start, amount * MINUTE) }),
    working_hour: () => ({ ...working, end: (start) => add(start, amount * HOUR) }),
    working_day: () => {
      const days = rules.workingDays === 'counted' ? Math.trunc(amount) : 0
      const rest = Math.round((amount - days) * rules.minutesPerDay) * MINUTE
      const end = (start: Temporal.Instant) => add(addWorkingDays(calendar, start, days), rest)
      // A fraction of a day, or days counted as working time, end at their minute whatever is said of whole days.
      return { ...working, end, round: days > 0 && rest === 0 ? round : asItIs }
    },
    calendar_hour: () => ({ ...byLength, end: (start) => addElapsed(start, amount * HOUR) }),
    calendar_day: () => ({ ...byDate, end: (start) => addElapsed(start, whole(amount) * DAY) }),
    calendar_month: () => ({ ...byDate, end: (start) => addMonths(start, whole(amount)) }),
  }
  return kinds[unit]()
}

/** The last day, or the next working day when it is a rest day, and the time of day at which it ends. */
function roundToDay(calendar: WorkingCalendar, end: Temporal.Instant, rules: TermRules): Temporal.Instant {
  const local = toLocal(end)
  const day = nextWorkingDay(calendar, local.day)
  const spans = timetableOf(calendar)(day)
  const times = { same_time: workedTimeOn(spans, local.time), end_of_working_hours: spans.at(-1)!.to, end_of_day: DAY }
  return fromLocal({ day, time: times[rules.dayEnds] })
}

/** Sorted, those that touch made one, empty ones dropped. */
export function mergePauses(pauses: readonly Pause[]): Pause[] {
  const merged: Pause[] = []
  const filled = pauses.filter(({ from, to }) => to === null || isBefore(from, to))
  for (const pause of filled.sort((a, b) => Temporal.Instant.compare(a.from, b.from))) {
    const last = merged.at(-1)
    if (!last || (last.to !== null && isBefore(last.to, pause.from))) merged.push({ ...pause })
    else if (last.to !== null) last.to = pause.to === null ? null : later(last.to, pause.to)
  }
  return merged
}

const elapsed = (from: Temporal.Instant, to: Temporal.Instant): number => to.epochMilliseconds - from.epochMilliseconds
const elapsedDays = (from: Temporal.Instant, to: Temporal.Instant): number =>
  (toLocal(to).day - toLocal(from).day) * DAY
const addElapsed = (from: Temporal.Instant, milliseconds: number): Temporal.Instant =>
  from.add({ milliseconds: Math.round(milliseconds) })
const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0
const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (isBefore(a, b) ? b : a)

function addMonths(start: Temporal.Instant, months: number): Temporal.Instant {
  const { day, time } = toLocal(start)
  return fromLocal({ day: dayNumber(dateOfDay(day).add({ months })), time })
}

function whole(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of days or months: ${amount}`)
  return amount
}
