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
  wal_compression: 'off',
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

/** `passing`: it goes with all it holds when the tests are over. */
export type TestServer = { url: string; templateUrl: string; passing: boolean; stop(): Promise<void> }

/** The migrated database from which the tests' databases are copied, made anew; its owner's address. */
async function makeTemplate(serverUrl: string): Promise<string> {
  const { ownerUrl } = await prepareDatabase(serverUrl, template)
  await migrate(ownerUrl)
  return ownerUrl
}

/** The server of TEST_DATABASE_URL (a superuser's address), or a PostgreSQL of our own; with the migrated template. */
export async function startTestServer(givenUrl?: string): Promise<TestServer> {
  return givenUrl ? prepareGivenServer(givenUrl) : startOwnServer()
}

async function prepareGivenServer(url: string): Promise<TestServer> {
  await dropDatabase(url, template)
  return { url, templateUrl: await makeTemplate(url), passing: false, stop: () => dropDatabase(url, template) }
}

async function startOwnServer(): Promise<TestServer> {
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
    return { url: server.superuserUrl, templateUrl: await makeTemplate(server.superuserUrl), passing: true, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

// As files: written to the log first, a copy costs six times as much.
export const copyTemplate = (serverUrl: string, name: string): Promise<void> =>
  asSuperuser(serverUrl, [`create database ${name} template ${template} owner cchc_owner strategy file_copy`])

export const dropDatabase = (serverUrl: string, name: string): Promise<void> =>
  asSuperuser(serverUrl, [`drop database if exists ${name} with (force)`])
