import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { makeAccount } from '../../../test/support/accounts.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { startS3Simulator } from '../../../test/support/s3-simulator.ts'
import { testServices } from '../../../test/support/services.ts'
import { announce, enqueue } from '../announce.ts'
import { sealAudit } from '../audit/seal.ts'
import { verifyAudit } from '../audit/verify.ts'
import { readConfig } from '../config.ts'
import { keepFile } from '../files/keep-file.ts'
import { receiveFile } from '../files/receive.ts'
import { fileStore } from '../files/file-store.ts'
import { contentPath } from '../files/folder-store.ts'
import { startJob } from '../jobs/start-job.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { packTar, unpackTar } from './tar.ts'

const source = testDatabase({ own: true })
const target = testDatabase({ own: true })
const sourceServices = testServices(source)
const targetServices = testServices(target)
const from = () => ({ ownerUrl: source.ownerUrl, files: fileStore(sourceServices.config) })
const to = () => ({
  ownerUrl: target.ownerUrl,
  dataDirectory: targetServices.config.dataDirectory,
  files: fileStore(targetServices.config),
})
const folder = sourceServices.config.dataDirectory
const archive = join(folder, 'backup.tar.gz')

const subjectId = '0198f000-0000-7000-8000-0000000000ff'
const content = randomBytes(300_000).toString('base64')
let sha256 = ''

async function asOwner<Row extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: Row[] = []
    for (const statement of statements) ({ rows } = await client.query<Row>(statement))
    return rows
  } finally {
    await client.end()
  }
}

// Every kind of column and rule that a module may have, tied in a knot that no order of loading unties.
const oddSchema = `
  create schema odd;
  create table odd.parent (
    id bigint generated always as identity primary key,
    name text collate kernel.vietnamese, folded text generated always as (kernel.fold(name)) stored,
    days daterange, path ltree, amount numeric, at timestamptz, list text[], bytes bytea, ratio float8, data jsonb,
    favourite bigint, exclude using gist (days with &&));
  create table odd.child (id int primary key, parent_id bigint not null references odd.parent (id));
  alter table odd.parent add constraint "odd.favourite_unknown" foreign key (favourite) references odd.child (id);
  create table odd.log (note text);
  create function odd.write_log() returns trigger language plpgsql as
    $$ begin insert into odd.log values ('changed'); return null; end $$;
  create trigger logs after insert on odd.child for each row execute function odd.write_log();`

const oddRows = `
  insert into odd.parent (name, days, path, amount, at, list, bytes, ratio, data) values
    ('Đặng "Ơn", (Ước)\\n', '[2026-01-01,2026-02-01)', 'a.b', 1.50, '2026-02-03 04:05:06.789012+07',
      '{"a,b",null,"\\"c\\""}', '\\x00ff', 0.1, '{"a": [1, null, "\\u1ea1"]}'),
    (null, null, null, null, null, null, null, 'NaN', null), ('', 'empty', '', 0, 'infinity', '{}', '', 1e-7, '[]');
  insert into odd.child values (1, 1), (2, 2);
  update odd.parent set favourite = 2 where id = 1`

before(async () => {
  await Promise.all([source.committed(async () => {}), target.committed(async () => {})])
  await asOwner(target.ownerUrl, oddSchema)
  await asOwner(source.ownerUrl, oddSchema, oddRows)
  const upload = await receiveFile(Readable.from([content]), 'lớn.txt', folder)
  sha256 = upload.sha256
  await source.committed(async (tx) => {
    const account = await makeAccount(tx, 'can-bo')
    await keepFile(tx, sourceServices, upload, account, { accept: ['text'] })
    await startJob(tx, account, { name: 'test.any', title: 'Việc đang chờ', payload: { a: 1 } })
    await enqueue(tx, 'test.other', {}, { key: 'once', queue: 'one by one' })
    for (const row of Array.from({ length: 2500 }, (_, at) => at))
      await announce(tx, { rule: 'test' }, { name: 'test.done', subjectKind: 'test', subjectId, detail: { row } })
  })
  await source.committed((tx) => announce(tx, { rule: 'test' }, { name: 'test.old', subjectKind: 'test', subjectId }), {
    now: Temporal.Instant.from('2024-02-29T23:59:59.999999Z'),
  })
  await asOwner(source.ownerUrl, `select kernel.ensure_audit_months('2024-02-01', 1)`)
  await sealAudit(source.database)
  await source.committed((tx) => announce(tx, { rule: 'test' }, { name: 'test.late', subjectKind: 'test', subjectId }))
})

