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
  /** The date of the last extension granted. */
  grantedDueOn: Temporal.PlainDate | null
  /** "trước ngày": the due date itself is too late. */
  exclusive: boolean
  startedOn: Temporal.PlainDate | null
  deliveredOn: Temporal.PlainDate | null
  acceptedOn: Temporal.PlainDate | null
  cancelledOn: Temporal.PlainDate | null
}

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0

/** The last day on which handing over is on time. */
export const lastDay = (due: Temporal.PlainDate | null, exclusive: boolean): Temporal.PlainDate | null =>
  due && (exclusive ? due.subtract({ days: 1 }) : due)

/** Late against a date: it counts when the work was handed over, not when somebody found time to accept it. */
export const isLateAgainst = (dates: WorkDates, due: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean => {
  const last = lastDay(due, dates.exclusive)
  return last !== null && isAfter(dates.deliveredOn ?? today, last)
}

export function workState(dates: WorkDates, today: Temporal.PlainDate): WorkState {
  const due = dates.grantedDueOn ?? dates.firstDueOn
  if (dates.cancelledOn) return 'cancelled'
  if (dates.acceptedOn) return isLateAgainst(dates, due, today) ? 'done_late' : 'done_on_time'
  if (dates.deliveredOn) return 'delivered'
  if (isLateAgainst(dates, due, today)) return 'overdue'
  if (dates.kind === 'per-instruction' && !due && !dates.startedOn) return 'waiting_instruction'
  if (dates.startedOn || dates.kind === 'ongoing') return 'running'
  return 'not_started'
}
