import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import type { Actor } from '../access/actor.ts'
import { announce, findHistory } from '../announce.ts'
import { reader } from '../database/transaction.ts'
import { inLanguage } from '../text/language.ts'
import { fromRanges, toRanges } from './chain.ts'
import { findReads, recordRead } from './record-read.ts'
import { auditLines } from './report-audit.ts'
import { ensureAuditMonths, sealAudit } from './seal.ts'
import { verifyAudit } from './verify.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const subjectId = '0198f000-0000-7000-8000-0000000000ff'

const write = (count = 1, at?: Temporal.Instant) =>
  own.committed(
    async (tx) => {
      for (let row = 0; row < count; row++)
        await announce(tx, { rule: 'test' }, { name: 'test.done', subjectKind: 'test', subjectId, detail: { row } })
    },
    at && { now: at },
  )

/** As somebody who holds the owner's password and switches off what is in the way. */
async function tamper(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: own.ownerUrl })
  await client.connect()
  for (const statement of ['begin', ...statements, 'commit']) await client.query(statement)
  await client.end()
}

const startAgain = () =>
  tamper('truncate kernel.audit restart identity', 'truncate kernel.audit_seal', 'truncate kernel.audit_unsealed')
afterEach(startAgain)

const verify = () => verifyAudit(own.database)
const breaches = async () => (await verify()).breaches.map(({ kind, number }) => `${kind} ${number}`)

const said = async () =>
  auditLines(await verify())
    .map((line) => inLanguage(line, 'vi'))
    .join('\n')

test('history that nobody touched is whole, sealed or not', async () => {
  await write(3)
  assert.equal(await sealAudit(own.database), 3)
  await write(2)
  const report = await verify()
  assert.deepEqual([report.seals, report.rows, report.waiting.count, report.breaches], [1, 3, 2, []])
  assert.ok(report.waiting.oldest)
  await sealAudit(own.database)
  assert.deepEqual([(await verify()).rows, (await verify()).waiting.count], [5, 0])
})

test('a row that is changed is named by its number', async () => {
  await write(6)
  await sealAudit(own.database)
  await tamper(`update kernel.audit set actor_name = 'rule:other' where number = 4`)
  assert.deepEqual(await breaches(), ['row_changed 4'])
})

test('every column of a row is part of the chain', async () => {
  const changes = {
    at: `'2020-01-01'`,
    request_id: 'gen_random_uuid()',
    actor_id: 'gen_random_uuid()',
    action: `'test.undone'`,
    subject_kind: `'other'`,
    subject_id: 'gen_random_uuid()',
    unit_id: 'gen_random_uuid()',
    detail: `'{"row": 9}'`,
  }
  for (const [column, value] of Object.entries(changes)) {
    await write(2)
    await sealAudit(own.database)
    await tamper(`update kernel.audit set ${column} = ${value} where number = 2`)
    assert.deepEqual(await breaches(), ['row_changed 2'], column)
    await startAgain()
  }
})

test('rows that are removed, before or after they were sealed, are named', async () => {
  await write(4)
  await sealAudit(own.database)
  await write(2)
  await tamper('delete from kernel.audit where number in (2, 5)')
  assert.deepEqual(await breaches(), ['row_removed 2', 'waiting_row_removed 5'])
  assert.equal(await sealAudit(own.database), 1, 'the other row that waits is sealed all the same')
  assert.deepEqual(await breaches(), ['row_removed 2', 'waiting_row_removed 5'])
})

test('a row put in past the queue is named', async () => {
  await write(2)
  await sealAudit(own.database)
  await tamper(
    'alter table kernel.audit disable trigger queue_for_seal',
    `insert into kernel.audit (at, request_id, actor_name, action, subject_kind)
      values (now(), gen_random_uuid(), 'Người khác', 'test.done', 'test')`,
    'alter table kernel.audit enable trigger queue_for_seal',
  )
  assert.deepEqual(await breaches(), ['row_smuggled_in 3'])
})

test('a seal that is removed or rewritten breaks the chain', async () => {
  for (let seal = 0; seal < 3; seal++) {
    await write(2)
    await sealAudit(own.database)
  }
  await tamper(`update kernel.audit_seal set hash = sha256('x') where seal = 1`)
  assert.deepEqual(await breaches(), ['seal_changed 1', 'seal_changed 2'])
  await tamper('delete from kernel.audit_seal where seal = 1')
  assert.deepEqual(await breaches(), ['seal_removed 1', 'seal_changed 2', 'row_smuggled_in 1', 'row_smuggled_in 2'])
})