/** Every table with its rows as text, and every sequence. */
async function everything(url: string): Promise<Record<string, unknown[]>> {
  const tables = await asOwner<{ name: string }>(
    url,
    `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p', 'S') and nspname in ('kernel', 'graphile_worker', 'odd')
       and relname not in ('migration', 'migrations', 'process')`,
  )
  const all: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    const text = /_seq\d*$/.test(name) ? 'last_value, is_called' : 't::text'
    all[name] = await asOwner(url, `select ${text} from ${name} t order by 1`)
  }
  return all
}

/** Rules of the structure that stood aside while loading. */
const rules = (url: string) =>
  asOwner(
    url,
    `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as rule
     from pg_constraint where connamespace::regnamespace::text in ('kernel', 'odd', 'graphile_worker')
     union all select tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
     union all select relname || ' ' || array(select unnest(relacl)::text order by 1)::text from pg_class where relname like 'audit%' and relkind in ('r', 'p')
     order by 1`,
  )

test('what is backed up comes back row by row, file by file, with its history whole', async () => {
  const made = await makeBackup(from(), archive)
  assert.deepEqual([made.files, made.missing], [1, []])
  const restored = await restoreBackup(to(), archive)
  assert.equal(restored.rows, made.rows)
  assert.deepEqual(await everything(target.ownerUrl), await everything(source.ownerUrl))
  assert.deepEqual(await rules(target.ownerUrl), await rules(source.ownerUrl))
  assert.equal(readFileSync(contentPath(join(to().dataDirectory, 'files'), sha256), 'utf8'), content)
  const report = await verifyAudit(target.database)
  assert.deepEqual([report.rows, report.waiting.count, report.breaches], [2501, 1, []])
  assert.deepEqual(await asOwner(target.ownerUrl, 'select note from odd.log'), [
    { note: 'changed' },
    { note: 'changed' },
  ])
})

test('after a restore numbers go on where they were', async () => {
  const announceOne = (tx: Parameters<typeof announce>[0]) =>
    announce(tx, { rule: 'test' }, { name: 'test.next', subjectKind: 'test', subjectId })
  await target.committed(announceOne)
  await source.committed(announceOne)
  const last = (url: string) => asOwner(url, 'select max(number) as number from kernel.audit')
  assert.deepEqual(await last(target.ownerUrl), await last(source.ownerUrl))
})

test('a database in use is not overwritten by mistake, and is replaced when told to', async () => {
  await assert.rejects(restoreBackup(to(), archive), { code: 'backup.target_not_empty' })
  const alive = `insert into kernel.process values ('pool-alive', now(), now())`
  await asOwner(target.ownerUrl, alive)
  await assert.rejects(restoreBackup(to(), archive, { replace: true }), { code: 'backup.target_running' })
  await asOwner(target.ownerUrl, 'delete from kernel.process')
  await restoreBackup(to(), archive, { replace: true })
  const [row] = await asOwner<{ n: number }>(
    target.ownerUrl,
    `select count(*)::int as n from kernel.audit where action = 'test.next'`,
  )
  assert.equal(row?.n, 0)
})

test('a backup shows one moment, whatever is written while it is made', async () => {
  const path = join(folder, 'busy.tar.gz')
  const writing = async () => {
    for (let round = 0; round < 40; round++)
      await source.committed(async (tx) => {
        await announce(tx, { rule: 'test' }, { name: 'test.pair', subjectKind: 'test', subjectId })
        await announce(tx, { rule: 'test' }, { name: 'test.pair', subjectKind: 'test', subjectId })
      })
  }
  await Promise.all([makeBackup(from(), path), writing(), sealAudit(source.database)])
  await restoreBackup(to(), path, { replace: true })
  const [row] = await asOwner<{ n: number }>(
    target.ownerUrl,
    `select count(*)::int as n from kernel.audit where action = 'test.pair'`,
  )
  assert.equal(row!.n % 2, 0)
  assert.deepEqual((await verifyAudit(target.database)).breaches, [])
})

