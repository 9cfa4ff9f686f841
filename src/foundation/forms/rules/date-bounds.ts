// Between which days a date must lie: a day of the calendar, today, or the answer to another question.

/** `name`: `today` or the key of the question it comes from; a fixed day has none. */
export type DateBound = { date: string; name?: string; label?: string }

export type DateBounds = { least?: DateBound; most?: DateBound }

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The key of the question that a bound names; undefined for a day and for today. */
export const namedBound = (bound: string | undefined): string | undefined =>
  bound === undefined || bound === 'today' || isDay(bound) ? undefined : bound

/** The bound as a day; undefined as long as the question it comes from has no answer. */
export function dateBound(
  bound: string | undefined,
  answerOf: (name: string) => unknown,
  label?: string,
): DateBound | undefined {
  if (bound === undefined) return undefined
  if (isDay(bound)) return { date: bound }
  const date = answerOf(bound)
  return typeof date === 'string' && isDay(date)
    ? { date, name: bound, ...(label !== undefined && { label }) }
    : undefined
}
