import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'
import { attempt } from './attempt.ts'
import { turnSocket } from './connection.ts'
import { sentAhead, statements } from './statement.ts'
import type { Tx } from './types.ts'

const own = testDatabase({ own: true })

before(async () => {
  await own.committed(async () => {})
  const client = new pg.Client({ connectionString: own.ownerUrl })
  await client.connect()
  await client.query(`
    select kernel.open_schema('ahead');
    create table ahead.thing (id int primary key, name text, constraint "ahead.name_taken" unique (name));
    insert into ahead.thing values (0, 'có rồi');`)
  await client.end()
})

const put = (tx: Tx, id: number, name: string) =>
  sql`insert into ahead.thing (id, name) values (${id}, ${name}) ${sentAhead}`.execute(tx.query)

const names = async (query = own.database.query): Promise<string[]> =>
  (await sql<{ name: string }>`select name from ahead.thing order by id`.execute(query)).rows.map(({ name }) => name)

test('what is sent ahead is written with its transaction, in order, and counted', async () => {
  const counted = { count: 0, texts: null }
  await statements.run(counted, () =>
    own.committed(async (tx) => {
      await put(tx, 1, 'một')
      await put(tx, 2, 'hai')
      assert.deepEqual(await names(tx.query), ['có rồi', 'một', 'hai'])
      await put(tx, 3, 'ba')
    }),
  )
  assert.equal(counted.count, 4)
  assert.deepEqual(await names(), ['có rồi', 'một', 'hai', 'ba'])
})

test('when it fails, the transaction fails by its reason and leaves nothing, though nothing follows', async () => {
  const before = await names()
  await assert.rejects(
    own.committed(async (tx) => {
      await sql`insert into ahead.thing (id, name) values (10, 'mười')`.execute(tx.query)
      await put(tx, 11, 'có rồi')
    }),
    { name: 'AppError', code: 'ahead.name_taken' },
  )
  assert.deepEqual(await names(), before)
})

test('what follows a failure tells the reason, not that the transaction was broken off', async () => {
  let reached = false
  await assert.rejects(
    own.committed(async (tx) => {
      await put(tx, 11, 'có rồi')
      await put(tx, 12, 'mười hai')
      await names(tx.query)
      reached = true
    }),
    { code: 'ahead.name_taken' },
  )
  assert.equal(reached, false)
})

test('a value that cannot be sent ends the transaction too, though PostgreSQL never saw it', async () => {
  const circle: Record<string, unknown> = {}
  circle.itself = circle
  const before = await names()
  await assert.rejects(
    own.committed(async (tx) => {
      await put(tx, 13, 'mười ba')
      await put(tx, 14, circle as never)
    }),
    /circular/i,
  )
  assert.deepEqual(await names(), before)
})

test('one of many that is refused is taken back, and the rest goes on', async () => {
  const refusals: (string | undefined)[] = []
  await own.committed(async (tx) => {
    for (const [id, name] of [
      [20, 'hai mươi'],
      [21, 'có rồi'],
      [22, 'hai hai'],
    ] as const)
      refusals.push((await attempt(tx, () => put(tx, id, name)))?.code)
  })
  assert.deepEqual(refusals, [undefined, 'ahead.name_taken', undefined])
  assert.deepEqual((await names()).slice(-2), ['hai mươi', 'hai hai'])
})

test('outside a transaction there is nothing to be sent ahead of', async () => {
  await assert.rejects(
    sql`insert into ahead.thing (id, name) values (30, 'có rồi') ${sentAhead}`.execute(own.database.query),
    /ahead.name_taken/,
  )
})

test('what is said within one turn leaves in one piece', async (t) => {
  const server = createServer((far) => far.resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = turnSocket()
  t.after(() => {
    socket.destroy()
    server.close()
  })
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  for (const word of ['một', 'hai']) {
    socket.cork()
    socket.write(Buffer.from(word))
    socket.uncork()
    await Promise.resolve()
  }
  assert.equal(socket.writableLength, Buffer.byteLength('mộthai'), 'nothing has left yet')
  await new Promise((done) => setImmediate(done))
  assert.equal(socket.bytesWritten, Buffer.byteLength('mộthai'))
  assert.equal(socket.writableCorked, 0)
})
