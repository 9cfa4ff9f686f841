// The organisation as its administrator walks through it, on a phone and a wide screen, with and without JavaScript.
import { before, test } from 'node:test'
import { testBrowser } from '../support/browser.ts'
import { makeCastWithAccounts, type AnBinh } from '../support/cast.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { listening } from '../support/site.ts'
import { walking } from '../support/walking.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const browser = testBrowser()
const { enter, look, press } = walking({ site: listening(app), browser, pictures: 'organisation' })
let world: AnBinh

before(async () => {
  world = await database.committed(makeCastWithAccounts)
})

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false])
    test(`units and people, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const page = await enter('administrator', { width, javaScript }, '/to-chuc')
      await page.getByRole('heading', { name: 'Tổ chức bộ máy', level: 1 }).waitFor()
      await look(page, 'tree')

      await page.goto(`/to-chuc/don-vi/${world.units.tanLapCulture}`)
      await look(page, 'unit')
      await page.getByText('Thay đổi đơn vị').click()
      await page.getByRole('link', { name: 'Đổi tên, đổi loại' }).click()
      await page.getByLabel('Tên đầy đủ').fill('')
      await press(page, 'Đổi tên, đổi loại')
      await page.getByRole('alert').waitFor()
      await look(page, 'rename')
      await page.getByLabel('Tên đầy đủ').fill(`Phòng Văn hóa và Xã hội ${width}`)
      await press(page, 'Đổi tên, đổi loại')
      await page.getByRole('status').waitFor()

      await page.goto(`/to-chuc/don-vi/${world.units.tanLap}/sap-nhap`)
      await look(page, 'merge')
      await page.goto('/can-bo')
      await look(page, 'people')
      await page.goto(`/can-bo/${world.cast.communeChairman.personId}`)
      await look(page, 'person')
      await page.goto(`/can-bo/${world.cast.communeChairman.personId}/uy-quyen`)
      await look(page, 'delegate')
      await page.goto('/to-chuc/nhap')
      await look(page, 'import')
    })
