// Counting working time. Every function is pure, exact to the millisecond and walks days, never minutes. A day with
// any working hours is a working day, a half day too; hours at which only the counter is open do not make one.
import { dateOfDay, dayNumber, fromLocal, MINUTE, toLocal } from './local-time.ts'
import { timetableOf } from './working-calendar.ts'
import type { Span, WorkingCalendar } from './working-calendar.ts'

/** A calendar without a working day for this long is not one to wait for. */
const LONGEST_REST_DAYS = 400

export const isWorkingDay = (calendar: WorkingCalendar, date: Temporal.PlainDate): boolean =>
  timetableOf(calendar)(dayNumber(date)).length > 0

/** Whether somebody has entered hours of work that can be waited for. */
export const hasWorkingTime = (calendar: WorkingCalendar, from: Temporal.Instant): boolean =>
  seekWorkingDay(calendar, toLocal(from).day, 1) !== undefined

/** Whether work is going on at this instant: the first instant of an interval is, its last is not. */
export function isWorkingInstant(calendar: WorkingCalendar, at: Temporal.Instant): boolean {
  const { day, time } = toLocal(at)
  return timetableOf(calendar)(day).some((span) => span.from <= time && time < span.to)
}

/** When work ends on that day; undefined on a day of rest. */
export function endOfWorkOn(calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.Instant | undefined {
  const day = dayNumber(date)
  const last = timetableOf(calendar)(day).at(-1)
  return last && fromLocal({ day, time: last.to })
}

/** This instant when work is going on, otherwise the next at which work begins. */
export function nextWorkingInstant(calendar: WorkingCalendar, at: Temporal.Instant): Temporal.Instant {
  const timetable = timetableOf(calendar)
  const { day, time } = toLocal(at)
  const span = timetable(day).find((span) => time < span.to)
  if (span) return time >= span.from ? at : fromLocal({ day, time: span.from })
  const next = nextWorkingDay(calendar, day + 1)
  return fromLocal({ day: next, time: timetable(next)[0]!.from })
}

/** The date itself when it is worked, otherwise the next worked date (Bộ luật Dân sự 2015 Điều 148 khoản 5). */
export const rollForward = (calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.PlainDate =>
  dateOfDay(nextWorkingDay(calendar, dayNumber(date)))

/** The number of the first working day from this day on, this day included. */
export const nextWorkingDay = (calendar: WorkingCalendar, day: number): number => findWorkingDay(calendar, day, 1)

function seekWorkingDay(calendar: WorkingCalendar, from: number, step: 1 | -1): number | undefined {
  const timetable = timetableOf(calendar)
  for (let rest = 0, day = from; rest <= LONGEST_REST_DAYS; rest++, day += step)
    if (timetable(day).length > 0) return day
  return undefined
}

function findWorkingDay(calendar: WorkingCalendar, from: number, step: 1 | -1): number {
  const day = seekWorkingDay(calendar, from, step)
  if (day === undefined) throw new RangeError('calendar.no_working_time')
  return day
}

/**
 * The time of day on the count-th working day after the day of `from`, which is not counted itself (Điều 147 khoản 2);
 * a negative count goes back. When that day does not work at that time, the next time it does, or else its last.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Temporal.Instant, count: number): Temporal.Instant {
  ensureWhole(count)
  const local = toLocal(from)
  const step = count < 0 ? -1 : 1
  let day = local.day
  for (let left = Math.abs(count); left > 0; left--) day = findWorkingDay(calendar, day + step, step)
  return count === 0 ? from : fromLocal({ day, time: workedTimeOn(timetableOf(calendar)(day), local.time) })
}

/** The time itself when it lies in or at the end of a span, otherwise the next beginning or else the last end. */
export function workedTimeOn(spans: readonly Span[], time: number): number {
  const span = spans.find((span) => time <= span.to)
  return span ? Math.max(time, span.from) : (spans.at(-1)?.to ?? time)
}

/** The earliest instant at which this much working time has passed since `from`. */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  return addWorkingTime(calendar, from, minutes * MINUTE)
}

/** The earliest instant at which this much working time has passed since `from`. */
export function addWorkingHours(calendar: WorkingCalendar, from: Temporal.Instant, hours: number): Temporal.Instant {
  return addWorkingTime(calendar, from, hours * 60 * MINUTE)
}

/** The same in milliseconds. */
export function addWorkingTime(calendar: WorkingCalendar, from: Temporal.Instant, amount: number): Temporal.Instant {
  if (!(amount >= 0 && Number.isFinite(amount))) throw new RangeError('an amount of time is finite and not negative')
  const timetable = timetableOf(calendar)
  let { day, time } = toLocal(from)
  for (let left = Math.round(amount); left > 0; day = nextWorkingDay(calendar, day + 1), time = 0) {
    for (const span of timetable(day)) {
      const begin = Math.max(time, span.from)
      if (begin >= span.to) continue
      if (left <= span.to - begin) return fromLocal({ day, time: begin + left })
      left -= span.to - begin
    }
  }
  return from
}

/** Working milliseconds from one instant to another; negative when the second is earlier. */
export function workingTimeBetween(calendar: WorkingCalendar, from: Temporal.Instant, to: Temporal.Instant): number {
  if (Temporal.Instant.compare(from, to) > 0) return -workingTimeBetween(calendar, to, from)
  const timetable = timetableOf(calendar)
  const [begin, end] = [toLocal(from), toLocal(to)]
  let worked = 0
  for (let day = begin.day; day <= end.day; day++) {
    for (const span of timetable(day)) {
      const first = day === begin.day ? Math.max(span.from, begin.time) : span.from
      const last = day === end.day ? Math.min(span.to, end.time) : span.to
      worked += Math.max(0, last - first)
    }
  }
  return worked
}

/** Full working minutes between two instants. */
export const workingMinutesBetween = (
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number => Math.trunc(workingTimeBetween(calendar, from, to) / MINUTE)

/** Full working hours between two instants. */
export const workingHoursBetween = (calendar: WorkingCalendar, from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.trunc(workingTimeBetween(calendar, from, to) / (60 * MINUTE))

/** Working days after the day of `from` up to and with the day of `to`; negative when `to` lies before. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Temporal.Instant, to: Temporal.Instant): number {
  const timetable = timetableOf(calendar)
  const [first, last] = [toLocal(from).day, toLocal(to).day]
  if (first > last) return -workingDaysBetween(calendar, to, from)
  let count = 0
  for (let day = first + 1; day <= last; day++) if (timetable(day).length > 0) count++
  return count
}

function ensureWhole(count: number): void {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of days: ${count}`)
}
