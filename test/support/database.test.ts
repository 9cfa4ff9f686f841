import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from './database.ts'

const shared = testDatabase()
const own = testDatabase({ own: true })
const count = sql<{ n: number }>`select count(*)::int as n from kernel.audit`
const write = sql`insert into kernel.audit (at, request_id, actor_name, action, subject_kind)
  values (now(), gen_random_uuid(), 'test', 'test.done', 'test')`

test('what a test writes is seen inside it and gone after it', async () => {
  const inside = await shared.rolledBack(async (tx) => {
    await write.execute(tx.query)
    return (await count.execute(tx.query)).rows[0]?.n
  })
  assert.equal(inside, 1)
  assert.equal((await count.execute(shared.database.query)).rows[0]?.n, 0)
})

test('what is committed in an own database stays there and reaches nobody else', async () => {
  await own.committed((tx) => write.execute(tx.query))
  assert.equal((await count.execute(own.database.query)).rows[0]?.n, 1)
  assert.equal((await count.execute(shared.database.query)).rows[0]?.n, 0)
  assert.throws(() => shared.committed(async () => {}), /own: true/)
})

test('the clock of a test is the one it asks for', async () => {
  const now = Temporal.Instant.from('2026-02-03T01:00:00Z')
  assert.equal(await shared.rolledBack(async (tx) => tx.now, { now }), now)
})

test('tests work as the application, which owns nothing', async () => {
  await assert.rejects(sql`drop table kernel.audit`.execute(own.database.query), { code: '42501' })
})

test('a deferred constraint is checked before the work is taken back', async () => {
  await assert.rejects(
    shared.rolledBack(async (tx) => {
      await sql`create temp table parent (id int primary key)`.execute(tx.query)
      await sql`create temp table child (id int references parent deferrable initially deferred)`.execute(tx.query)
      await sql`insert into child values (1)`.execute(tx.query)
    }),
    { code: '23503' },
  )
})
