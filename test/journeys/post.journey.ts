// A result goes by post: given to the postman, delivered, handed over by itself; the citizen follows its number. At the
// door a device gives out queue numbers.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { postedDossier } from '../../src/service/dossier-shipments/shipment-fixtures.ts'
import { takeNews } from '../../src/service/dossier-shipments/news/take-news.ts'
import { makeOneStop, type OneStop } from '../../src/service/dossiers/index.ts'
import { testBrowser } from '../support/browser.ts'
import { makeCastWithAccounts, type AnBinh } from '../support/cast.ts'
import { runJobs, testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { testServices } from '../support/services.ts'
import { listening } from '../support/site.ts'
import { walking } from '../support/walking.ts'

const database = testDatabase({ own: true })
const services = testServices(database)
const app = testApp(database, services)
const browser = testBrowser()
const site = listening(app)
let world: AnBinh
let shop: OneStop

const { enter, look, press, done } = walking({ site, browser, pictures: 'post' })

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

for (const walk of [
  { width: 360, javaScript: false },
  { width: 1440, javaScript: true },
] as const) {
  const how = `${walk.width} px, JavaScript ${walk.javaScript ? 'on' : 'off'}`
  test(`a result goes by post, ${how}`, async () => {
    const dossier = await database.committed((tx) => postedDossier(tx, world, shop))
    await runJobs(services)
    const number = `EA${walk.width}VN`
    const clerk = await enter('clerk', walk)
    await clerk.goto('/buu-chinh')
    await look(clerk, 'list')
    const choose = clerk.getByLabel(`Chọn bưu gửi của hồ sơ ${dossier.code}`)
    await choose.check()
    await press(clerk, 'Đã giao bưu tá')
    await clerk.getByRole('alert').getByText('hãy ghi số hiệu bưu gửi').waitFor()
    assert.ok(await choose.isChecked(), 'what was ticked stays ticked')
    await look(clerk, 'without-a-number')
    await clerk.getByLabel(`Số hiệu bưu gửi của hồ sơ ${dossier.code}`).fill(number)
    await press(clerk, 'Đã giao bưu tá')
    await done(clerk, 'Đã ghi giao bưu tá 1 bưu gửi')
    await clerk.goto('/buu-chinh?danh-sach=duong')
    await look(clerk, 'on-the-way')
    await clerk.locator('main').getByRole('link', { name: dossier.code }).click()
    await clerk.getByText('Ghi kết quả phát').click()
    await clerk.getByLabel('Căn cứ').fill('Phiếu báo phát 12')
    await look(clerk, 'outcome')
    await press(clerk, 'Lưu')
    await done(clerk, 'Đã ghi kết quả phát')
    await clerk.goto(`/ho-so/${dossier.id}`)
    await clerk.getByText(`${number}: Phiếu báo phát 12`).first().waitFor()
    await look(clerk, 'dossier')

    const citizen = await browser.open({ baseURL: site.address, ...walk })
    await citizen.goto(`/theo-doi?ma=${dossier.code}`)
    await citizen.getByLabel('Mã bí mật').fill(dossier.secret)
    await citizen.locator('main').getByRole('button').click()
    await citizen.getByText(number).waitFor()
    await look(citizen, 'followed')
  })

  test(`news that nobody can read are put aside, ${how}`, async () => {
    await database.committed((tx) =>
      takeNews(tx, { words: `Lỗi máy chủ bưu chính ${walk.width}`, trace: 'x'.repeat(400) }),
    )
    const officer = await enter('reformOfficer', walk)
    await officer.goto('/buu-chinh')
    await officer.locator('summary', { hasText: 'Tin bưu chính chưa ghép được' }).click()
    await look(officer, 'unknown-news')
    await officer.locator('main tbody').getByRole('link').first().click()
    await press(officer, 'Bỏ qua tin này')
    await officer.getByRole('alert').waitFor()
    await look(officer, 'put-aside')
    await officer.getByLabel('Lý do bỏ qua').fill('Đã hỏi bưu chính, tin gửi nhầm')
    await press(officer, 'Bỏ qua tin này')
    await done(officer, 'Đã bỏ qua tin của bưu chính')
  })

  test(`numbers at the door, ${how}`, async () => {
    const device = await enter('communeChairman', walk)
    await device.goto('/lay-so')
    const open = device.locator('main').getByRole('button', { name: 'Bật lấy số' })
    if (await open.count()) await open.first().click()
    await device.locator('summary', { hasText: 'Máy lấy số' }).click()
    await device.getByLabel('Máy đặt ở đâu').fill('Cửa chính')
    await look(device, 'kiosks')
    await press(device, 'Mở máy này làm máy lấy số')
    await device.waitForURL(/\/lay-so\/[0-9a-f-]{36}$/)
    await look(device, 'kiosk')
    await press(device, 'Lấy số')
    await device.waitForURL(/so=\d+/)
    await look(device, 'kiosk-number')
  })
}
