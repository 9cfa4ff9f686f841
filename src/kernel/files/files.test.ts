import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { startS3Simulator } from '../../../test/support/s3-simulator.ts'
import { testServices } from '../../../test/support/services.ts'
import { readConfig } from '../config.ts'
import { inTransaction, reader } from '../database/transaction.ts'
import { AppError } from '../errors.ts'
import type { JobRun } from '../jobs/define.ts'
import { checkFiles } from './check-files.ts'
import { keepFile } from './keep-file.ts'
import { fileKinds, type FileKind } from './kinds.ts'
import { contentDisposition, fileResponse, openFile } from './open-file.ts'
import { receiveFile, safeName } from './receive.ts'
import { contentPath } from './folder-store.ts'
import { sweepFiles } from './sweep-files.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const { dataDirectory } = services.config
const filesFolder = join(dataDirectory, 'files')
const everything = Object.keys(fileKinds) as FileKind[]

const receive = (content: string | Uint8Array, name: string) =>
  receiveFile(Readable.from([Buffer.from(content)]), name, dataDirectory)
const keep = async (content: string | Uint8Array, name: string, accept: FileKind[] = everything) => {
  const upload = await receive(content, name)
  return own.committed((tx) => keepFile(tx, services, upload, null, { accept }))
}
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const arriving = () => readdirSync(join(dataDirectory, 'arriving'))

const pdf = '%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const docx = zipSync({
  '[Content_Types].xml': strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  ),
  'word/document.xml': strToU8('<w:document/>'),
})
const compoundFile = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(stream, 'utf16le')])

test('a kept file is found by its content, once for all who keep it, and comes back as it was', async () => {
  const first = await keep('Báo cáo', 'báo cáo.txt')
  const second = await keep('Báo cáo', 'bản sao.txt')
  assert.equal(first.sha256, sha256('Báo cáo'))
  assert.equal(readFileSync(contentPath(filesFolder, second.sha256), 'utf8'), 'Báo cáo')
  assert.deepEqual(arriving(), [])
  const { file, stream } = await openFile(services, second.id)
  assert.deepEqual([file.name, file.mediaType, await text(stream)], ['bản sao.txt', 'text/plain', 'Báo cáo'])
})

test('what a file is, its content decides', async () => {
  const cases: [string | Uint8Array, string, string][] = [
    [pdf, 'kế hoạch.pdf', 'application/pdf'],
    [pdf, 'không có đuôi', 'application/pdf'],
    [png, 'ảnh.PNG', 'image/png'],
    [docx, 'tờ trình.docx', fileKinds.docx.mediaType],
    [compoundFile('WordDocument'), 'cũ.doc', 'application/msword'],
    [compoundFile('Workbook'), 'cũ.xls', 'application/vnd.ms-excel'],
    ['a;b\n1;2\n', 'số liệu.csv', 'text/csv'],
    [Buffer.from([0x4b, 0xd5, 0x20, 0x68, 0x6f, 0xb9, 0x63, 0x68]), 'TCVN3.txt', 'text/plain'],
  ]
  for (const [content, name, mediaType] of cases) assert.equal((await keep(content, name)).mediaType, mediaType, name)
})

test('programs, macros, pages and files under a false name are refused', async () => {
  const refused: [string | Uint8Array, string, string][] = [
    [Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'công văn.pdf', 'kernel.file_kind_refused'],
    [Buffer.from('7f454c46020101000000000000000000', 'hex'), 'chương trình', 'kernel.file_kind_refused'],
    [compoundFile('Property'), 'cài đặt.doc', 'kernel.file_kind_refused'],
    ['<script>alert(1)</script>', 'trang.html', 'kernel.file_name_misleads'],
    ['del /q *.*', 'chạy.bat', 'kernel.file_name_misleads'],
    [png, 'đơn.pdf', 'kernel.file_name_misleads'],
    [pdf, 'ảnh.png', 'kernel.file_name_misleads'],
    ['\u0000\u0001\u0002', 'rác.txt', 'kernel.file_kind_refused'],
  ]
  for (const [content, name, code] of refused) await assert.rejects(keep(content, name), { code, status: 422 }, name)
  await assert.rejects(keep(png, 'ảnh.png', ['pdf']), { code: 'kernel.file_kind_refused' })
})

