import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { readXlsx } from 'hucre'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { pdfText } from '../../../../test/support/pdf-text.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { makeTrackedPlan, onDay, storyDay } from '../../../../test/support/tracked-plan.ts'
import type { Browser } from '../../../../test/support/visitor.ts'
import { findIssuer, placeOf } from '../../../foundation/organisation/index.ts'
import { findRegister } from './find-register.ts'
import { registerData } from './register-data.ts'
import { registerPrint } from './register-print.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let planId: string
before(async () => {
  world = await database.committed(makeCastWithAccounts)
  planId = await database.committed((tx) => makeTrackedPlan(tx, world))
})

const filters = ['', '?tinh-trang=done_on_time', '?don-vi=chua-ro', '?q=muc%20do', '?tu=2026-05-01&den=2026-06-30']

const file = async (client: Browser, kind: string, search = ''): Promise<Uint8Array> => {
  const response = await client.get(`/ke-hoach/${planId}/so-theo-doi.${kind}${search}`)
  assert.equal(response.status, 200)
  return new Uint8Array(await response.arrayBuffer())
}

/** How many pieces of work the page lists. */
const listed = async (client: Browser, search: string): Promise<number> => {
  await client.get(`/ke-hoach/${planId}/thuc-hien${search}`)
  return new Set(client.page.match(/(?<=href="\/dau-viec\/)[0-9a-f-]{36}/g)).size
}

test('every file has as many rows as the page shows under the same filter', async () => {
  const client = await signedIn(app, 'communeSpecialist')
  assert.equal(await listed(client, ''), 8)
  for (const search of filters) {
    const expected = await listed(client, search)
    assert.ok(expected > 0, search)
    const book = await readXlsx(await file(client, 'xlsx', search))
    assert.equal(book.sheets[0]!.rows.length - 1, expected, `xlsx ${search}`)
    const csv = new TextDecoder().decode(await file(client, 'csv', search))
    assert.equal(csv.split('\r\n').length - 2, expected, `csv ${search}`)
    assert.match(
      await pdfText(await file(client, 'pdf', search)),
      new RegExp(`Tổng số[^]*\\n?\\s${expected}\\b`),
      search,
    )
  }
})

test('on one day the register says of each piece of work what the story says', () =>
  database.rolledBack(async (tx) => {
    const register = await findRegister(onDay(tx, storyDay), world.cast.communeSpecialist, planId, {})
    const { columns, rows } = registerData(register, 'vi')
    const at = (header: string) => columns.findIndex((column) => column.header === header)
    const states = rows.map((row) => [row[at('Số')], row[at('Tình trạng')]].join(' '))
    assert.deepEqual(states, [
      '1 Hoàn thành đúng hạn',
      '2 Hoàn thành trễ hạn',
      '7 Chờ nghiệm thu',
      '3 Quá hạn',
      '4 Đang thực hiện',
      '4 Chưa thực hiện',
      '5 Chờ chỉ đạo',
      '6 Đang thực hiện',
    ])
    const second = rows[1]!
    assert.equal(String(second[at('Thời hạn đầu')]), '2026-04-10')
    assert.equal(String(second[at('Ngày cuối còn đúng hạn')]), '2026-04-09')
    assert.equal(String(second[at('Ngày nộp')]), '2026-04-10')
    assert.equal(rows[4]![at('Tiến độ (%)')], 40)

    const printed = registerPrint(register, await findIssuer(tx, world.units.tanLap))
    const totals = printed.totals.map(({ value }) => Number(value))
    assert.equal(totals[0], rows.length)
    assert.equal(
      totals[0],
      totals.slice(1).reduce((sum, one) => sum + one),
      'the states add up to the total',
    )
  }))

test('the printed register is an official document and shows hostile words as words', async () => {
  const client = await signedIn(app, 'communeSpecialist')
  const pdf = await file(client, 'pdf')
  const text = await pdfText(new Uint8Array(pdf))
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'ỦY BAN NHÂN DÂN XÃ TÂN LẬP',
    'SỔ THEO DÕI THỰC HIỆN NHIỆM VỤ',
    'số 05/KH-UBND ngày 12/1/2026',
    '#read("x")',
    'trước 10/4/2026',
  ])
    assert.ok(text.replace(/\s+/g, ' ').includes(words), words)
  assert.match(text, /Tân Lập, ngày \d\d tháng \d+ năm \d{4}/)
  const filtered = await pdfText(await file(client, 'pdf', '?tinh-trang=overdue'))
  assert.match(filtered, /Lọc theo: Quá hạn/)
  for (const kind of ['pdf', 'xlsx', 'csv', 'ics'])
    assert.deepEqual(await file(client, kind), await file(client, kind), `${kind} differs when repeated`)
})

test('a spreadsheet gets a task that begins with = as text', async () => {
  const client = await signedIn(app, 'communeSpecialist')
  const csv = new TextDecoder().decode(await file(client, 'csv'))
  assert.ok(csv.includes(`,"'=SUM(A1) và ""ngoặc"", dấu phẩy",`))
})

test('the calendar has each due date on its last day on time, and nothing without a date', async () => {
  const client = await signedIn(app, 'communeSpecialist')
  const lines = new TextDecoder().decode(await file(client, 'ics')).split('\r\n')
  const days = lines.filter((line) => line.startsWith('DTSTART')).map((line) => line.slice(-8))
  assert.deepEqual(days.toSorted(), ['20260331', '20260409', '20260515', '20260530', '20260630', '20261231'])
  assert.equal(new Set(lines.filter((line) => line.startsWith('UID:'))).size, 6)
})

test('who may not read the plan gets no file of it', async () => {
  for (const who of ['otherCommuneOfficer', 'nobody'] as const) {
    const stranger = await signedIn(app, who)
    for (const kind of ['pdf', 'xlsx', 'csv', 'ics'])
      assert.equal((await stranger.get(`/ke-hoach/${planId}/so-theo-doi.${kind}`)).status, 404)
  }
})

test('a place is named without its kind, unless only a number is left', () => {
  assert.deepEqual(['xã Tân Lập', 'tỉnh An Bình', 'phường 5', 'Thành phố Hội Long'].map(placeOf), [
    'Tân Lập',
    'An Bình',
    'Phường 5',
    'Hội Long',
  ])
})
