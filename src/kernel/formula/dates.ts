// Calendar arithmetic on ISO texts, which runs in browsers that have no Temporal.
export type DateParts = { year: number; month: number; day: number }

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The parts of `2026-11-21`; undefined of anything that is no day of the calendar. */
export function dateParts(text: string): DateParts | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined
  return { year, month, day }
}

/** Days since 0001-01-01. */
export function dayNumber({ year, month, day }: DateParts): number {
  const past = year - 1
  let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + day - 1
  for (let before = 1; before < month; before += 1) days += daysOf(year, before)
  return days
}

/** Full years from birth to a day: who was born on 29 February is a year older on 1 March of a common year. */
export function fullYears(birth: DateParts, on: DateParts): number {
  const reached = on.month > birth.month || (on.month === birth.month && on.day >= birth.day)
  return on.year - birth.year - (reached ? 0 : 1)
}
