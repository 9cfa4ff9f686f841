import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { before, test } from 'node:test'
import { readXlsx, writeXlsx } from 'hucre'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import type { Browser } from '../../../../test/support/visitor.ts'
import { reader } from '../../../kernel/database/transaction.ts'
import { actorSource } from '../actor-source.ts'
import { findPeople } from '../people/people-list.ts'
import { findUnits } from '../units/unit-queries.ts'
import { personColumns, unitColumns } from './import-columns.ts'
import { readImport } from './read-workbook.ts'
import { writeTemplate } from './template.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let administrator: Browser
let officer: Browser

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  administrator = await signedIn(app, 'administrator')
  officer = await signedIn(app, 'communeReformOfficer')
})

type Cells = Record<string, string | number | Date>

const workbook = (units: Cells[], people: Cells[] = []): Promise<Uint8Array> => {
  const sheet = (name: string, columns: readonly { key: string; header: string }[], rows: Cells[]) => ({
    name,
    rows: [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ key }) => row[key] ?? null))],
  })
  return writeXlsx({ sheets: [sheet('Đơn vị', unitColumns, units), sheet('Cán bộ', personColumns, people)] })
}

const fileOf = (bytes: Uint8Array, name = 'don-vi.xlsx') => new File([new Uint8Array(bytes)], name)

async function upload(bytes: Uint8Array, name?: string, browser = administrator): Promise<Response> {
  await browser.get('/to-chuc/nhap')
  return browser.submit('/to-chuc/nhap', { file: fileOf(bytes, name) })
}

const commune = { name: 'UBND xã Đồi Thông', kind: 'Xã', placeName: 'xã Đồi Thông', parent: 'UBND tỉnh An Bình' }
const office = { name: 'Văn phòng HĐND và UBND', kind: 'Văn phòng', parent: 'UBND xã Đồi Thông' }
const clerk = { personName: 'Hà Thị Thơm', unit: 'Văn phòng HĐND và UBND xã Đồi Thông', title: 'Công chức' }
const db = () => reader(own.database)

test('the template is read as an empty file, and its columns are those that are read', async () => {
  const response = await administrator.get('/to-chuc/nhap/mau.xlsx')
  const bytes = new Uint8Array(await response.arrayBuffer())
  assert.deepEqual(bytes, new Uint8Array(await writeTemplate()))
  await assert.rejects(readImport(bytes), { code: 'organisation.import_empty' })
  const { sheets } = await readXlsx(bytes)
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['Đơn vị', 'Cán bộ', 'Ví dụ'],
  )
})

test('a trial changes nothing and says what is wrong with which row; corrected, the file goes in whole', async () => {
  const wrong = [
    { ...commune, tier: 'Cấp huyện', from: '2026-01-01' },
    { ...office, kind: 'Câu lạc bộ' },
    { ...commune, name: '', placeName: '' },
    { ...office, name: 'Tổ số hóa', parent: 'Phòng Kinh tế', kind: 'Văn phòng' },
    { ...commune, name: 'UBND xã Mới', code: 97001 },
    { ...commune, name: 'UBND xã Khác', from: '31/02/2026' },
  ]
  const trial = await upload(await workbook(wrong, [{ ...clerk, email: 'không phải' }]))
  assert.equal(trial.status, 303)
  await administrator.get(trial.headers.get('location')!)
  const rows = [
    ...administrator.page.matchAll(/<th scope="row"[^>]*>([^<]+)<\/th>\s*<td[^>]*>([^<]*)<\/td>\s*<td[^>]*>([^<]*)</g),
  ]
  assert.deepEqual(
    rows.slice(0, 7).map(([, line, column, error]) => `${line} | ${column} | ${error?.slice(0, 30)}`),
    [
      'Đơn vị, 2 | Cấp | Không có cấp &quot;Cấp huyện&q',
      'Đơn vị, 3 | Loại đơn vị | Không có loại đơn vị &quot;Câu',
      'Đơn vị, 4 | Tên đầy đủ | Hãy nhập mục này.',
      'Đơn vị, 5 | Trực thuộc | Có nhiều đơn vị tên &quot;Phòn',
      'Đơn vị, 6 | — | Mã này đang được một đơn vị kh',
      'Đơn vị, 7 | Từ ngày | Ngày không đúng. Hãy nhập theo',
      'Cán bộ, 2 | Thư điện tử | Địa chỉ thư điện tử không đúng',
    ],
  )
  assert.doesNotMatch(administrator.page, /Nhập vào hệ thống/)
  assert.deepEqual(await findUnits(db(), { words: 'Đồi Thông' }), [])

  const right = await workbook(
    [{ ...commune, tier: 'Cấp xã', isAuthority: 'x', from: new Date('2026-01-01T00:00:00Z') }, office],
    [
      { ...clerk, role: 'Công chức một cửa' },
      { ...clerk, personName: 'Vi Văn Lưu', unit: '97001' },
    ],
  )
  const ready = (await upload(right)).headers.get('location')!
  await administrator.get(ready)
  assert.match(administrator.page, /Tệp không có lỗi/)
  assert.equal((await administrator.submit(ready)).status, 303)
  const [made] = await findUnits(db(), { words: 'Đồi Thông' })
  assert.deepEqual([made?.isAuthority, made?.validFrom.toString(), made?.tier], [true, '2026-01-01', 'commune'])
  const [person] = await findPeople(db(), { unitPath: made!.path })
  assert.deepEqual([person?.name, person?.unitName], ['Hà Thị Thơm', 'Văn phòng HĐND và UBND'])
  assert.deepEqual(
    (await actorSource(db(), person!.id))?.grants.map(({ role }) => role),
    ['clerk', 'member'],
  )
  const [byCode] = await findPeople(db(), { words: 'vi van luu' })
  assert.equal(byCode?.unitId, world.units.tanLap)
  await administrator.get(ready)
  assert.equal((await administrator.submit(ready)).status, 409, 'nobody applies it twice')
})

