// How many working days a term of calendar days or months holds when it falls worst: with Tết in the calendar fifteen days
// hold fewer than eight, by the week alone at least ten. What must fit into every such term is measured against that.
import { isWorkingDay, rollForward, workingDaysBetween } from './legal-clock.ts'
import type { LegalTerm } from './legal-term.ts'
import { startOfDate } from './local-time.ts'
import type { WorkingCalendar } from './working-calendar.ts'

const spans: Partial<Record<LegalTerm['unit'], (amount: number) => Temporal.DurationLike>> = {
  calendar_day: (days) => ({ days }),
  calendar_month: (months) => ({ months }),
}

/**
 * Over all terms that begin on a working day between the two dates, both included; the day they begin is not counted,
 * an end on a rest day moves to the next working day. Undefined for terms that are counted in working time or hours.
 */
export function fewestWorkingDays(
  calendar: WorkingCalendar,
  { amount, unit }: LegalTerm,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): number | undefined {
  const span = spans[unit]?.(amount)
  if (!span) return undefined
  let fewest: number | undefined
  for (let start = from; Temporal.PlainDate.compare(start, to) <= 0; start = start.add({ days: 1 })) {
    if (!isWorkingDay(calendar, start)) continue
    const end = rollForward(calendar, start.add(span))
    const days = workingDaysBetween(calendar, startOfDate(start), startOfDate(end))
    if (fewest === undefined || days < fewest) fewest = days
  }
  return fewest
}
