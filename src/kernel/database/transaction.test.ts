import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'
import { announce, findHistory, subscribe } from '../announce.ts'
import { AppError } from '../errors.ts'
import { translateConstraint } from './constraint-errors.ts'
import { reader } from './transaction.ts'
import type { Tx } from './types.ts'

const own = testDatabase({ own: true })
const subjectId = '0198f000-0000-7000-8000-0000000000ff'
const event = { name: 'test.changed', subjectKind: 'test', subjectId, detail: { from: 1, to: 2 } }

before(async () => {
  await own.committed(async () => {})
  const client = new pg.Client({ connectionString: own.ownerUrl })
  await client.connect()
  await client.query(`
    select kernel.open_schema('ruled');
    create table ruled.parent (id int primary key);
    create table ruled.thing (
      id int primary key, name text, days daterange, parent int,
      constraint "ruled.name_taken" unique (name),
      constraint "ruled.name_empty" check (name <> ''),
      constraint "ruled.days_overlap" exclude using gist (days with &&),
      constraint "ruled.parent_unknown" foreign key (parent) references ruled.parent (id),
      constraint no_dot check (id > 0));`)
  await client.end()
})

const insert = (id: number, columns: { name?: string; days?: string; parent?: number } = {}) =>
  own.committed((tx) =>
    sql`insert into ruled.thing (id, name, days, parent) values (${id}, ${columns.name ?? null},
      ${columns.days ?? null}::text::daterange, ${columns.parent ?? null})`.execute(tx.query),
  )

test('the name of a broken rule is the code of the error', async () => {
  await insert(1, { name: 'một', days: '[2026-01-01,2026-02-01)' })
  await assert.rejects(insert(2, { name: 'một' }), { name: 'AppError', code: 'ruled.name_taken', status: 409 })
  await assert.rejects(insert(2, { name: '' }), { name: 'AppError', code: 'ruled.name_empty', status: 422 })
  await assert.rejects(insert(2, { days: '[2026-01-31,2026-03-01)' }), { code: 'ruled.days_overlap', status: 409 })
  await assert.rejects(insert(2, { parent: 9 }), { code: 'ruled.parent_unknown', status: 409 })
})

test('a constraint without a code is a fault of ours and stays one', async () => {
  await assert.rejects(insert(-1), (error: Error) => !(error instanceof AppError) && /no_dot/.test(error.message))
  await assert.rejects(insert(1), (error: Error) => !(error instanceof AppError) && /thing_pkey/.test(error.message))
})

test('two who wait for each other: one is asked to try again', async () => {
  for (const code of ['40001', '40P01']) assert.equal((translateConstraint({ code }) as AppError).code, 'kernel.busy')
  await insert(11)
  await insert(12)
  const both = Promise.withResolvers<void>()
  let held = 0
  const change = (tx: Tx, id: number) =>
    sql`update ruled.thing set name = ${`${id}`} where id = ${id}`.execute(tx.query)
  const inOrder = (first: number, second: number) =>
    own.committed(async (tx) => {
      await change(tx, first)
      held += 1
      if (held === 2) both.resolve()
      await both.promise
      await change(tx, second)
    })
  const outcomes = await Promise.allSettled([inOrder(11, 12), inOrder(12, 11)])
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  assert.deepEqual(
    failed.map(({ code }) => code),
    ['kernel.busy'],
  )
})

test('of a change that is taken back nothing is known, queued or counted', async () => {
  subscribe('test.changed', 'listener', async () => {})
  const queued = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(own.database.query)).rows[0]!
      .n
  const history = () => findHistory(reader(own.database), [subjectId])
  await assert.rejects(
    own.committed(async (tx) => {
      await announce(tx, { rule: 'test' }, event)
      throw new AppError('test.refused')
    }),
    { code: 'test.refused' },
  )
  assert.deepEqual([(await history()).length, await queued()], [0, 0])
  await own.committed((tx) => announce(tx, { rule: 'test' }, event))
  assert.deepEqual([(await history()).length, await queued()], [1, 1])
})

test('history names who acted, a rule by its own name, with the moment of the transaction', async () => {
  const now = Temporal.Instant.from('2026-02-03T04:05:06.123456Z')
  const actor = { personId: subjectId, name: 'Lê Thị Mẫu' }
  await own.committed((tx) => announce(tx, actor as Parameters<typeof announce>[1], { ...event, name: 'test.done' }), {
    now,
  })
  const [latest] = await findHistory(reader(own.database), [subjectId])
  assert.deepEqual(
    [latest?.actor_name, latest?.actor_id, latest?.action, latest?.detail, String(latest?.at)],
    ['Lê Thị Mẫu', subjectId, 'test.done', { from: 1, to: 2 }, String(now)],
  )
})

test('values leave the database as what they are', async () => {
  const { rows } = await sql<
    Record<string, unknown>
  >`select date '2026-02-28' as day, timestamptz '2026-02-28 07:00+07' as at,
    array[date '2026-01-01', date '2026-01-02'] as days, 9007199254740991 as big, 1.10::numeric as amount`.execute(
    own.database.query,
  )
  const { day, at, days, big, amount } = rows[0]!
  assert.ok(day instanceof Temporal.PlainDate && at instanceof Temporal.Instant)
  assert.deepEqual(
    [String(day), String(at), String(days), big, amount],
    ['2026-02-28', '2026-02-28T00:00:00Z', '2026-01-01,2026-01-02', 9007199254740991, '1.10'],
  )
  await assert.rejects(sql`select 9007199254740993::bigint`.execute(own.database.query), /too large to be exact/)
})