test('an upload that is too large is cut off and leaves nothing', async () => {
  const before = arriving()
  const endless = Readable.from([Buffer.alloc(600), Buffer.alloc(600)])
  await assert.rejects(receiveFile(endless, 'lớn.bin', dataDirectory, 1000), {
    code: 'kernel.file_too_large',
    status: 413,
  })
  assert.deepEqual(arriving(), before)
})

test('names from strangers lose folders and hidden signs', () => {
  assert.equal(safeName('..\\..\\etc\\mật khẩu.txt'), 'mật khẩu.txt')
  assert.equal(safeName('/etc/passwd'), 'passwd')
  assert.equal(safeName('hóa đơn\u202Efdp.exe\u0000'), 'hóa đơnfdp.exe')
  assert.equal(safeName('../'), 'tep')
})

const run = (at: Temporal.Instant): JobRun => ({
  services,
  now: at,
  transaction: (work) => inTransaction(own.database, work),
  progress: async () => {},
  ensureNotCancelled: async () => {},
})

const somebodyWaits = async (): Promise<boolean> => {
  const waits = sql`select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`
  return (await waits.execute(own.database.query)).rows.length > 0
}

test('content of a transaction that was rolled back is swept after a day, kept content never', async () => {
  const upload = await receive('bị hủy', 'hủy.txt')
  const refusal = new AppError('test.refused')
  await assert.rejects(
    own.committed(async (tx) => {
      await keepFile(tx, services, upload, null, { accept: everything })
      throw refusal
    }),
    refusal,
  )
  const kept = await keep('được giữ', 'giữ.txt')
  const left = await receive('không ai nhận', 'bỏ.txt')
  const exists = () => [upload.sha256, kept.sha256].map((hash) => existsSync(contentPath(filesFolder, hash)))

  const now = Temporal.Now.instant()
  await sweepFiles(run(now))
  assert.deepEqual([...exists(), existsSync(left.path)], [true, true, true])
  await sweepFiles(run(now.add({ hours: 25 })))
  assert.deepEqual([...exists(), existsSync(left.path)], [false, true, false])
})

test('content that is kept again while the sweep is on its way stays', async () => {
  const orphan = contentPath(filesFolder, sha256('trở lại'))
  await mkdir(join(orphan, '..'), { recursive: true })
  writeFileSync(orphan, 'trở lại')
  const longAgo = new Date(Date.now() - 10 * 86_400_000)
  utimesSync(orphan, longAgo, longAgo)

  const upload = await receive('trở lại', 'lại.txt')
  const { sweeping } = await own.committed(async (tx) => {
    await keepFile(tx, services, upload, null, { accept: everything })
    const sweep = { over: false }
    const sweeping = sweepFiles(run(Temporal.Now.instant())).finally(() => (sweep.over = true))
    // The row is committed only when the sweeper has come to this file, or past it.
    while (!sweep.over && !(await somebodyWaits())) continue
    return { sweeping }
  })
  await sweeping
  assert.ok(existsSync(orphan))
})

test('damaged and missing content is found', async () => {
  const whole = await checkFiles(reader(own.database), services, 1000)
  assert.ok(whole.checked > 3)
  assert.deepEqual(whole.faults, [])
  const damaged = await keep('nguyên vẹn', 'hỏng.txt')
  const missing = await keep('sẽ mất', 'mất.txt')
  writeFileSync(contentPath(filesFolder, damaged.sha256), 'đã bị sửa')
  await rm(contentPath(filesFolder, missing.sha256))
  const { faults } = await checkFiles(reader(own.database), services, 1000)
  assert.deepEqual(
    new Map(faults.map(({ name, fault }) => [name, fault])),
    new Map([
      ['hỏng.txt', 'damaged'],
      ['mất.txt', 'missing'],
    ]),
  )
  await assert.rejects(fileResponse(services, missing))
})

