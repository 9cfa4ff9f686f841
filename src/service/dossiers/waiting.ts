// How long the applicant may take over papers or payment: a dated rule, told when it is asked for. It moves nothing by
// itself; whoever serves the dossier may stop it when the time is over.
import { dateOf, getUnitClock, rangeFrom, termEnd } from '../../foundation/calendar/index.ts'
import type { Db } from '../../kernel/database/types.ts'

/** The end of the last of so many days from now; null where no rule says how many. */
export async function findWaitingUntil(db: Db, path: string, days: number | null): Promise<Temporal.Instant | null> {
  if (days === null) return null
  const { calendar, rules } = await getUnitClock(db, path, rangeFrom(dateOf(db.now)))
  // Whoever comes on the last day is in time until the office closes.
  const untilClosing = { ...rules, dayEnds: 'end_of_working_hours' } as const
  return termEnd(calendar, db.now, { amount: days, unit: 'calendar_day' }, untilClosing) ?? null
}

export const notWaiting = { waiting_for: null, waiting_since: null, waiting_until: null }