test('an archive of another version, a cut off or a damaged one is refused and changes nothing', async () => {
  await restoreBackup(to(), archive, { replace: true })
  const before = await everything(target.ownerUrl)
  const plain = gunzipSync(readFileSync(archive))
  const variant = (name: string, bytes: Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return restoreBackup(to(), path, { replace: true })
  }
  const swap = (old: string, fresh: string) => {
    const copy = Buffer.from(plain)
    const at = copy.indexOf(old)
    assert.ok(at > 0)
    copy.write(fresh, at)
    return gzipSync(copy)
  }
  await assert.rejects(variant('other.tar.gz', swap('0001_kernel.sql', '0009_kernel.sql')), {
    code: 'backup.other_version',
  })
  await assert.rejects(variant('cut.tar.gz', readFileSync(archive).subarray(0, -2000)), { code: 'backup.broken' })
  await assert.rejects(variant('short.tar.gz', gzipSync(plain.subarray(0, 512 * 20))), { code: 'backup.broken' })
  await assert.rejects(variant('row.tar.gz', swap('rule:test', 'rule:tess')), { code: 'backup.broken' })
  await assert.rejects(variant('file.tar.gz', swap(content.slice(0, 20), 'x'.repeat(20))), {
    code: 'backup.file_damaged',
  })
  await assert.rejects(variant('no.tar.gz', Buffer.from('this is no archive')), { code: 'backup.broken' })
  assert.deepEqual(await everything(target.ownerUrl), before)
})

test('a file that is missing on the disk is named, and the rest is backed up', async () => {
  const path = join(folder, 'missing.tar.gz')
  const upload = await receiveFile(Readable.from(['sắp mất']), 'mất.txt', folder)
  await source.committed((tx) => keepFile(tx, sourceServices, upload, null, { accept: ['text'] }))
  rmSync(contentPath(join(folder, 'files'), upload.sha256))
  const { missing, files } = await makeBackup(from(), path)
  assert.deepEqual([missing, files], [[upload.sha256], 1])
  assert.deepEqual((await restoreBackup(to(), path, { replace: true })).missing, [upload.sha256])
})

test('files come from S3 and go back to S3 like those of a folder', async () => {
  const s3 = await startS3Simulator()
  const onS3 = fileStore(readConfig({ FILES_URL: s3.filesUrl }))
  try {
    await restoreBackup({ ...to(), files: onS3 }, archive, { replace: true })
    assert.equal(s3.objects.get(`files/${sha256}`)?.toString(), content)
    const path = join(folder, 'from-s3.tar.gz')
    const made = await makeBackup({ ownerUrl: target.ownerUrl, files: onS3 }, path)
    assert.deepEqual([made.files, made.missing], [1, []])
    rmSync(contentPath(join(to().dataDirectory, 'files'), sha256))
    await restoreBackup(to(), path, { replace: true })
    assert.equal(readFileSync(contentPath(join(to().dataDirectory, 'files'), sha256), 'utf8'), content)

    s3.mood = 'breaking'
    const broken = join(folder, 'broken.tar.gz')
    await assert.rejects(makeBackup({ ownerUrl: target.ownerUrl, files: onS3 }, broken))
    assert.deepEqual([existsSync(broken), existsSync(`${broken}.part`)], [false, false])
  } finally {
    await s3.close()
  }
})

test('a backup never overwrites another and leaves no half of itself behind', async () => {
  const path = join(folder, 'draft.tar.gz')
  writeFileSync(`${path}.part`, 'somebody is at it')
  await assert.rejects(makeBackup(from(), path), { code: 'EEXIST' })
  assert.equal(readFileSync(`${path}.part`, 'utf8'), 'somebody is at it')
  assert.ok(!existsSync(path))
})

test('entries of a tar come back whole, also those that nobody reads', async () => {
  const entries = [0, 1, 511, 512, 513, 70_000].map((size) => ({ name: `n/${size}`, size, bytes: randomBytes(size) }))
  async function* packed() {
    for (const { name, size, bytes } of entries) yield { name, size, content: [bytes] }
  }
  const tar = await buffer(Readable.from(packTar(packed())))
  const seen: [string, boolean][] = []
  const pieces = Readable.from(
    tar
      .toString('latin1')
      .match(/[^]{1,1000}/g)!
      .map((piece) => Buffer.from(piece, 'latin1')),
  )
  for await (const entry of unpackTar(pieces)) {
    const wanted = entries[seen.length]!
    const skipped = wanted.size === 512
    const same = skipped || (await buffer(Readable.from(entry.content))).equals(wanted.bytes)
    seen.push([entry.name, same])
  }
  assert.deepEqual(
    seen,
    entries.map(({ name }) => [name, true]),
  )
})
