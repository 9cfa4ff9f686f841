import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../src/kernel/database/embedded-postgres.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { prepareDatabase } from '../../src/kernel/database/prepare.ts'

// Tests lose nothing when the machine loses power; they want speed.
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '100',
  logging_collector: 'off',
  log_min_messages: 'fatal',
}

const template = 'cchc_template'

async function asSuperuser(serverUrl: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

export type TestServer = { url: string; templateUrl: string; stop(): Promise<void> }

/** A PostgreSQL of its own with one migrated database, from which the tests' databases are copied. */
export async function startTestServer(): Promise<TestServer> {
  const root = mkdtempSync(join(tmpdir(), 'cchc-mo-test-'))
  const server = await startEmbeddedPostgres({ directory: join(root, 'data'), settings: careless })
  const clean = () => rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  // Also when the run is broken off: after the server's own handler has told it to stop.
  process.once('exit', clean)
  const stop = async () => {
    process.off('exit', clean)
    await server.stop()
    clean()
  }
  try {
    const { ownerUrl } = await prepareDatabase(server.superuserUrl, template)
    await migrate(ownerUrl)
    return { url: server.superuserUrl, templateUrl: ownerUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export const copyTemplate = (serverUrl: string, name: string): Promise<void> =>
  asSuperuser(serverUrl, [`create database ${name} template ${template} owner cchc_owner strategy wal_log`])

export const dropDatabase = (serverUrl: string, name: string): Promise<void> =>
  asSuperuser(serverUrl, [`drop database if exists ${name} with (force)`])
