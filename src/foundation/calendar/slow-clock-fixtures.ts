// The working clock as slow and obvious as it can be, minute by minute over the raw rows: what the fast one is held
// against in its property tests. Only for instants on full minutes.
import type { Pause } from './legal-term.ts'
import { ZONE } from './local-time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

function intervalsOn(calendar: WorkingCalendar, date: Temporal.PlainDate) {
  const text = date.toString()
  const usual = (weekday: number) => {
    const week = calendar.weeks.findLast(
      ({ validFrom, validTo }) => validFrom <= text && (validTo === null || text <= validTo),
    )
    return week?.hours[weekday as 1] ?? []
  }
  const exception = calendar.exceptions.findLast((row) => row.date === text && row.status === 'active')
  if (!exception) return usual(date.dayOfWeek)
  if (exception.hours === 'off') return []
  return 'asWeekday' in exception.hours ? usual(exception.hours.asWeekday) : exception.hours
}

export const slowWorksOn = (calendar: WorkingCalendar, date: Temporal.PlainDate): boolean =>
  intervalsOn(calendar, date).length > 0

export function slowWorksAt(calendar: WorkingCalendar, instant: Temporal.Instant): boolean {
  const local = instant.toZonedDateTimeISO(ZONE)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return intervalsOn(calendar, local.toPlainDate()).some(({ from, to }) => from <= time && time < to)
}

const nextMinute = (instant: Temporal.Instant): Temporal.Instant => instant.add({ minutes: 1 })
const stands = (pauses: readonly Pause[], instant: Temporal.Instant): boolean =>
  pauses.some(
    ({ from, to }) =>
      Temporal.Instant.compare(from, instant) <= 0 && (to === null || Temporal.Instant.compare(instant, to) < 0),
  )

export function slowAddWorkingMinutes(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  minutes: number,
  pauses: readonly Pause[] = [],
): Temporal.Instant {
  let now = from
  for (let left = minutes; left > 0; now = nextMinute(now))
    if (slowWorksAt(calendar, now) && !stands(pauses, now)) left--
  return now
}

export function slowWorkingMinutesBetween(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number {
  let count = 0
  for (let now = from; Temporal.Instant.compare(now, to) < 0; now = nextMinute(now))
    if (slowWorksAt(calendar, now)) count++
  return count
}

export function slowNextWorkingInstant(calendar: WorkingCalendar, from: Temporal.Instant): Temporal.Instant {
  let now = from
  while (!slowWorksAt(calendar, now)) now = nextMinute(now)
  return now
}

export function slowWorkingDaysBetween(
  calendar: WorkingCalendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number {
  const last = to.toZonedDateTimeISO(ZONE).toPlainDate()
  let count = 0
  let date = from.toZonedDateTimeISO(ZONE).toPlainDate()
  while (Temporal.PlainDate.compare(date, last) < 0) {
    date = date.add({ days: 1 })
    if (slowWorksOn(calendar, date)) count++
  }
  return count
}

/** The last minute of the last day that still is at or before the wanted time of day, found by trying each. */
export function slowAddWorkingDays(calendar: WorkingCalendar, from: Temporal.Instant, count: number): Temporal.Instant {
  const local = from.toZonedDateTimeISO(ZONE)
  let date = local.toPlainDate()
  for (let left = count; left > 0;) {
    date = date.add({ days: 1 })
    if (slowWorksOn(calendar, date)) left--
  }
  const wanted = date.toZonedDateTime({ timeZone: ZONE, plainTime: local.toPlainTime() }).toInstant()
  const worked = (instant: Temporal.Instant) =>
    slowWorksAt(calendar, instant) || slowWorksAt(calendar, instant.subtract({ minutes: 1 }))
  const isOnDate = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(ZONE).toPlainDate().equals(date)
  for (let now = wanted; isOnDate(now); now = nextMinute(now)) if (worked(now)) return now
  for (let now = wanted; ; now = now.subtract({ minutes: 1 })) if (worked(now)) return now
}

/** The date on which a term of calendar days or months ends, found by turning the leaves of the calendar. */
export function slowLastDate(
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  amount: number,
  unit: 'days' | 'months',
): Temporal.PlainDate {
  const tomorrow = (date: Temporal.PlainDate) => date.add({ days: 1 })
  let date = from
  if (unit === 'days') for (let left = amount; left > 0; left--) date = tomorrow(date)
  else {
    for (let left = amount; left > 0; date = tomorrow(date)) if (tomorrow(date).day === 1) left--
    while (date.day !== from.day && tomorrow(date).day !== 1) date = tomorrow(date)
  }
  while (!slowWorksOn(calendar, date)) date = tomorrow(date)
  return date
}
