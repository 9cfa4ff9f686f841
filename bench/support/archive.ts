// One PostgreSQL with the invented province on it, its one-stop shop and nothing received yet.
import { join } from 'node:path'
import pg from 'pg'
import { reachOf } from '../../src/kernel/access/actor-reach.ts'
import type { Actor } from '../../src/kernel/access/actor.ts'
import { connect, type Database } from '../../src/kernel/database/connect.ts'
import { startEmbeddedPostgres } from '../../src/kernel/database/embedded-postgres.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { prepareDatabase } from '../../src/kernel/database/prepare.ts'
import { everything, settingsOf } from '../../src/kernel/database/reach.ts'
import { inTransaction } from '../../src/kernel/database/transaction.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import type { Definition } from '../../src/foundation/workflow/index.ts'
import { modules } from '../../src/modules.ts'
import { makeOneStop, type OneStop } from '../../src/service/dossiers/index.ts'
import { makeCast, type AnBinh } from '../../test/support/cast.ts'
import { makePlaces, stockUntil, type Place } from './dossier-stock.ts'

const communes = 100

export type Archive = AnBinh & {
  database: Database
  appUrl: string
  superuserUrl: string
  places: Place[]
  shop: OneStop
  /** A bare connection that reaches as far as the program does for that person. */
  bareOf: (actor: Actor) => Promise<pg.Client>
  close: () => Promise<void>
}

type Made = { cast?: (tx: Tx) => Promise<AnBinh>; process?: Definition }

/** `made.cast`: with accounts where somebody signs in; `made.process`: the way of a dossier. */
export async function openArchive(directory: string, name: string, made: Made = {}): Promise<Archive> {
  const server = await startEmbeddedPostgres({ directory: join(directory, name) })
  const { appUrl, ownerUrl } = await prepareDatabase(server.superuserUrl, 'cchc')
  await migrate(ownerUrl)
  const database = connect(appUrl, { reach: everything('laying down') })
  const at = { now: stockUntil }
  for (const { load } of modules) if (load) await inTransaction(database, load, at)
  const world = await inTransaction(
    database,
    async (tx) => {
      const province = await (made.cast ?? makeCast)(tx)
      const places = await makePlaces(tx, province.cast.administrator, province.units, communes)
      return { ...province, places, shop: await makeOneStop(tx, province, made.process) }
    },
    at,
  )
  const clients: pg.Client[] = []
  return {
    ...world,
    database,
    appUrl,
    superuserUrl: Object.assign(new URL(server.superuserUrl), { pathname: '/cchc' }).toString(),
    bareOf: async (actor) => {
      const client = new pg.Client({ connectionString: appUrl })
      clients.push(client)
      await client.connect()
      const told = `select set_config('cchc.reach', $1, false), set_config('cchc.person', $2, false)`
      await client.query(told, settingsOf(reachOf(actor)))
      return client
    },
    close: async () => {
      for (const client of clients) await client.end()
      await database.close()
      await server.stop()
    },
  }
}
