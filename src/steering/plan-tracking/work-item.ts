// One unit's share of a task for one due date, and what its dates say. Lateness is derived here and nowhere stored; the
// same rule stands as SQL in work-item-state.ts, and a test holds the two together.
import type { DeadlineKind } from '../plans/index.ts'

export const workStates = [
  'waiting_instruction',
  'not_started',
  'running',
  'overdue',
  'delivered',
  'done_on_time',
  'done_late',
  'cancelled',
] as const
export type WorkState = (typeof workStates)[number]

export type WorkDates = {
  kind: DeadlineKind
  firstDueOn: Temporal.PlainDate | null
  /** "trước ngày" of the first date: that day itself is too late. */
  exclusive: boolean
  /** What the plan asks for since it was amended, if that is another date or none. */
  amended: { dueOn: Temporal.PlainDate | null; exclusive: boolean } | null
  /** The date of the last extension granted since; it is itself the last day on time. */
  grantedDueOn: Temporal.PlainDate | null
  startedOn: Temporal.PlainDate | null
  deliveredOn: Temporal.PlainDate | null
  acceptedOn: Temporal.PlainDate | null
  cancelledOn: Temporal.PlainDate | null
}

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0

/** The last day on which handing over is on time. */
export const lastDay = (due: Temporal.PlainDate | null, exclusive: boolean): Temporal.PlainDate | null =>
  due && (exclusive ? due.subtract({ days: 1 }) : due)

/** The last day on time against the very first date, whatever was decided since. */
export const firstLastDay = (dates: WorkDates): Temporal.PlainDate | null => lastDay(dates.firstDueOn, dates.exclusive)

/** The last day on time by what holds now: the date granted, else the plan's as it was last amended. */
export const presentLastDay = (dates: WorkDates): Temporal.PlainDate | null =>
  dates.grantedDueOn ?? (dates.amended ? lastDay(dates.amended.dueOn, dates.amended.exclusive) : firstLastDay(dates))

/** Late against a last day: it counts when the work was handed over, not when somebody found time to accept it. */
export const isLateAgainst = (dates: WorkDates, last: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean =>
  last !== null && isAfter(dates.deliveredOn ?? today, last)

export function workState(dates: WorkDates, today: Temporal.PlainDate): WorkState {
  const last = presentLastDay(dates)
  if (dates.cancelledOn) return 'cancelled'
  if (dates.acceptedOn) return isLateAgainst(dates, last, today) ? 'done_late' : 'done_on_time'
  if (dates.deliveredOn) return 'delivered'
  if (isLateAgainst(dates, last, today)) return 'overdue'
  if (dates.kind === 'per-instruction' && !last && !dates.startedOn) return 'waiting_instruction'
  if (dates.startedOn || dates.kind === 'ongoing') return 'running'
  return 'not_started'
}

type Due = { due: Temporal.PlainDate | null; exclusive: boolean }

type DueColumns = {
  first_due_on: Temporal.PlainDate | null
  exclusive: boolean
  amended_at: Temporal.Instant | null
  amended_due_on: Temporal.PlainDate | null
  amended_exclusive: boolean
  granted_due_on: Temporal.PlainDate | null
}

/** The date that the plan asks for as it stands. */
export const plannedDue = (row: Omit<DueColumns, 'granted_due_on'>): Due =>
  row.amended_at
    ? { due: row.amended_due_on, exclusive: row.amended_exclusive }
    : { due: row.first_due_on, exclusive: row.exclusive }

/** The date that counts now, as it is written: a date that was granted is the last day itself. */
export const presentDue = (row: DueColumns): Due =>
  row.granted_due_on ? { due: row.granted_due_on, exclusive: false } : plannedDue(row)
