import assert from 'node:assert/strict'
import type { Actor } from '../access/actor.ts'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { announce, enqueue, subscribe } from '../announce.ts'
import { AppError } from '../errors.ts'
import type { Module } from '../module.ts'
import { takeOver } from './alive.ts'
import type { JobDefinition } from './define.ts'
import { cancelJob, startJob } from './start-job.ts'
import { runDueJobs, startWorker } from './worker.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const person: Actor = {
  accountId: '0198f000-0000-7000-8000-00000000000a',
  personId: '0198f000-0000-7000-8000-00000000000c',
  name: 'Nguyễn Thị Thử',
  unitId: '0198f000-0000-7000-8000-000000000001',
  unitName: 'Xã Thử Nghiệm',
  unitPath: 'u1',
  grants: [],
}
const stranger: Actor = { ...person, accountId: '0198f000-0000-7000-8000-00000000000b' }

const moduleWith = (...jobs: JobDefinition[]): Module[] => [{ name: 'test', jobs }]
const runDue = (modules: Module[] = []) => runDueJobs({ services, modules })
const start = (name: string, payload: unknown = {}) =>
  own.committed((tx) => startJob(tx, person, { name, title: `Việc ${name}`, payload }))
const jobRow = (id: string) =>
  own.database.query.selectFrom('kernel.job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const queued = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(
    own.database.query,
  )
  return rows[0]!.n
}
const dueNow = () =>
  sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`.execute(own.database.query)
const clearQueue = () => sql`delete from graphile_worker._private_jobs`.execute(own.database.query)

const someEvent = (name: string) => ({ name, subjectKind: 'test', subjectId: '0198f000-0000-7000-8000-0000000000ff' })

test('work begun in a transaction that is rolled back never happens', async () => {
  const before = await queued()
  await assert.rejects(
    own.committed(async (tx) => {
      await startJob(tx, person, { name: 'test.any', title: 'Việc', payload: {} })
      await enqueue(tx, 'test.any', {})
      throw new AppError('test.refused')
    }),
    { code: 'test.refused' },
  )
  assert.equal(await queued(), before)
  assert.equal((await own.database.query.selectFrom('kernel.job').selectAll().execute()).length, 0)
})

test('a job runs with its payload, reports its progress and keeps its result', async () => {
  const seen: unknown[] = []
  const id = await start('test.count', { units: 3 })
  await runDue(
    moduleWith({
      name: 'test.count',
      run: async (run, payload) => {
        await run.progress(2, 3, 'Xã Hai')
        seen.push(payload, await jobRow(id).then(({ state, done, total, note }) => [state, done, total, note]))
        return { href: '/ket-qua', counted: 3 }
      },
    }),
  )
  assert.deepEqual(seen, [{ units: 3 }, ['running', 2, 3, 'Xã Hai']])
  const { state, result, finished_at } = await jobRow(id)
  assert.deepEqual([state, result, finished_at !== null], ['done', { href: '/ket-qua', counted: 3 }, true])
})

test('a job that is cancelled while it waits does not run; one that runs stops at its next step', async () => {
  let steps = 0
  const waiting = await start('test.steps')
  await own.committed((tx) => cancelJob(tx, person, { id: waiting }))
  const running = await start('test.steps')
  await runDue(
    moduleWith({
      name: 'test.steps',
      run: async (run) => {
        steps += 1
        await run.progress(1, 2)
        await own.committed((tx) => cancelJob(tx, person, { id: running }))
        await run.ensureNotCancelled()
        steps += 1
      },
    }),
  )
  assert.equal(steps, 1)
  assert.equal((await jobRow(waiting)).state, 'cancelled')
  assert.equal((await jobRow(running)).state, 'cancelled')
})

test('nobody cancels the work of another', async () => {
  const id = await start('test.other')
  await assert.rejects(
    own.committed((tx) => cancelJob(tx, stranger, { id })),
    { code: 'kernel.not_found' },
  )
  assert.equal((await jobRow(id)).state, 'waiting')
  await clearQueue()
})

test('a refusal ends a job at once, with its code and what it was about', async () => {
  let runs = 0
  const id = await start('test.refused')
  const modules = moduleWith({
    name: 'test.refused',
    run: async () => {
      runs += 1
      throw new AppError('test.no_such_year', 422, { year: 2031 })
    },
  })
  await runDue(modules)
  await dueNow()
  await runDue(modules)
  assert.equal(runs, 1)
  const { state, error_code, error_details } = await jobRow(id)
  assert.deepEqual([state, error_code, error_details], ['failed', 'test.no_such_year', { year: 2031 }])
})

test('a fault is tried again, and is told when it does not go away', async () => {
  let runs = 0
  const id = await start('test.faulty')
  const modules = moduleWith({
    name: 'test.faulty',
    run: async () => {
      runs += 1
      throw new Error('the disk is full')
    },
  })
  const logged: unknown[] = []
  for (const attempt of [1, 2, 3, 4, 5]) {
    await runDueJobs({ services, modules, log: (line) => logged.push(line.error) })
    assert.equal(runs, attempt)
    if (attempt < 5) assert.notEqual((await jobRow(id)).state, 'failed')
    await dueNow()
  }
  const { state, error_code } = await jobRow(id)
  assert.deepEqual([state, error_code], ['failed', 'kernel.job_failed'])
  assert.match(String(logged.at(-1)), /the disk is full/)
})

test('work of a program that died is taken up again', async () => {
  const { query } = own.database
  const id = await start('test.survives')
  let runs = 0
  const modules = moduleWith({ name: 'test.survives', run: async () => void (runs += 1) })
  // What a program that was killed in the middle leaves behind: a lock, a running job, a last sign of life.
  await sql`update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now() - interval '2 minutes',
    attempts = 1`.execute(query)
  await query.updateTable('kernel.job').set({ state: 'running', done: 7 }).where('id', '=', id).execute()
  await sql`insert into kernel.process values ('pool-dead', now() - interval '1 hour', now() - interval '5 seconds')
    on conflict (id) do update set seen_at = excluded.seen_at`.execute(query)

  await takeOver(own.database)
  await runDue(modules)
  assert.equal(runs, 0, 'its holder was heard of a moment ago')

  await sql`update kernel.process set seen_at = now() - interval '2 minutes' where id = 'pool-dead'`.execute(query)
  await takeOver(own.database)
  await runDue(modules)
  assert.equal(runs, 1)
  assert.equal((await jobRow(id)).state, 'done')
})

test('a job that kills every program that runs it is given up', async () => {
  const { query } = own.database
  const id = await start('test.deadly')
  await query.updateTable('kernel.job').set({ state: 'running' }).where('id', '=', id).execute()
  await sql`update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() - interval '2 minutes',
    attempts = max_attempts where key = ${`kernel.job:${id}`}`.execute(query)
  await takeOver(own.database)
  const { state, error_code } = await jobRow(id)
  assert.deepEqual([state, error_code], ['failed', 'kernel.job_died'])
  await clearQueue()
})

test('an event reaches each subscriber once, also when its delivery is repeated', async () => {
  const told: string[] = []
  subscribe('test.happened', 'first', async (tx, event) => {
    await announce(tx, { rule: 'first' }, someEvent('test.followed'))
    told.push(`first ${event.name} ${event.actorName}`)
  })
  subscribe('test.happened', 'second', async () => void told.push('second'))
  await own.committed((tx) => announce(tx, { rule: 'clock' }, someEvent('test.happened')))
  const deliveries = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs`.execute(own.database.query)
  await runDue()
  // A crash between the commit and the queue's own note makes the queue deliver again.
  for (const { payload } of deliveries.rows) await own.committed((tx) => enqueue(tx, 'kernel.deliver', payload))
  await runDue()
  assert.deepEqual(told.sort(), ['first test.happened rule:clock', 'second'])
  const followed = own.database.query.selectFrom('kernel.audit').select('number').where('action', '=', 'test.followed')
  assert.equal((await followed.execute()).length, 1)
})

