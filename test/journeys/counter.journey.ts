// The counter by keyboard alone: an ordinary dossier from the card to the receipt, what is refused, what is received for
// another place. With a scanner, which types like a keyboard, and with and without JavaScript.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { intakeProcess } from '../../src/service/dossier-intake/intake-fixtures.ts'
import { setQueue } from '../../src/service/dossier-intake/queue/queue.ts'
import { makeOneStop } from '../../src/service/dossiers/index.ts'
import { aDecision, announceVersions, aProcedure, draftProcedure } from '../../src/service/procedures/index.ts'
import { createForm, publishVersion, type FormDefinition } from '../../src/foundation/forms/index.ts'
import { testBrowser, type Walk } from '../support/browser.ts'
import { makeCastWithAccounts, type AnBinh } from '../support/cast.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { hands, pressAccessKey } from '../support/hands.ts'
import { listening } from '../support/site.ts'
import { walking } from '../support/walking.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const browser = testBrowser()
const { enter, look, press } = walking({ site: listening(app), browser, pictures: 'counter' })
let world: AnBinh
let withForm: string

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  const shop = await database.committed((tx) => makeOneStop(tx, world, intakeProcess()))
  withForm = await database.committed(async (tx) => {
    const { cast, units } = world
    const definition: FormDefinition = {
      title: 'Đơn xin xác nhận',
      sections: [{ title: 'Nội dung', fields: [{ key: 'muc_dich', kind: 'text', label: 'Mục đích', required: true }] }],
    }
    const form = await createForm(tx, cast.administrator, { authorityId: units.province, definition })
    await publishVersion(tx, cast.administrator, { id: form.versionId })
    const fee = { key: 'le-phi', name: 'Lệ phí', amount: 20_000, document: '05/2025/NQ-HĐND' }
    const made = await draftProcedure(tx, cast.procedureOfficer, {
      authorityId: units.province,
      kind: 'public',
      code: '1.900099',
      content: aProcedure({
        name: 'Xác nhận cư trú thực tế',
        fees: [{ ...fee, exemptions: [{ who: 'Hộ nghèo', percentOff: 100 }] }],
      }),
      formVersionId: form.versionId,
      processVersionId: shop.processVersionId,
    })
    await announceVersions(tx, cast.procedureOfficer, { ids: [made.versionId], ...aDecision, number: '09/QĐ-UBND' })
    return made.procedureId
  })
  const centre = { unitId: world.units.tanLapCentre, open: true }
  await database.committed((tx) => setQueue(tx, world.cast.communeChairman, centre))
})

async function atCounter(walk: Walk): Promise<Page> {
  const page = await enter('clerk', walk, '/tiep-nhan')
  await heading(page, 'Tiếp nhận hồ sơ')
  return page
}

const cardOf = (number: string) =>
  `${number}|272000111|Nguyễn Thị Ánh Dương|18051990|Nữ|Thôn 3, xã Tân Lập, tỉnh An Bình|20082021`

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

