import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'
import { connect, type Database } from './connect.ts'
import { statements } from './statement.ts'
import { beyondReach, everything, withReach, type Reach } from './reach.ts'
import { inTransaction } from './transaction.ts'

const own = testDatabase({ own: true })
const unit = (number: number) => `0198f000-0000-7000-8000-00000000000${number}`
const over = (...numbers: number[]): Reach => ({ units: numbers.map(unit), personId: unit(9) })

/** One connection, so that each statement follows whatever the one before left behind. */
let database: Database

before(async () => {
  await own.committed(async () => {})
  const client = new pg.Client({ connectionString: own.ownerUrl })
  await client.connect()
  await client.query(`
    select kernel.open_schema('walled');
    create table walled.thing (number int primary key, unit_id uuid not null, person_id uuid);
    insert into walled.thing values (1, '${unit(1)}', null), (2, '${unit(2)}', null), (3, '${unit(3)}', '${unit(9)}');
    select kernel.guard('walled.thing', 'array[unit_id] && (select kernel.reach_units()) or person_id = (select kernel.reach_person())');`)
  await client.end()
  database = connect(own.appUrl, { connections: 1 })
})
after(() => database.close())

const seen = async (reach?: Reach): Promise<number[]> => {
  const look = async () =>
    (await sql<{ number: number }>`select number from walled.thing order by number`.execute(database.query)).rows
  return (await (reach ? withReach(reach, look) : look())).map(({ number }) => number)
}
const connection = async (): Promise<number> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.query)).rows[0]!.pid

test('whoever speaks for nobody sees nothing; a person what is of the own units or of the own work; a rule everything', async () => {
  assert.deepEqual(await seen(), [])
  assert.deepEqual(await seen('nothing'), [])
  assert.deepEqual(await seen(over()), [3])
  assert.deepEqual(await seen(over(1)), [1, 3])
  assert.deepEqual(await seen({ units: [unit(1), unit(2)], personId: unit(8) }), [1, 2])
  assert.deepEqual(await seen(everything('a test')), [1, 2, 3])
})

test('what one request reached, the next one on the same connection does not', async () => {
  const before = await connection()
  assert.deepEqual(await seen(everything('a test')), [1, 2, 3])
  assert.deepEqual(await seen(), [])
  assert.deepEqual(await seen(over(2)), [2, 3])
  assert.deepEqual(await seen(over(1)), [1, 3])
  assert.deepEqual(await seen(), [])
  assert.equal(await connection(), before)
})

test('a reach is said once for many statements and counts as none of theirs', async () => {
  const before = await seen(over(1))
  const counted = { count: 0, texts: [] as string[] }
  await statements.run(counted, async () => {
    assert.deepEqual(await seen(over(1)), before)
    assert.deepEqual(await seen(over(2)), [2, 3])
  })
  assert.equal(counted.count, 2)
})

test('an error, inside or outside of a transaction, leaves no reach behind', async () => {
  const fails = () => sql`select 1 / 0`.execute(database.query)
  await withReach(over(1), () => assert.rejects(fails()))
  assert.deepEqual(await seen(), [])
  const inside = () =>
    inTransaction(database, async (tx) => {
      await sql`select 1 / 0`.execute(tx.query)
    })
  await withReach(over(1), () => assert.rejects(inside()))
  assert.deepEqual(await seen(over(2)), [2, 3])
  await withReach(everything('a test'), () => assert.rejects(inside()))
  assert.deepEqual(await seen(), [])
})

test('a transaction keeps one reach, and says so to whoever would change it', async () => {
  await withReach(over(1), () =>
    inTransaction(database, async (tx) => {
      const look = () => sql<{ number: number }>`select number from walled.thing`.execute(tx.query)
      assert.equal((await look()).rows.length, 2)
      await assert.rejects(
        beyondReach('a test', () => look()),
        /one reach for its life/,
      )
      await sql`savepoint one`.execute(tx.query)
      await sql`rollback to savepoint one`.execute(tx.query)
      assert.equal((await look()).rows.length, 2)
    }),
  )
  assert.deepEqual(await beyondReach('a test', () => seen()), [1, 2, 3])
})

test('a connection that could not be told serves nobody else', async () => {
  assert.deepEqual(await seen(everything('a test')), [1, 2, 3])
  const before = await connection()
  await assert.rejects(seen({ units: [], personId: 'no\0text' }))
  assert.deepEqual(await seen(), [])
  assert.notEqual(await connection(), before)
})

test('rows may be written for others, but neither changed nor removed where they are not seen', async () => {
  await withReach(over(1), async () => {
    await sql`insert into walled.thing values (4, ${unit(4)})`.execute(database.query)
    await sql`update walled.thing set number = number + 10`.execute(database.query)
    await sql`delete from walled.thing where number in (2, 4, 13)`.execute(database.query)
  })
  assert.deepEqual(await seen(everything('a test')), [2, 4, 11])
})
