import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Client } from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { isAlive, readLock, untilGone } from './running-server.ts'
import { StartFailure } from './start-failure.ts'

const root = mkdtempSync(join(tmpdir(), 'cchc-mo-postgres-'))
const directory = join(root, 'closed', 'data')
const quick = { fsync: 'off', logging_collector: 'off' }
const start = (port?: number) => startEmbeddedPostgres({ directory, port, settings: quick })
after(() => rmSync(root, { recursive: true }))

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

// A program that starts the server and then waits, to be killed.
async function startElsewhere() {
  const code = `import { startEmbeddedPostgres } from ${JSON.stringify(import.meta.resolve('./embedded-postgres.ts'))}
    await startEmbeddedPostgres(${JSON.stringify({ directory, settings: quick })})
    console.log('started')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

test('a server starts where nothing was, sorts Vietnamese, and keeps its data', async () => {
  const first = await start()
  await query(first.superuserUrl, 'create table kept as select 42 as answer')
  const sorted = await query(first.superuserUrl, `select w from unnest(array['đa','dư','ạ','dạ','an']) w order by w`)
  assert.deepEqual(sorted.map((row) => row.w).join(' '), 'ạ an dạ dư đa')
  assert.equal(statSync(join(directory, 'superuser-password')).mode & 0o777, 0o600)
  await first.stop()
  assert.equal(readLock(directory), undefined)

  const second = await start()
  assert.deepEqual(await query(second.superuserUrl, 'select * from kept'), [{ answer: 42 }])
  await second.stop()
})

test('nobody enters without the password, and only this machine may knock', async () => {
  const server = await start()
  const url = new URL(server.superuserUrl)
  url.password = 'guessed'
  await assert.rejects(query(url.href, 'select 1'), { code: '28P01' })
  assert.deepEqual(await query(server.superuserUrl, 'show listen_addresses'), [{ listen_addresses: '127.0.0.1' }])
  await server.stop()
})

test('a wished port that is taken gives another one', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const server = await start(port)
  assert.notEqual(server.port, port)
  await server.stop()
  other.close()
})

test('two that start at once share one server, and the guest does not stop it', async () => {
  const owner = await startElsewhere()
  const guest = await start()
  const pid = readLock(directory)!.pid
  await guest.stop()
  assert.ok(isAlive(pid))
  owner.kill('SIGTERM')
  assert.ok(await untilGone(pid))
})

test('a program that is killed leaves nothing that stops the next start', async () => {
  const owner = await startElsewhere()
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  const server = await start()
  assert.deepEqual(await query(server.superuserUrl, 'select 1 as one'), [{ one: 1 }])
  const { pid } = readLock(directory)!
  await server.stop()
  assert.ok(!isAlive(pid))
})

test('a lock left by a crash is no obstacle, even when its number now is another program', async () => {
  const lock = (pid: number) => `${pid}\n${directory}\n1700000000\n65432\n\n127.0.0.1\n\nready\n`
  for (const pid of [process.pid, 2 ** 22 + 1]) {
    writeFileSync(join(directory, 'postmaster.pid'), lock(pid))
    const server = await start()
    assert.deepEqual(await query(server.superuserUrl, 'select 1 as one'), [{ one: 1 }])
    await server.stop()
  }
})

test('data of another version is refused with one sentence in each language', async () => {
  const version = join(directory, 'PG_VERSION')
  const right = readFileSync(version)
  writeFileSync(version, '15\n')
  await assert.rejects(start(), (error: unknown) => {
    assert.ok(error instanceof StartFailure)
    assert.match(error.vi, /PostgreSQL 15, chương trình đi kèm là 18/)
    assert.match(error.en, /PostgreSQL 15, the packaged program is 18/)
    return true
  })
  writeFileSync(version, right)
})

test('a folder with other content is left alone', async () => {
  writeFileSync(join(root, 'letter.txt'), 'mine')
  await assert.rejects(startEmbeddedPostgres({ directory: root, settings: quick }), /holds something else/)
  assert.equal(readFileSync(join(root, 'letter.txt'), 'utf8'), 'mine')
})
