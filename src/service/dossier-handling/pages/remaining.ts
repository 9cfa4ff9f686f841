// How long there still is, in working time: in days as long as there is a whole one, then in hours.
import { workingTimeBetween, type UnitClock } from '../../../foundation/calendar/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import type { Tone } from '../../../kernel/ui/index.ts'
import { t } from '../texts.ts'

const minute = 60_000
const hour = 60 * minute

export type Remaining = { amount: number; unit: 'working_day' | 'working_hour' }

export function remainingOf({ calendar, rules }: UnitClock, now: Temporal.Instant, due: Temporal.Instant): Remaining {
  const left = workingTimeBetween(calendar, now, due)
  const day = rules.minutesPerDay * minute
  return Math.abs(left) >= day
    ? { amount: Math.trunc(left / day), unit: 'working_day' }
    : { amount: Math.trunc(left / hour), unit: 'working_hour' }
}

const toneOf = ({ amount, unit }: Remaining, isLate: boolean): Tone =>
  isLate ? 'danger' : unit === 'working_hour' || amount < 1 ? 'warning' : 'neutral'

/**
 * The badge of a list and of the page; what is past its date says so even in its first hour, and what has missed one date
 * does not look like one that is in time because another was given.
 */
export function remainingBadge(
  clock: UnitClock,
  now: Temporal.Instant,
  due: Temporal.Instant,
  missed: Temporal.Instant | null = null,
): ui.Html {
  const left = remainingOf(clock, now, due)
  const isLate = Temporal.Instant.compare(due, now) < 0
  if (missed && !isLate)
    return ui.statusBadge({
      text: t('handling.late_until_new_date', { left: ui.remaining(left.amount, left.unit) }),
      tone: 'danger',
    })
  const shown = isLate && left.amount === 0 ? { ...left, amount: -1 } : left
  return ui.statusBadge({ text: ui.remaining(shown.amount, shown.unit), tone: toneOf(left, isLate) })
}
