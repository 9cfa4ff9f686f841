// Reminders and escalation as BPMN draws them: timers on the border of a task that do not interrupt it. BPMN counts from
// the moment at which the task opens; durations are working time, of days of eight hours.
import { minutesOf, type WorkingTime, type WorkStep } from '../definition/definition.ts'

export const timerKinds = ['remind', 'escalate'] as const
export type TimerKind = (typeof timerKinds)[number]

const minutesPerDay = 480

/** What our own files say: after so many working minutes; none where nothing is counted. */
export function timersOf(step: WorkStep): { kind: TimerKind; minutes: number }[] {
  const due = minutesOf(step.time)
  if (!due) return []
  return [
    ...(step.remindHours === undefined
      ? []
      : [{ kind: 'remind' as const, minutes: reminderAt(due, step.remindHours) }]),
    ...(step.escalate ? [{ kind: 'escalate' as const, minutes: due }] : []),
  ]
}

const reminderAt = (due: number, hours: number): number => Math.max(0, Math.round(due - hours * 60))

/** PT20H, PT1H30M. */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `PT${hours || !rest ? `${hours}H` : ''}${rest ? `${rest}M` : ''}`
}

/** P3D, PT4H, P1W; of months and years nobody can say how many working days they hold. */
export function readDuration(text: string): { minutes: number; time: WorkingTime } | undefined {
  let duration: Temporal.Duration
  try {
    duration = Temporal.Duration.from(text)
  } catch {
    return undefined
  }
  const { years, months, weeks, days, hours, minutes, sign } = duration
  if (sign <= 0 || years || months) return undefined
  const [wholeDays, rest] = [weeks * 5 + days, hours * 60 + minutes]
  const all = wholeDays * minutesPerDay + rest
  if (!all) return undefined
  return {
    minutes: all,
    time: rest ? { amount: all / 60, unit: 'working_hour' } : { amount: wholeDays, unit: 'working_day' },
  }
}

type Timed = Pick<WorkStep, 'time' | 'remindHours' | 'escalate'>
export type RawTimer = { kind?: TimerKind; duration: string }

/** What our step says, unless another tool has moved its timers since. */
export function ownTimers(step: Timed, timers: readonly RawTimer[]): Partial<Timed> {
  const due = minutesOf(step.time)
  const moved = timers.find(({ kind }) => kind === 'remind')
  const minutes = moved && readDuration(moved.duration)?.minutes
  const written = step.remindHours === undefined ? undefined : reminderAt(due, step.remindHours)
  const remindHours =
    due && minutes !== undefined && minutes !== written && minutes < due ? (due - minutes) / 60 : step.remindHours
  const escalate = step.escalate || timers.some(({ kind }) => kind === 'escalate')
  return { ...(remindHours !== undefined && { remindHours }), ...(escalate && { escalate }) }
}

/** Of a tool that knows no working time of tasks: the last timer is until when, the one before it reminds. */
export function foreignTimers(timers: readonly RawTimer[]): Partial<Timed> {
  const read = timers
    .flatMap(({ duration }) => readDuration(duration) ?? [])
    .toSorted((one, other) => one.minutes - other.minutes)
  const [last, before] = [read.at(-1), read.at(-2)]
  if (!last) return {}
  return { time: last.time, escalate: true, ...(before && { remindHours: (last.minutes - before.minutes) / 60 }) }
}
