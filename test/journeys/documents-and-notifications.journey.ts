// A document is entered and tied to another; work is assigned and its assignee hears of it: on a phone and a wide
// screen, with and without JavaScript.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { assignWork, assignWorkInput } from '../../src/steering/plan-tracking/assign-work.ts'
import { createPlan, putIntoForce } from '../../src/steering/plans/index.ts'
import { aPlan, aTask, led } from '../../src/steering/plans/plan-fixtures.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
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
const { enter, look, press } = walking({ site: listening(app), browser })
let world: AnBinh

before(async () => {
  world = await database.committed(makeCastWithAccounts)
})

/** Work of the culture division, given to its specialist by its head. */
async function assigned(tx: Tx, text: string): Promise<void> {
  const { units, cast } = world
  const plan = aPlan(units.tanLap, { tasks: [aTask({ text, lead: led(units.tanLapCulture) })] })
  const planId = await createPlan(tx, cast.communeReformOfficer, plan)
  await putIntoForce(tx, cast.communeReformOfficer, { id: planId, version: 1 })
  const work = tx.query.selectFrom('plan_tracking.work_item').select('id').where('plan_id', '=', planId)
  const { id } = await work.executeTakeFirstOrThrow()
  const { personId } = cast.communeSpecialist
  await assignWork(tx, cast.communeUnitHead, assignWorkInput.parse({ id, personId, version: '1' }))
}

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false]) {
    const walk = { width, javaScript }
    const way = `${width} px, JavaScript ${javaScript ? 'on' : 'off'}`

    test(`who is given work is told and opens it, ${way}`, async () => {
      const task = `Tổ chức hội nghị đối thoại với người dân (${way})`
      await database.committed((tx) => assigned(tx, task))
      await runJobs(services)
      await runJobs(services)
      const page = await enter('communeSpecialist', walk, '/thong-bao')
      await page.getByRole('link', { name: `Việc mới giao cho bạn: ${task}` }).waitFor()
      await look(page, 'notifications')
      await page.getByText('Nhận thông báo qua thư điện tử').click()
      await look(page, 'notifications-settings')
      await page.getByRole('button', { name: 'Mở' }).first().click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      assert.match(page.url(), /\/dau-viec\//)
      await page.goto('/thong-bao/hop-thu-mo-phong')
      await page.getByText('Xem nội dung thư').first().click()
      await page.getByText('Kính gửi Đặng Thị Lan').first().waitFor()
      await look(page, 'mailbox')
    })

    test(`a clerk enters documents and ties one to the other, ${way}`, async () => {
      const page = await enter('clerk', walk, '/van-ban/moi')
      const register = async (number: string, abstract: string) => {
        await page.goto('/van-ban/moi')
        await page.getByLabel('Loại văn bản').selectOption({ label: 'Kế hoạch' })
        await page.getByLabel('Số, ký hiệu').fill(number)
        await page.getByLabel('Ngày ban hành').fill('2026-01-20')
        await page.getByLabel('Cơ quan ban hành').fill('UBND xã Tân Lập')
        await page.getByLabel('Trích yếu').fill(abstract)
        await press(page, 'Lưu văn bản')
        await page.getByRole('status').waitFor()
      }
      await press(page, 'Lưu văn bản')
      await page.getByRole('alert').waitFor()
      await look(page, 'document-form-wrong')
      const [older, newer] = [`${width}${javaScript ? 1 : 2}/KH-UBND`, `${width}${javaScript ? 3 : 4}/KH-UBND`]
      await register(older, 'Kế hoạch cải cách hành chính năm 2026')
      await register(newer, 'Sửa đổi kế hoạch cải cách hành chính năm 2026')
      await page.getByText('Thêm văn bản liên quan').click()
      await page.getByLabel('Tìm văn bản kia').fill(older)
      await press(page, 'Tìm')
      await page.getByLabel('Văn bản này').selectOption({ label: 'Sửa đổi, bổ sung' })
      await look(page, 'document-link')
      await press(page, 'Ghi liên hệ')
      await page.getByRole('status').waitFor()
      await look(page, 'document')
      await page.goto('/van-ban?q=sua+doi')
      await look(page, 'documents')
    })
  }
