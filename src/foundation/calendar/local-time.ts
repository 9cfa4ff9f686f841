// Days and times of day in Việt Nam as plain numbers, so that a year of days is walked in microseconds. The country
// has kept +07:00 without summer time since 13/6/1975 (tzdata, Asia/Ho_Chi_Minh); no term of this system is older.

export const ZONE = 'Asia/Ho_Chi_Minh'
export const MINUTE = 60_000
export const DAY = 86_400_000
const OFFSET = 7 * 60 * MINUTE

/** A moment as the number of its local day since 1/1/1970 and the milliseconds passed of that day. */
export interface LocalMoment {
  day: number
  time: number
}

export function toLocal(instant: Temporal.Instant): LocalMoment {
  const local = instant.epochMilliseconds + OFFSET
  const day = Math.floor(local / DAY)
  return { day, time: local - day * DAY }
}

export const fromLocal = ({ day, time }: LocalMoment): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(day * DAY + time - OFFSET)

export const dayNumber = (date: Temporal.PlainDate): number => Date.UTC(date.year, date.month - 1, date.day) / DAY

export const dateOfDay = (day: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(day * DAY)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()

/** The date in Việt Nam at this instant. */
export const dateOf = (instant: Temporal.Instant): Temporal.PlainDate => dateOfDay(toLocal(instant).day)

/** The instant at which this date begins in Việt Nam. */
export const startOfDate = (date: Temporal.PlainDate): Temporal.Instant => fromLocal({ day: dayNumber(date), time: 0 })
