// A date that is promised lies in working time of the unit that is to keep it, and later than now: nobody can fetch
// anything on a Sunday, nor at half past eleven at night.
import {
  dateOf,
  getUnitClock,
  hasWorkingTime,
  isWorkingInstant,
  nextWorkingInstant,
  rangeFrom,
  type WorkingCalendar,
} from '../../foundation/calendar/index.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { formatDateTime } from '../../kernel/text/dates.ts'

/** A date further off is a slip of the hand (2062 for 2026). */
const furthest = Temporal.Duration.from({ hours: 24 * 366 })

/** While work is going on, or as it ends: 17:00 is the last instant of a day that ends at 17:00. */
const isWorked = (calendar: WorkingCalendar, at: Temporal.Instant): boolean =>
  isWorkingInstant(calendar, at) || isWorkingInstant(calendar, at.subtract({ milliseconds: 1 }))

/** The instant itself where the unit works then, else when it next begins to; what may be proposed to the person. */
export function moveToWork(calendar: WorkingCalendar, at: Temporal.Instant): Temporal.Instant {
  // A unit whose hours nobody has entered has none to move to.
  return isWorked(calendar, at) || !hasWorkingTime(calendar, at) ? at : nextWorkingInstant(calendar, at)
}

export const findCalendar = async (db: Db, path: string): Promise<WorkingCalendar> =>
  (await getUnitClock(db, path, rangeFrom(dateOf(db.now)))).calendar

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0

type NewDate = { path: string; dueAt: Temporal.Instant; field: string; after?: Temporal.Instant | null }

/** Refuses what cannot be promised, at its box; a date outside working time with the one that could be. */
export async function ensureNewDate(tx: Tx, { path, dueAt, field, after }: NewDate): Promise<void> {
  if (!isAfter(dueAt, tx.now) || (after && !isAfter(dueAt, after)))
    throw new AppError('dossiers.new_date_not_later', 422, {}, field)
  if (isAfter(dueAt, tx.now.add(furthest))) throw new AppError('dossiers.new_date_too_far', 422, {}, field)
  const moved = moveToWork(await findCalendar(tx, path), dueAt)
  if (Temporal.Instant.compare(moved, dueAt) !== 0)
    throw new AppError(
      'dossiers.new_date_not_worked',
      422,
      { date: formatDateTime(dueAt), next: formatDateTime(moved) },
      field,
    )
}
