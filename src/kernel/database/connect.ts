import pg from 'pg'
import { Kysely, PostgresDialect } from 'kysely'
import { talkOver, turnSocket } from './connection.ts'
import type { Reach } from './reach.ts'
import type { Tables } from './types.ts'

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
    pipeline: true,
    stream: turnSocket,
    options: '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
  })
  // Without listeners, a connection that the server closes, idle or in use, would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const dialect = new PostgresDialect({
    pool: {
      connect: async () => talkOver(await pool.connect(), options.reach ?? 'nothing'),
      end: () => pool.end(),
    } as never,
  })
  const query = new Kysely<Tables>({ dialect })
  return { query, pool, close: () => query.destroy() }
}
