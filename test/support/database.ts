import { randomBytes } from 'node:crypto'
import { after, before } from 'node:test'
import { sql } from 'kysely'
import { connect, type Database } from '../../src/kernel/database/connect.ts'
import { everything } from '../../src/kernel/database/reach.ts'
import { roleUrl } from '../../src/kernel/database/prepare.ts'
import { inTransaction } from '../../src/kernel/database/transaction.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { copyTemplate, dropDatabase, startTestServer } from './database-server.ts'
import { whileNeeded } from './while-needed.ts'

type Options = { now?: Temporal.Instant }

export type TestDatabase = {
  /** The pool of the application's role; there once the tests run. */
  readonly database: Database
  readonly appUrl: string
  readonly ownerUrl: string
  /** Runs `work` in a transaction and takes it back: the usual way to test a command or a query. */
  rolledBack<Result>(work: (tx: Tx) => Promise<Result>, options?: Options): Promise<Result>
  /** Runs `work` in a transaction that is really committed; only in a database of one's own. */
  committed<Result>(work: (tx: Tx) => Promise<Result>, options?: Options): Promise<Result>
}

type Opened = { database: Database; appUrl: string; ownerUrl: string; close(): Promise<void> }

/**
 * A migrated database for the tests of one file; call it at the top of the file. All files share one and take their
 * changes back, unless `own` asks for a copy where changes are committed (requests over HTTP, concurrency, jobs).
 */
export function testDatabase({ own = false }: { own?: boolean } = {}): TestDatabase {
  let opened: Opened | undefined
  let opening: Promise<Opened> | undefined
  servers.join()
  if (!own) shared.join()
  before(async () => {
    opening = own ? openCopy() : shared.get()
    opened = await opening
  })
  after(async () => {
    await (own ? opened?.close() : shared.leave())
    await servers.leave()
  })
  const ready = (): Opened => {
    if (!opened) throw new Error('the test database opens when the tests of the file begin')
    return opened
  }
  // node:test begins all `before` hooks of a file at once; one that fills the database waits for it to be there.
  const begun = async (): Promise<Opened> => (await opening) ?? ready()
  return {
    get database() {
      return ready().database
    },
    get appUrl() {
      return ready().appUrl
    },
    get ownerUrl() {
      return ready().ownerUrl
    },
    rolledBack: async (work, options) => {
      const { database } = await begun()
      return rolledBack(database, work, options, !own)
    },
    committed: (work, options) => {
      if (!own)
        throw new Error('what is committed would stay in the way of other tests: ask for testDatabase({ own: true })')
      return begun().then(({ database }) => inTransaction(database, work, options))
    },
  }
}

/** Another transaction of the same database, taken back too. */
export type Aside = <Result>(work: (tx: Tx) => Promise<Result>, options?: Options) => Promise<Result>
const asides = new WeakMap<Database, Aside>()
const shownTo = new WeakMap<Tx['query'], Aside>()

/** In the database in which nothing is ever committed: a transaction beside this one, the same for all of them. */
export const asideOf = (tx: Tx): Aside | undefined => shownTo.get(tx.query)

function asideIn(database: Database): Aside {
  const known = asides.get(database)
  if (known) return known
  const aside: Aside = (work, options) => rolledBack(database, work, options)
  asides.set(database, aside)
  return aside
}

async function rolledBack<Result>(
  database: Database,
  work: (tx: Tx) => Promise<Result>,
  options?: Options,
  clean = false,
) {
  const takeBack = new Error('taken back')
  let result: Result
  try {
    await inTransaction(
      database,
      async (tx) => {
        if (clean) shownTo.set(tx.query, asideIn(database))
        result = await work(tx)
        await sql`set constraints all immediate`.execute(tx.query)
        throw takeBack
      },
      options,
    )
  } catch (error) {
    if (error !== takeBack) throw error
  }
  return result!
}

async function openCopy(): Promise<Opened> {
  const server = await servers.get()
  const name = `test_${randomBytes(6).toString('hex')}`
  await copyTemplate(server.url, name)
  const appUrl = roleUrl(server.url, 'cchc_app', name)
  // Commands are tested for what they refuse themselves; requests over HTTP reach as far as whoever sends them.
  const database = connect(appUrl, { reach: everything('tests') })
  const close = async () => {
    await database.close()
    // Taking its files away one by one costs more than making them did.
    if (!server.passing) await dropDatabase(server.url, name)
  }
  return { database, appUrl, ownerUrl: roleUrl(server.url, 'cchc_owner', name), close }
}

// `npm test` runs one server for all and names it; a file run by hand brings its own.
const servers = whileNeeded(
  async () => {
    const url = process.env.TEST_DATABASE_URL
    const passing = process.env.TEST_DATABASE_PASSING === '1'
    return url ? { url, passing, stop: async () => {} } : await startTestServer()
  },
  (server) => server.stop(),
)
const shared = whileNeeded(openCopy, (copy) => copy.close())
