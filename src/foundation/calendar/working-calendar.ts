// When an authority works, as plain data: weekly hours and the exceptions that documents decided. Nothing here is
// computed from a rule of the moon: Tết and swapped days are known only from their deciding documents.
import { dayNumber, MINUTE } from './local-time.ts'

/** ISO 8601: Monday 1 to Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Times of day as HH:MM, `from` inside, `to` outside; '24:00' is midnight at the end. */
export interface WorkingInterval {
  from: string
  to: string
}

export type HoursByWeekday = Partial<Record<Weekday, readonly WorkingInterval[]>>

/** Hours of every weekday from one date to another, both included; without end when `validTo` is null. */
export interface WeeklyHours {
  validFrom: string
  validTo: string | null
  hours: HoursByWeekday
  /** Times at which only the counter is open: shown to citizens, never counted (a Saturday morning of reception). */
  reception?: HoursByWeekday
}

export const EXCEPTION_KINDS = ['holiday', 'compensation', 'swap_off', 'swap_work', 'closure', 'other_hours'] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** What is worked on an exceptional day: nothing, the hours of another weekday, or hours of its own (half days). */
export type ExceptionHours = 'off' | { asWeekday: Weekday } | readonly WorkingInterval[]

export interface CalendarException {
  date: string
  kind: ExceptionKind
  name: string
  hours: ExceptionHours
  /** The document that decided it, as it is cited. */
  document: string
  /** A proposed day changes no deadline until somebody makes it active. */
  status: 'active' | 'proposed'
}

/** A day as it was decided: what the table of holidays and the database hold. */
export interface DecidedDay {
  date: string
  kind: ExceptionKind
  name: string
  /** The day that a swapped, made-up or compensation day stands for. */
  replaces: string | null
  /** Only for hours of its own. */
  hours: readonly WorkingInterval[] | null
  document: string
  status: 'active' | 'proposed'
}

/** A made-up day has the hours of the day it makes up; Monday's where nobody said which. */
export function exceptionOf({ replaces, hours, ...day }: DecidedDay): CalendarException {
  if (day.kind !== 'swap_work') return { ...day, hours: hours ?? 'off' }
  return { ...day, hours: { asWeekday: replaces ? weekdayOf(numberOf(replaces)) : 1 } }
}

/** Later rows override earlier ones: the country first, then the province, the unit itself last. */
export interface WorkingCalendar {
  weeks: readonly WeeklyHours[]
  exceptions: readonly CalendarException[]
  /** The last date whose holidays are decided; a deadline after it may still move. */
  settledUntil: string | null
}

/** Milliseconds of a local day, `from` inside, `to` outside; sorted and apart. */
export interface Span {
  from: number
  to: number
}

export const spanOf = ({ from, to }: WorkingInterval): Span => ({ from: timeOf(from), to: timeOf(to) })

/** HH:MM as milliseconds of the day. */
export function timeOf(text: string): number {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(text) ?? []
  const time = (Number(hours) * 60 + Number(minutes)) * MINUTE
  if (!(time <= 24 * 60 * MINUTE)) throw new RangeError(`not a time of day: ${text}`)
  return time
}

/** ISO weekday of a day number; 1/1/1970 was a Thursday. */
export const weekdayOf = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday

/** What is wrong with a day's intervals, for a form to say; undefined when they are in order. */
export function findIntervalProblem(intervals: readonly WorkingInterval[]): 'empty' | 'overlap' | undefined {
  const spans = intervals.map(spanOf)
  if (spans.some((span) => span.from >= span.to)) return 'empty'
  if (spans.some((span, index) => index > 0 && span.from < spans[index - 1]!.to)) return 'overlap'
  return undefined
}

export const isSettled = (calendar: WorkingCalendar, date: Temporal.PlainDate): boolean =>
  calendar.settledUntil !== null && date.toString() <= calendar.settledUntil

/** The working spans of a day by its number. */
export type Timetable = (day: number) => readonly Span[]

const timetables = new WeakMap<WorkingCalendar, Timetable>()

/** The calendar made ready for counting; kept with the calendar, which is never changed after it was built. */
export function timetableOf(calendar: WorkingCalendar): Timetable {
  const known = timetables.get(calendar)
  if (known) return known
  const made = makeTimetable(calendar)
  timetables.set(calendar, made)
  return made
}

const NOT_WORKED: readonly Span[] = []
const numberOf = (date: string): number => dayNumber(Temporal.PlainDate.from(date))

function makeTimetable(calendar: WorkingCalendar): Timetable {
  const weeks = calendar.weeks.toReversed().map((week) => ({
    from: numberOf(week.validFrom),
    to: week.validTo === null ? Infinity : numberOf(week.validTo),
    spans: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => spansOf(week.hours[weekday] ?? [])),
  }))
  const usual = (day: number, weekday: Weekday): readonly Span[] =>
    weeks.find((week) => week.from <= day && day <= week.to)?.spans[weekday - 1] ?? NOT_WORKED
  const exceptions = new Map<number, readonly Span[]>()
  for (const { date, hours, status } of calendar.exceptions) {
    if (status !== 'active') continue
    const day = numberOf(date)
    exceptions.set(
      day,
      hours === 'off' ? NOT_WORKED : 'asWeekday' in hours ? usual(day, hours.asWeekday) : spansOf(hours),
    )
  }
  return (day) => exceptions.get(day) ?? usual(day, weekdayOf(day))
}

const spansOf = (intervals: readonly WorkingInterval[]): readonly Span[] =>
  intervals.map(spanOf).sort((a, b) => a.from - b.from)