test('history cut off at its end is found with a seal that was noted elsewhere', async () => {
  await write(2)
  await sealAudit(own.database)
  await write(2)
  await sealAudit(own.database)
  const { head } = await verify()
  assert.deepEqual((await verifyAudit(own.database, head)).breaches, [])
  await tamper('delete from kernel.audit where number > 2', 'delete from kernel.audit_seal where seal = 2')
  assert.deepEqual((await verifyAudit(own.database, head)).breaches, [{ kind: 'anchor_differs', number: 2 }])
})

test('several sealers at once make one chain', async () => {
  const seals: Promise<number>[] = []
  for (let round = 0; round < 5; round++) {
    await write(20)
    seals.push(sealAudit(own.database), sealAudit(own.database), sealAudit(own.database))
  }
  const sealed = (await Promise.all(seals)).reduce((sum, rows) => sum + rows, 0)
  const report = await verify()
  assert.deepEqual([report.breaches, report.rows, sealed + report.waiting.count], [[], sealed, 100])
})

test('what commits late is sealed late and breaks nothing', async () => {
  const go = Promise.withResolvers<void>()
  const early = Promise.withResolvers<void>()
  const late = own.committed(async (tx) => {
    await announce(tx, { rule: 'test' }, { name: 'test.late', subjectKind: 'test', subjectId })
    early.resolve()
    await go.promise
  })
  await early.promise
  await write(2)
  await sealAudit(own.database)
  go.resolve()
  await late
  await sealAudit(own.database)
  const report = await verify()
  assert.deepEqual([report.seals, report.rows, report.breaches], [2, 3, []])
})

test('the application can neither change nor remove history, nor stop a row from being sealed unseen', async () => {
  await write(2)
  await sealAudit(own.database)
  for (const statement of [
    sql`update kernel.audit set actor_name = 'x'`,
    sql`delete from kernel.audit`,
    sql`truncate kernel.audit`,
    sql`update kernel.audit_seal set hash = ''`,
    sql`delete from kernel.audit_seal`,
  ])
    await assert.rejects(statement.execute(own.database.query), { code: '42501' })
  await write(1)
  await sql`delete from kernel.audit_unsealed`.execute(own.database.query)
  assert.deepEqual(await breaches(), ['row_smuggled_in 3'])
})

test('a month that comes later takes its rows from the rest and stays append-only', async () => {
  const at = Temporal.Instant.from('2031-05-09T02:00:00Z')
  await write(2, at)
  await sealAudit(own.database)
  await ensureAuditMonths(own.database, Temporal.PlainDate.from('2031-04-20'), 3)
  await ensureAuditMonths(own.database, Temporal.PlainDate.from('2031-04-20'), 3)
  const { rows } = await sql`select tableoid::regclass::text as part from kernel.audit`.execute(own.database.query)
  assert.deepEqual(rows, [{ part: 'kernel.audit_2031_05' }, { part: 'kernel.audit_2031_05' }])
  assert.deepEqual(await breaches(), [])
  await assert.rejects(sql`delete from kernel.audit_2031_05`.execute(own.database.query), { code: '42501' })
})

test('looking at personal data leaves a row with its purpose', async () => {
  const actor = { personId: subjectId, name: 'Trần Văn Tra' } as Actor
  const subject = { subjectKind: 'citizen', subjectId, purpose: 'tra cứu hồ sơ' }
  await recordRead({ services, actor, requestId: subjectId }, subject)
  const [read] = await findReads(reader(own.database), subjectId)
  assert.deepEqual([read?.by, read?.purpose], ['Trần Văn Tra', 'tra cứu hồ sơ'])
  const history = await findHistory(reader(own.database), [subjectId])
  assert.ok(!history.some(({ action }) => action === 'kernel.personal_data_read'), 'not in everybody’s history')
})

test('the report says in plain words what was found', async () => {
  await write(2)
  await sealAudit(own.database)
  assert.match(await said(), /Lịch sử nguyên vẹn/)
  await tamper('delete from kernel.audit where number = 1')
  assert.match(await said(), /BỊ CAN THIỆP[^]*bị xóa sau khi niêm phong: 1/)
})

test('numbers survive the way into ranges and back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (some) => {
      const numbers = some.toSorted((a, b) => a - b)
      // PostgreSQL prints [1,3] as [1,4).
      const printed = toRanges(numbers).replaceAll(/,(\d+)\]/g, (_, last) => `,${Number(last) + 1})`)
      assert.deepEqual(fromRanges(printed), numbers)
    }),
  )
})