test('a subscriber that fails leaves nothing behind and is told again', async () => {
  let tries = 0
  subscribe('test.hard', 'stubborn', async (tx) => {
    tries += 1
    await announce(tx, { rule: 'stubborn' }, someEvent('test.half_done'))
    if (tries === 1) throw new Error('not yet')
  })
  await own.committed((tx) => announce(tx, { rule: 'clock' }, someEvent('test.hard')))
  const halves = own.database.query.selectFrom('kernel.audit').select('number').where('action', '=', 'test.half_done')
  await runDue()
  assert.equal((await halves.execute()).length, 0)
  await dueNow()
  await runDue()
  assert.equal((await halves.execute()).length, 1)
})

test('the worker takes up what arrives while it runs, says that it lives, and says goodbye', async () => {
  const ran = Promise.withResolvers<unknown>()
  const modules = moduleWith({ name: 'test.live', run: async (_, payload) => ran.resolve(payload) })
  const worker = await startWorker({ services, modules })
  try {
    await own.committed((tx) => enqueue(tx, 'test.live', { hello: 1 }))
    assert.deepEqual(await ran.promise, { hello: 1 })
    const alive = own.database.query.selectFrom('kernel.process').select('id').where('id', '=', worker.id)
    assert.equal((await alive.execute()).length, 1)
    await worker.stop()
    assert.equal((await alive.execute()).length, 0)
  } finally {
    await worker.stop().catch(() => {})
  }
})
