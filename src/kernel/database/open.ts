import { join } from 'node:path'
import type { Config } from '../config.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { prepareDatabase, type DatabaseUrls } from './prepare.ts'

export type OpenedDatabase = DatabaseUrls & { close: () => Promise<void> }

/** The database of the configuration: one given by address, or PostgreSQL of our own in the data folder. */
export async function openDatabase(config: Config): Promise<OpenedDatabase> {
  if (config.databaseUrl && config.databaseOwnerUrl)
    return { appUrl: config.databaseUrl, ownerUrl: config.databaseOwnerUrl, close: async () => {} }
  const server = await startEmbeddedPostgres({ directory: join(config.dataDirectory, 'postgres') })
  const urls = await prepareDatabase(server.superuserUrl, 'cchc')
  return { ...urls, close: server.stop }
}
