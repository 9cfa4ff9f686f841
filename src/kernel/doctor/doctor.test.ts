import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { announce } from '../announce.ts'
import { sealAudit } from '../audit/seal.ts'
import { connect } from '../database/connect.ts'
import { inTransaction, reader } from '../database/transaction.ts'
import { keepFile } from '../files/keep-file.ts'
import { receiveFile } from '../files/receive.ts'
import { contentPath } from '../files/folder-store.ts'
import { sayAlive } from '../jobs/alive.ts'
import { inLanguage } from '../text/language.ts'
import { prepareMonths } from '../upkeep/jobs.ts'
import { checkGuards, checkRole, judgeGifts, judgeMigrations } from './database-checks.ts'
import { examine } from './examine.ts'
import { judgeClock, judgeDisk, judgeVersions } from './machine-checks.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const gigabyte = 1024 ** 3
const subject = { name: 'test.done', subjectKind: 'test', subjectId: '0198f000-0000-7000-8000-0000000000ff' }

/** What is not well; the disk of whatever machine runs the tests is its own business. */
async function complaints(looked = services): Promise<string[]> {
  const lines: string[] = []
  for await (const { state, text } of examine(looked)) lines.push(`${state}: ${inLanguage(text, 'vi')}`)
  return lines.filter((line) => !/^good|: Đĩa /.test(line))
}

before(async () => {
  await own.committed((tx) => announce(tx, { rule: 'test' }, subject))
  await prepareMonths(own.database)
  await sealAudit(own.database)
  await sayAlive(own.database, 'pool-test')
})

test('a system that works gives no cause for complaint', async () => {
  assert.deepEqual(await complaints(), [])
})

test('history that nobody seals, work that nobody does and damaged files are found', async () => {
  const early = Temporal.Now.instant().subtract({ minutes: 5 })
  await own.committed((tx) => announce(tx, { rule: 'test' }, subject), { now: early })
  await sql`update kernel.process set seen_at = now() - interval '2 minutes'`.execute(own.database.query)
  await sql`select graphile_worker.add_job('test.any', run_at => now() - interval '1 hour')`.execute(own.database.query)
  const upload = await receiveFile(Readable.from(['x']), 'quyết định.txt', services.config.dataDirectory)
  await own.committed((tx) => keepFile(tx, services, upload, null, { accept: ['text'] }))
  writeFileSync(contentPath(join(services.config.dataDirectory, 'files'), upload.sha256), 'y')
  const said = (await complaints()).join('\n')
  for (const word of [
    /bad: Có 1 dòng lịch sử chưa được niêm phong/,
    /warning: Không có chương trình nào/,
    /việc đợi lâu nhất/,
    /bad: 1 tệp .*quyết định/,
  ])
    assert.match(said, word)
})

test('an application that could rewrite its history is found', async () => {
  const owner = connect(own.ownerUrl, { connections: 1 })
  const { state, text } = await checkRole(reader(owner)).finally(() => owner.close())
  assert.equal(state, 'bad')
  assert.match(inLanguage(text, 'vi'), /sở hữu bảng, tạo bảng, sửa lịch sử/)
})

test('personal data that nothing guards any more is found', async () => {
  const owner = connect(own.ownerUrl, { connections: 1 })
  const saidAfter = (change: string): Promise<string> =>
    inTransaction(owner, async (tx) => {
      await sql`savepoint before`.execute(tx.query)
      await sql.raw(change).execute(tx.query)
      const { state, text } = await checkGuards(tx)
      await sql`rollback to savepoint before`.execute(tx.query)
      assert.equal(state, 'bad')
      return inLanguage(text, 'vi')
    })
  try {
    assert.match(inLanguage((await checkGuards(reader(owner))).text, 'vi'), /được che đến từng dòng .*\(\d+ bảng\)/)
    for (const change of [
      'alter table dossiers.paper disable row level security',
      'drop policy reach on dossiers.paper',
      'alter table dossiers.paper rename to paper_by_hand',
    ])
      assert.match(await saidAfter(change), /bảng có dữ liệu cá nhân dossiers\.paper không/)
    assert.match(await saidAfter('delete from kernel.guarded_table'), /Không bảng nào/)
  } finally {
    await owner.close()
  }
})

test('a database that does not answer is said so, and the machine is looked at all the same', async () => {
  const nowhere = connect('postgres://nobody:nothing@127.0.0.1:1/none')
  const said = await complaints({ ...services, database: nowhere })
  await nowhere.close()
  assert.equal(said.length, 1)
  assert.match(said[0]!, /bad: Không kết nối được cơ sở dữ liệu/)
})

test('a folder that is gone is bad, not a crash', async () => {
  const config = { ...services.config, dataDirectory: `${services.config.dataDirectory}/none` }
  assert.match((await complaints({ config, database: own.database })).join('\n'), /bad: Không kiểm tra được/)
})

test('old versions, full disks and wrong clocks are judged', () => {
  assert.deepEqual(
    [judgeVersions('26.1.0', '18.4'), judgeVersions('20.1.0', '18.4'), judgeVersions('26.1.0', '14.2')].map(
      ({ state }) => state,
    ),
    ['good', 'bad', 'bad'],
  )
  const disks = [
    [100, 200],
    [4, 20],
    [40, 1000],
    [0.5, 20],
  ].map(([free, size]) => judgeDisk(free! * gigabyte, size! * gigabyte))
  assert.deepEqual(
    disks.map(({ state }) => state),
    ['good', 'warning', 'warning', 'bad'],
  )
  const now = Temporal.Instant.from('2026-07-01T00:00:00Z')
  assert.equal(judgeClock(now, now.add({ seconds: 1 })).state, 'good')
  assert.equal(judgeClock(now, now.subtract({ minutes: 3 })).state, 'warning')
})

test('a server without an extension, without ICU or with another encoding is found', () => {
  const whole = { available: ['ltree', 'pg_trgm', 'unaccent', 'btree_gist', 'plpgsql'], icu: true, encoding: 'UTF8' }
  assert.equal(judgeGifts(whole).state, 'good')
  const wanting = [{ available: ['ltree', 'pg_trgm', 'unaccent'] }, { icu: false }, { encoding: 'SQL_ASCII' }]
  for (const want of wanting) assert.equal(judgeGifts({ ...whole, ...want }).state, 'bad', JSON.stringify(want))
})

test('migrations that are missing, changed or from the future are told apart', () => {
  const [first, second] = [
    { name: '0001', checksum: 'a' },
    { name: '0002', checksum: 'b' },
  ]
  const states = [
    [first, second],
    [first],
    [first, { ...second, checksum: 'c' }],
    [first, second, { name: '0003', checksum: 'd' }],
  ]
  assert.deepEqual(
    states.map((applied) => judgeMigrations([first, second], applied).state),
    ['good', 'warning', 'bad', 'bad'],
  )
})
