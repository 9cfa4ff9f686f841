import type { Lang } from './language.ts'
import { defineTexts, translate } from './catalogue.ts'
import { noData } from './numbers.ts'

/** The law's day begins and ends here, wherever the server stands. */
export const legalTimeZone = 'Asia/Ho_Chi_Minh'

export type DateLike = Temporal.PlainDate | Temporal.PlainDateTime | Temporal.ZonedDateTime | Temporal.Instant
export type TimeLike = Exclude<DateLike, Temporal.PlainDate>

defineTexts({
  vi: {
    'ui.due_today': 'đến hạn hôm nay',
    'ui.left_day': 'còn {amount} ngày',
    'ui.left_working_day': 'còn {amount} ngày làm việc',
    'ui.left_working_hour': 'còn {amount} giờ làm việc',
    'ui.left_under_hour': 'còn dưới 1 giờ làm việc',
    'ui.over_day': 'quá hạn {amount} ngày',
    'ui.over_working_day': 'quá hạn {amount} ngày làm việc',
    'ui.over_working_hour': 'quá hạn {amount} giờ làm việc',
  },
  en: {
    'ui.due_today': 'due today',
    'ui.left_day': 'days left: {amount}',
    'ui.left_working_day': 'working days left: {amount}',
    'ui.left_working_hour': 'working hours left: {amount}',
    'ui.left_under_hour': 'less than a working hour left',
    'ui.over_day': 'days overdue: {amount}',
    'ui.over_working_day': 'working days overdue: {amount}',
    'ui.over_working_hour': 'working hours overdue: {amount}',
  },
})

const inLegalZone = (value: TimeLike): Temporal.PlainDateTime | Temporal.ZonedDateTime => {
  if (value instanceof Temporal.Instant) return value.toZonedDateTimeISO(legalTimeZone)
  return value instanceof Temporal.ZonedDateTime ? value.withTimeZone(legalTimeZone) : value
}

const two = (n: number): string => String(n).padStart(2, '0')

// `5/12/2026` is the 5th of December here and the 12th of May to some readers of English.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `5/12/2026`, in English `5 Dec 2026`. */
export const formatDate = (value: DateLike | null | undefined, lang: Lang = 'vi'): string => {
  if (!value) return noData
  const { day, month, year } = value instanceof Temporal.PlainDate ? value : inLegalZone(value)
  return lang === 'vi' ? `${day}/${month}/${year}` : `${day} ${months[month - 1]} ${year}`
}

/** `08:05 5/12/2026`. */
export const formatDateTime = (value: TimeLike | null | undefined, lang: Lang = 'vi'): string => {
  if (!value) return noData
  const local = inLegalZone(value)
  return `${two(local.hour)}:${two(local.minute)} ${formatDate(local, lang)}`
}

/** What machines read in `<time datetime>`. */
export const isoDate = (value: DateLike): string => {
  if (value instanceof Temporal.PlainDate) return value.toString()
  const local = inLegalZone(value)
  return local instanceof Temporal.ZonedDateTime ? local.toString({ timeZoneName: 'never' }) : local.toString()
}

export type RemainingUnit = 'day' | 'working_day' | 'working_hour'

/** `còn 3 ngày`, `đến hạn hôm nay`, `quá hạn 2 ngày`: negative amounts are past the deadline. */
export const formatRemaining = (amount: number, unit: RemainingUnit = 'day', lang: Lang = 'vi'): string =>
  amount === 0
    ? translate(lang, unit === 'working_hour' ? 'ui.left_under_hour' : 'ui.due_today')
    : translate(lang, `ui.${amount > 0 ? 'left' : 'over'}_${unit}`, { amount: Math.abs(amount) })

// Years that concern us, and that every part of the program and the database knows.
export const isOurYear = (year: number): boolean => year >= 1900 && year <= 2200

/** An instant as programs write it; undefined for anything else, and for times that nothing happened in. */
export const parseInstant = (text: string): Temporal.Instant | undefined => {
  try {
    const instant = Temporal.Instant.from(text)
    return isOurYear(instant.toZonedDateTimeISO('UTC').year) ? instant : undefined
  } catch {
    return undefined
  }
}

const typedDate = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

const readDay = (typed: string): Temporal.PlainDate | undefined => {
  const [, day, month, year] = typedDate.exec(typed.trim()) ?? []
  const iso = day ? `${year}-${two(Number(month))}-${two(Number(day))}` : typed.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** What was typed (`5/12/2026`, `05-12-2026`, `2026-12-05`) as a date; undefined when no such day exists, or none that concerns us. */
export const parseDate = (typed: string): Temporal.PlainDate | undefined => {
  const day = readDay(typed)
  return day && isOurYear(day.year) ? day : undefined
}

/** Why `parseDate` took nothing: no day at all, or one of a year that concerns nobody. */
export const dateFault = (typed: string): 'form.date' | 'form.year' => (readDay(typed) ? 'form.year' : 'form.date')
