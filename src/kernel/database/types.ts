import type { Kysely } from 'kysely'

/** The tables of all modules; each module's generated tables.ts adds its own. */
export interface Tables {}

/** What reads: a query builder and the instant at which the request or job began. */
export type Db = {
  readonly query: Kysely<Tables>
  readonly now: Temporal.Instant
}

declare const writes: unique symbol

/**
 * What writes: one open transaction. Only the action wrapper, the job runner and the command line make one, so a
 * command cannot write outside a transaction, nor can a write escape it.
 */
export type Tx = Db & {
  readonly [writes]: true
  /** A new UUIDv7; from the transaction, so that tests can fix it. */
  readonly id: () => string
  /** Correlates audit rows and announcements of one request. */
  readonly requestId: string
}
