import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import type { Browser } from '../../../../test/support/visitor.ts'
import { makeProcedures } from '../procedure-fixtures.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let officer: Browser

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  await own.committed((tx) => makeProcedures(tx, world))
  officer = await signedIn(app, 'procedureOfficer')
})

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function download(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await officer.get(path)
  assert.equal(response.status, 200)
  return new Uint8Array(await response.arrayBuffer())
}

async function send(content: Uint8Array<ArrayBuffer> | string, name: string, browser = officer): Promise<Response> {
  await browser.get('/thu-tuc/nhap')
  const file = new File([content], name, { type: name.endsWith('xlsx') ? xlsx : 'application/json' })
  return browser.submit('/thu-tuc/nhap', { authorityId: world.units.province, file })
}

async function judged(content: Uint8Array<ArrayBuffer> | string, name: string): Promise<string> {
  const response = await send(content, name)
  assert.equal(response.status, 303, await response.text())
  const place = response.headers.get('location')!
  const page = await officer.get(place)
  assert.equal(page.status, 200)
  return place
}

test('what is exported is read again as the same catalogue, from a workbook as from JSON', async () => {
  for (const [path, name] of [
    ['/thu-tuc/xuat/xlsx', 'a.xlsx'],
    ['/thu-tuc/xuat/json', 'a.json'],
  ] as const) {
    await judged(await download(path), name)
    assert.match(officer.page, /Không đổi: 5/, name)
    assert.match(officer.page, /Tệp này không thay đổi gì/, name)
  }
})

test('a file says what is wrong where, what differs, and makes drafts only when told to', async () => {
  const file = JSON.parse(new TextDecoder().decode(await download('/thu-tuc/xuat/json'))) as {
    procedures: Record<string, unknown>[]
  }
  const [first, second, third, same] = file.procedures
  const changed = {
    ...first,
    terms: [{ key: 'thuong', name: '', amount: 9, unit: 'working_day' }],
    name: `${String(first!.name)} <i>mới</i>`,
  }
  const wrong = { ...second, fieldId: 'không có lĩnh vực', tier: 'commune' }
  const fresh = { ...third, code: '2.900777.H97', name: 'Một thủ tục chưa có' }
  const place = await judged(
    JSON.stringify({ ...file, procedures: [same!, changed, wrong, fresh, fresh, { ...fresh, code: '9.bad' }] }),
    'b.json',
  )
  for (const part of [
    'Thủ tục mới: 1',
    'Có thay đổi: 1',
    'Có lỗi: 3',
    'Kết quả so sánh',
    '1 thủ tục không đổi',
    'không có lĩnh vực',
    'mã này đã có ở dòng trên',
    '&lt;i&gt;mới',
  ])
    assert.ok(officer.page.includes(part), part)
  const at = (word: string) => officer.page.indexOf(word, officer.page.indexOf('<main'))
  assert.ok(at('Một thủ tục chưa có') < at('1 thủ tục không đổi'), 'the news comes first')
  assert.match(officer.page, /9\.bad[\s\S]*không phải mã thủ tục/)
  assert.match(officer.page, /Thời gian: <del>|Thời hạn giải quyết/)
  const clerk = await signedIn(app, 'clerk')
  assert.equal((await clerk.get(place)).status, 404)
  assert.equal((await clerk.submit(place)).status, 404)
  assert.equal((await send('{}', 'c.json', clerk)).status, 403)
  await officer.get(place)
  assert.equal((await officer.submit(place)).status, 303)
  assert.equal((await officer.submit(place)).status, 409)
  await officer.get('/thu-tuc/ban-thao')
  assert.match(officer.page, /Một thủ tục chưa có/)
  assert.match(officer.page, /&lt;i&gt;mới/)
  await judged(JSON.stringify({ ...file, procedures: [changed] }), 'd.json')
  assert.match(officer.page, /Đang có bản thảo: 1/)
})

test('what is no such file is refused with its sentence', async () => {
  const template = await download('/thu-tuc/nhap/mau')
  for (const [content, name] of [
    ['', 'a.json'],
    ['{"format":"khác"}', 'a.json'],
    ['[1', 'a.json'],
    ['PK\u0003\u0004 hỏng', 'a.xlsx'],
    [template, 'a.xlsx'],
  ] as const) {
    const response = await send(content, name)
    assert.equal(response.status, 422, name)
    assert.match(officer.page, /error-message|Hãy chọn một tệp/)
  }
})