test('a download cannot act in our name', async () => {
  const page = await fileResponse(services, await keep('<b>x</b>', 'ghi chú.txt'), { inline: true })
  assert.match(page.headers.get('content-disposition') ?? '', /^attachment;/)
  assert.match(page.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(await page.text(), '<b>x</b>')
  const shown = await fileResponse(services, await keep(pdf, 'kế hoạch.pdf'), { inline: true })
  assert.match(shown.headers.get('content-disposition') ?? '', /^inline;/)
  assert.equal(shown.headers.get('content-length'), String((await shown.arrayBuffer()).byteLength))
  const asked = await fileResponse(services, await keep(pdf, 'kế hoạch.pdf'))
  assert.match(asked.headers.get('content-disposition') ?? '', /^attachment;/)
})

test('a part of a file is answered as a part, and none beyond its end', async () => {
  const kept = await keep(pdf, 'dài.pdf')
  const ask = async (range: string) => {
    const answer = await fileResponse(services, kept, { inline: true, range })
    return [answer.status, answer.headers.get('content-range'), await answer.text()]
  }
  const size = pdf.length
  assert.deepEqual(await ask('bytes=0-7'), [206, `bytes 0-7/${size}`, '%PDF-1.7'])
  assert.deepEqual(await ask('bytes=-6'), [206, `bytes ${size - 6}-${size - 1}/${size}`, '%%EOF\n'])
  assert.deepEqual(await ask(`bytes=9-${size + 100}`), [206, `bytes 9-${size - 1}/${size}`, pdf.slice(9)])
  assert.deepEqual(await ask(`bytes=${size}-`), [416, `bytes */${size}`, ''])
  for (const whole of ['bytes=7-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])
    assert.deepEqual(await ask(whole), [200, null, pdf], whole)
})

test('on S3 files are kept and swept as in a folder, and its silence is a sentence', async () => {
  const s3 = await startS3Simulator()
  const onS3 = { ...services, config: { ...services.config, files: readConfig({ FILES_URL: s3.filesUrl }).files } }
  const keepThere = async (content: string) => {
    const upload = await receive(content, 'trên mây.txt')
    return own.committed((tx) => keepFile(tx, onS3, upload, null, { accept: ['text'], field: 'file' }))
  }
  try {
    const kept = await keepThere('nội dung trên S3')
    assert.equal(await (await fileResponse(onS3, kept)).text(), 'nội dung trên S3')
    s3.objects.set(`files/${sha256('mồ côi')}`, Buffer.from('mồ côi'))
    s3.stored.set(`files/${sha256('mồ côi')}`, new Date())
    await sweepFiles({ ...run(Temporal.Now.instant().add({ hours: 25 })), services: onS3 })
    assert.deepEqual([...s3.objects.keys()], [`files/${kept.sha256}`])

    s3.mood = 'failing'
    const unreachable = { code: 'kernel.files_unreachable', status: 503 }
    await assert.rejects(keepThere('không tới nơi'), { ...unreachable, field: 'file' })
    await assert.rejects(fileResponse(onS3, kept), unreachable)
    await assert.rejects(checkFiles(reader(own.database), onS3, 1), /file store/, 'nobody is told that files are gone')
  } finally {
    await s3.close()
  }
})

test('a Vietnamese name survives the header, a hostile one does not break out of it', () => {
  assert.equal(
    contentDisposition('attachment', 'Đề án (số 1).pdf'),
    `attachment; filename="De an (so 1).pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20%28s%E1%BB%91%201%29.pdf`,
  )
  assert.doesNotMatch(contentDisposition('attachment', 'a"; x=\r\nSet-Cookie: y=1'), /[\r\n]|"; x/)
})