let people = 0
const nextNumber = (): string => String((people += 1)).padStart(12, '09719000')

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false]) {
    const walk = { width, javaScript }
    const how = `${width} px, JavaScript ${javaScript ? 'on' : 'off'}`

    test(`an ordinary dossier, keyboard alone, ${how}`, async () => {
      const page = await atCounter(walk)
      await look(page, 'start')
      await page.keyboard.type('khai sinh')
      await page.keyboard.press('Enter')
      await heading(page, 'Đăng ký khai sinh')
      await look(page, 'form')
      const { scan, key, type } = hands(page)
      await scan(cardOf(nextNumber()))
      await page.locator('#applicantPhone:focus').waitFor()
      await look(page, 'filled')
      await type('0912345678')
      await key('a')
      await key('t')
      await heading(page, 'Đã tiếp nhận')
      await look(page, 'receipt')
      await key('n')
      await heading(page, 'Tiếp nhận hồ sơ')
      await look(page, 'most-received')
    })

    test(`what is missing, what is not in the list, what another commune decides, ${how}`, async () => {
      const page = await atCounter(walk)
      await page.goto('/tiep-nhan?q=khai sinh')
      await page.getByLabel('Họ tên, tên tổ chức').fill('Lò Văn Páo')
      await pressAccessKey(page, 't')
      await page.getByRole('alert').waitFor()
      assert.match(await page.getByRole('alert').innerText(), /tờ khai đăng ký khai sinh/i)
      await look(page, 'missing')
      await page.getByText('Chưa nhận được').click()
      await look(page, 'not-received')
      assert.equal(await page.getByText('Sổ hộ khẩu').count(), 0)
      await page.getByText('Trích yếu, cách trả').click()
      await page.getByLabel('Cơ quan có thẩm quyền giải quyết').selectOption({ label: 'UBND xã Suối Mây' })
      await page.getByLabel('Nơi hỗ trợ').selectOption({ index: 1 })
      await look(page, 'more')
      await page.getByLabel('Đủ tất cả').check()
      await press(page, 'Tiếp nhận')
      await heading(page, 'Đã tiếp nhận')
      await page.getByText('UBND xã Suối Mây').waitFor()
      await look(page, 'receipt-elsewhere')
    })
  }

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false]) {
    const walk = { width, javaScript }
    test(`a group from a sheet, then queue numbers, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const page = await atCounter(walk)
      await page.goto('/tiep-nhan?q=chứng thực')
      await page.getByRole('link', { name: 'Nhận theo đoàn' }).click()
      await heading(page, 'Nhận theo đoàn')
      await page.getByLabel('Tên đoàn').fill('Đoàn thôn 3')
      await page.getByLabel('Danh sách người nộp').fill(`Lò Thị Mai\t12\nVàng A Páo\t${nextNumber()}`)
      await page.getByLabel('Mỗi người đủ').check()
      await press(page, 'Tiếp nhận cả đoàn')
      await page.getByRole('alert').waitFor()
      await look(page, 'group')
      const rows = [`Lò Thị Mai\t${nextNumber()}`, `Vàng A Páo\t${nextNumber()}`]
      await page.getByLabel('Danh sách người nộp').fill(rows.join('\n'))
      await press(page, 'Tiếp nhận cả đoàn')
      await heading(page, 'Đoàn thôn 3')
      await look(page, 'group-list')

      await page.goto('/lay-so')
      await press(page, 'Lấy số')
      await page.getByText('Số của bạn').waitFor()
      await look(page, 'ticket')
      await page.goto('/tiep-nhan')
      await page.getByLabel('Quầy').fill('2')
      await look(page, 'start-with-queue')
      await press(page, 'Gọi số tiếp theo')
      await page.getByRole('status').filter({ hasText: 'Mời số' }).waitFor()
      await page.goto('/bang-goi-so')
      await page.getByText('đến quầy 2').waitFor()
      await look(page, 'board')
      // The board asks again and again, as long as it is open.
      await page.close()
    })
  }

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false]) {
    const walk = { width, javaScript }
    test(`a form that was begun goes on at another desk, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const name = `Sùng A ${javaScript ? 'Dia' : 'Chứ'} ${width}`
      const desk = await atCounter(walk)
      await desk.goto(`/tiep-nhan?thu-tuc=${withForm}`)
      await desk.getByLabel('Họ tên, tên tổ chức').fill(name)
      // Folded, since most bring the declaration on paper.
      await desk.locator('summary', { hasText: 'Biểu mẫu điện tử' }).click()
      await desk.getByLabel('Mục đích').fill('Nhập học')
      if (javaScript) await desk.getByText('Đã tự lưu lúc').waitFor()
      else await desk.getByRole('button', { name: 'Lưu nháp' }).click()
      await look(desk, 'own-form')
      await desk.close()

      const other = await atCounter(walk)
      await look(other, 'begun')
      const row = other.getByRole('row').filter({ hasText: name })
      await row.getByRole('link').click()
      await heading(other, 'Xác nhận cư trú thực tế')
      assert.equal(await other.getByLabel('Họ tên, tên tổ chức').inputValue(), name)
      assert.equal(await other.getByLabel('Mục đích').inputValue(), 'Nhập học')
      await other.getByLabel('Đủ tất cả').check()
      await other.getByText('Phí, lệ phí phải nộp').click()
      await other.getByLabel('diện miễn, giảm').selectOption({ index: 1 })
      await press(other, 'Tiếp nhận')
      await heading(other, 'Đã tiếp nhận')
      await other.getByText('miễn, giảm: Hộ nghèo').waitFor()
      await look(other, 'receipt-with-fees')
      await other.goto('/tiep-nhan')
      assert.equal(await row.count(), 0)
    })
  }

test('the usual dossier takes a scan, a telephone number and three keys', async () => {
  const page = await atCounter({ width: 1440, javaScript: true })
  const { scan, key, type, counted } = hands(page)
  await key('1')
  await heading(page, 'Đăng ký khai sinh')
  await scan(cardOf(nextNumber()))
  await page.locator('#applicantPhone:focus').waitFor()
  await type('0912345678')
  await key('a')
  await key('t')
  await heading(page, 'Đã tiếp nhận')
  // The README tells this figure.
  assert.equal(counted().presses, 13)
})
