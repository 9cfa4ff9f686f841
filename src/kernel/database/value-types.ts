import pg from 'pg'

// Times leave the database as Temporal values, never as Date: a date without a zone is a PlainDate, an instant an Instant.
export const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text))
types.setTypeParser(pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text))
types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError('an integer from the database is too large to be exact')
  return number
})
const dateArray = 1182
types.setTypeParser(dateArray as number, (text: string) =>
  arrayItems(text).map((item) => Temporal.PlainDate.from(item)),
)

// PostgreSQL writes an array of dates as {2026-01-01,2026-02-01}; dates hold no quotes or commas.
const arrayItems = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','))

/** What pg would turn into JSON although PostgreSQL wants its text. */
export const parameter = (value: unknown): unknown => {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainTime)
    return value.toString()
  return Array.isArray(value) ? value.map(parameter) : value
}
