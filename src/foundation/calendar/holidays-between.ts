// The days off that somebody who counts on his fingers would not expect: decided days on which one would else have worked.
import { isWorkingDay } from './legal-clock.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export type DayOff = { date: Temporal.PlainDate; name: string }

/** Between the two dates, both included, each once, in order; weekends are expected and left out. */
export function holidaysBetween(calendar: WorkingCalendar, from: Temporal.PlainDate, to: Temporal.PlainDate): DayOff[] {
  const usual = { ...calendar, exceptions: [] }
  const [first, last] = [from.toString(), to.toString()]
  const decided = new Map<string, string>()
  for (const { date, name, status } of calendar.exceptions)
    if (status === 'active' && first <= date && date <= last) decided.set(date, name)
  return [...decided]
    .map(([date, name]) => ({ date: Temporal.PlainDate.from(date), name }))
    .filter(({ date }) => !isWorkingDay(calendar, date) && isWorkingDay(usual, date))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date))
}