test('what went wrong since the trial stops all of it', async () => {
  const path = (await upload(await workbook([{ ...commune, name: 'UBND xã Suối Tre', code: '97901' }]))).headers.get(
    'location',
  )!
  const other = (await upload(await workbook([{ ...commune, name: 'UBND xã Suối Ngà', code: '97901' }]))).headers.get(
    'location',
  )!
  for (const one of [other, path]) await administrator.get(one)
  assert.equal((await administrator.submit(other)).status, 303)
  await administrator.get(path)
  const late = await administrator.submit(path)
  assert.equal(late.status, 409)
  assert.match(administrator.page, /dòng 2 không còn nhập được/)
  assert.deepEqual(await findUnits(db(), { words: 'Suối Tre' }), [])
})

/** A file of nothing but zeros that says how large it is, or lies about it. */
function bomb(size: number, told = size): Uint8Array {
  const name = Buffer.from('xl/workbook.xml')
  const packed = deflateRawSync(Buffer.alloc(size))
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(told, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([head, name, packed, entry, name, end])
}

test('hostile and wrong files are refused with a sentence', async () => {
  const megabyte = 1024 * 1024
  const refusals: [string, Uint8Array | Promise<Uint8Array>, string][] = [
    ['a bomb', bomb(100 * megabyte), 'import_too_large'],
    ['a bomb that lies', bomb(100 * megabyte, 1000), 'import_broken'],
    ['half a file', (await workbook([commune])).subarray(0, 900), 'import_broken'],
    ['an archive that is no workbook', bomb(10), 'import_broken'],
    ['another workbook', writeXlsx({ sheets: [{ name: 'Thu chi', rows: [['a']] }] }), 'import_no_sheet'],
    ['no header', writeXlsx({ sheets: [{ name: 'Đơn vị', rows: [['Tên'], ['x']] }] }), 'import_header_missing'],
    ['no rows', workbook([]), 'import_empty'],
    ['too many rows', workbook(Array.from({ length: 2001 }, () => commune)), 'import_too_many'],
  ]
  for (const [what, bytes, code] of refusals)
    await assert.rejects(readImport(await bytes), { code: `organisation.${code}` }, what)
  for (const [name, bytes] of [
    ['danh-sach.xlsx', Buffer.from('Tên đầy đủ;Loại')],
    ['danh-sach.xlsx', bomb(100 * megabyte)],
    ['danh-sach.exe', await workbook([commune])],
    ['danh-sach.xlsx', Buffer.from('MZ\u0000\u0001 this is a program')],
  ] as const) {
    assert.equal((await upload(bytes, name)).status, 422, name)
    assert.match(administrator.page, /class="error-summary"/)
  }
  assert.equal((await administrator.submit('/to-chuc/nhap', {})).status, 422)
})

test('formulas and markup of a file stay text', async () => {
  const name = '=HYPERLINK("http://a.b")<script>alert(1)</script>'
  const path = (await upload(await workbook([{ ...commune, name }]))).headers.get('location')!
  await administrator.get(path)
  assert.match(administrator.page, /=HYPERLINK\(&quot;http/)
  assert.doesNotMatch(administrator.page, /<script>alert/)
})

test('only administrators import, and see their own files', async () => {
  assert.equal((await officer.get('/to-chuc/nhap')).status, 403)
  await officer.get('/to-chuc')
  const sent = await officer.submit('/to-chuc/nhap', { file: fileOf(await workbook([commune])) })
  assert.equal(sent.status, 403)
  const path = (await upload(await workbook([{ ...commune, name: 'UBND xã Một' }]))).headers.get('location')!
  assert.equal((await officer.get(path)).status, 404)
})
