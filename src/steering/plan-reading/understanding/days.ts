// Days of the printed calendar, without clock or zone.

const two = (value: number): string => String(value).padStart(2, '0')

export const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

export const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)

/** The last day of a month as a date. */
export const monthEnd = (year: number, month: number): string => iso(year, month, lastDayOf(year, month))
