import { addWorkingDays, dateOf, getUnitClocks, hasWorkingTime } from '../../../foundation/calendar/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { findClockRules } from '../../dossiers/index.ts'

/** The calendar read around today: far enough back for what is late, far enough ahead for what is not. */
export const around = (now: Temporal.Instant) => ({
  from: dateOf(now).subtract({ years: 1 }),
  to: dateOf(now).add({ years: 1 }),
})

/** Until when a date is near: so many working days as the rules warn ahead. */
export async function soonOf({ db, actor }: SignedInContext): Promise<Temporal.Instant> {
  const path = actor.unitPath
  const { calendar } = (await getUnitClocks(db, [path], around(db.now))).get(path)!
  const { warn_days_before } = await findClockRules(db, path, dateOf(db.now))
  const days = Math.max(1, ...warn_days_before)
  // A unit whose hours nobody has entered yet has no working days to count.
  return hasWorkingTime(calendar, db.now) ? addWorkingDays(calendar, db.now, days) : db.now.add({ hours: days * 24 })
}
