// The organisation as its administrator walks through it, on a phone and a wide screen, with and without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { listen, type Listening } from '../../src/kernel/http/listen.ts'
import { axe, screenshot, testBrowser } from '../support/browser.ts'
import { castPassword, castPlan, makeCastWithAccounts, type AnBinh } from '../support/cast.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const browser = testBrowser()
let world: AnBinh
let server: Listening

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  server = await listen(app, '127.0.0.1', 0)
})
after(() => server.close())

async function asAdministrator(walk: { width: 360 | 1440; javaScript: boolean }): Promise<Page> {
  const page = await browser.open({ baseURL: server.address, ...walk })
  await page.goto('/dang-nhap?tiep=/to-chuc')
  await page.getByLabel('Tên đăng nhập').fill(castPlan.administrator.login)
  await page.getByLabel('Mật khẩu').fill(castPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  return page
}

const look = async (page: Page, name: string, width: number): Promise<void> => {
  await axe(page)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, `${name} hangs over the edge`)
  await screenshot(page, `organisation-${name}`)
}

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false])
    test(`units and people, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const page = await asAdministrator({ width, javaScript })
      await page.getByRole('heading', { name: 'Tổ chức bộ máy', level: 1 }).waitFor()
      await look(page, 'tree', width)

      await page.goto(`/to-chuc/don-vi/${world.units.tanLapCulture}`)
      await look(page, 'unit', width)
      await page.getByText('Thay đổi đơn vị').click()
      await page.getByRole('link', { name: 'Đổi tên, đổi loại' }).click()
      await page.getByLabel('Tên đầy đủ').fill('')
      await page.getByRole('button', { name: 'Đổi tên, đổi loại' }).click()
      await page.getByRole('alert').waitFor()
      await look(page, 'rename', width)
      await page.getByLabel('Tên đầy đủ').fill(`Phòng Văn hóa và Xã hội ${width}`)
      await page.getByRole('button', { name: 'Đổi tên, đổi loại' }).click()
      await page.getByRole('status').waitFor()

      await page.goto(`/to-chuc/don-vi/${world.units.tanLap}/sap-nhap`)
      await look(page, 'merge', width)
      await page.goto('/can-bo')
      await look(page, 'people', width)
      await page.goto(`/can-bo/${world.cast.communeChairman.personId}`)
      await look(page, 'person', width)
      await page.goto(`/can-bo/${world.cast.communeChairman.personId}/uy-quyen`)
      await look(page, 'delegate', width)
      await page.goto('/to-chuc/nhap')
      await look(page, 'import', width)
    })
