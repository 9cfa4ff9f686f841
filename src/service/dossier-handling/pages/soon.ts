import {
  addWorkingDays,
  dateOf,
  getUnitClocks,
  hasWorkingTime,
  type WorkingCalendar,
} from '../../../foundation/calendar/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { findClockRules } from '../../dossiers/index.ts'

/** The calendar read around today: far enough back for what is late, far enough ahead for what is not. */
export const around = (now: Temporal.Instant) => ({
  from: dateOf(now).subtract({ years: 1 }),
  to: dateOf(now).add({ years: 1 }),
})

/** Until when a date is near: so many working days as the rules warn ahead. */
export function soonIn(calendar: WorkingCalendar, warnDaysBefore: readonly number[], now: Temporal.Instant) {
  const days = Math.max(1, ...warnDaysBefore)
  // A unit whose hours nobody has entered yet has no working days to count.
  return hasWorkingTime(calendar, now) ? addWorkingDays(calendar, now, days) : now.add({ hours: days * 24 })
}

/** For the unit of whoever looks. */
export async function soonOf({ db, actor }: SignedInContext): Promise<Temporal.Instant> {
  const path = actor.unitPath
  const { calendar } = (await getUnitClocks(db, [path], around(db.now))).get(path)!
  const { warn_days_before } = await findClockRules(db, path, db.now)
  return soonIn(calendar, warn_days_before, db.now)
}
