import { createHash } from 'node:crypto'
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { reachNow, settingsOf, type Reach } from './reach.ts'
import type { Tables } from './types.ts'

// Times leave the database as Temporal values, never as Date: a date without a zone is a PlainDate, an instant an Instant.
const types = new pg.TypeOverrides()
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
const parameter = (value: unknown): unknown => {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainTime)
    return value.toString()
  return Array.isArray(value) ? value.map(parameter) : value
}

/** Counts the statements of one request or test, for the query budgets. */
export const statements = new AsyncLocalStorage<{ count: number; texts: string[] | null }>()

const names = new Map<string, string>()

const anew = '/* planned anew */'

/**
 * For a statement whose good plan for somebody of one unit is a bad one for whoever sees all: PostgreSQL plans it at each
 * execution, for the units at hand.
 */
export const plannedAnew = sql.raw(anew)

// Naming a statement by its text lets PostgreSQL plan it once per connection.
function statementName(text: string): string | undefined {
  if (text.length > 20_000 || text.includes(anew)) return undefined
  let name = names.get(text)
  if (!name && names.size < 5000) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name
}

function counted(text: string): void {
  const store = statements.getStore()
  if (!store || /^(begin|commit|rollback|savepoint|release|start transaction)/i.test(text)) return
  store.count += 1
  store.texts?.push(text)
}

const begins = /^(begin|start transaction)/i
const ends = /^(commit|rollback)(?! to)/i

// What each connection was told last; a new one, told nothing, reaches nothing.
const told = new WeakMap<pg.PoolClient, string>()

/** Kysely hands over text and parameters; we name the statement, count it, translate the values and say how far it reaches. */
function wrapClient(client: pg.PoolClient, otherwise: Reach) {
  let within: string | undefined
  let broken = false

  // Only when it changes, and never inside a transaction, whose end might take it back.
  async function tellReach(): Promise<void> {
    const settings = settingsOf(reachNow(otherwise))
    const key = settings.join(' ')
    if (within !== undefined && within !== key) throw new Error('a transaction has one reach for its life')
    if (key === (told.get(client) ?? ' ')) return
    broken = true
    const text = `select set_config('cchc.reach', $1, false), set_config('cchc.person', $2, false)`
    await client.query({ name: 'reach', text, values: settings })
    told.set(client, key)
    broken = false
  }

  return {
    query: async (text: string, values: readonly unknown[] = []) => {
      counted(text)
      await tellReach()
      const result = await client.query({ name: statementName(text), text, values: values.map(parameter), types })
      if (begins.test(text)) within = told.get(client) ?? ' '
      else if (ends.test(text)) within = undefined
      return result
    },
    // Whose reach is in doubt serves nobody else.
    release: () => client.release(broken),
  }
}

export type Database = {
  readonly query: Kysely<Tables>
  readonly pool: pg.Pool
  close(): Promise<void>
}

/**
 * Opens a pool of connections. `url` is a postgres:// address of the application's role; `reach` is how far statements
 * reach that run in nobody's name.
 */
export function connect(url: string, options: { connections?: number; reach?: Reach } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
  })
  // Without listeners, a connection that the server closes, idle or in use, would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const dialect = new PostgresDialect({
    pool: {
      connect: async () => wrapClient(await pool.connect(), options.reach ?? 'nothing'),
      end: () => pool.end(),
    } as never,
  })
  const query = new Kysely<Tables>({ dialect })
  return { query, pool, close: () => query.destroy() }
}
