// The everyday dossier of the demo as it stands, by keyboard and scanner alone: every press counted, the time by the
// key-press model (Card, Moran and Newell 1980: 0.28 s a key, 1.35 s to make up one's mind).
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { demoPassword, loadDemo } from '../../src/demo/load-demo.ts'
import { modules } from '../../src/modules.ts'
import { testBrowser } from '../support/browser.ts'
import { castPlan } from '../support/cast.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { listening } from '../support/site.ts'
import { hands, secondsFor } from '../support/hands.ts'
import { walking } from '../support/walking.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const browser = testBrowser()
const site = listening(app)
const { look } = walking({ site, browser, pictures: 'ordinary' })

before(async () => {
  for (const { load } of modules) if (load) await database.committed(load)
  await database.committed(loadDemo)
})

const cardOf = (number: string) => `${number}|272000111|Lò Thị Én|18051990|Nữ|Thôn 3, xã Tân Lập, tỉnh An Bình|20082021`

const dossiers: { name: string; proof?: string; most: number }[] = [
  // Of two papers one is enough: which of them it was, the clerk says.
  { name: 'Đăng ký khai sinh', proof: 'Giấy chứng sinh', most: 20 },
  { name: 'Cấp bản sao trích lục hộ tịch', most: 13 },
]

for (const [at, { name, proof, most }] of dossiers.entries())
  test(`${name}: received within a minute, the declaration on paper`, async () => {
    const page = await browser.open({ baseURL: site.address, width: 1440, javaScript: true })
    await page.goto('/dang-nhap')
    await page.fill('input[name=login]', castPlan.clerk.login)
    await page.fill('input[name=password]', demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.goto('/tiep-nhan')
    const { counted, key, type, plain, scan } = hands(page)
    // Among those received most it has a key of its own.
    const link = page.getByRole('link', { name }).and(page.locator('a[accesskey]'))
    await key((await link.getAttribute('accesskey')) ?? '')
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
    await look(page, `form-${at}`)
    await scan(cardOf(`09719000900${at}`))
    await page.locator('#applicantPhone:focus').waitFor()
    await type('0912345678')
    await key('a')
    if (proof) {
      for (let tab = 0; tab < 6 && (await page.evaluate('document.activeElement.type')) !== 'radio'; tab += 1)
        await plain('Tab')
      await plain('ArrowDown')
      assert.equal(await page.getByRole('radio', { name: proof }).first().isChecked(), true)
    }
    await key('t')
    await page.getByRole('heading', { name: 'Đã tiếp nhận' }).waitFor()
    const { presses, decisions, scans } = counted()
    assert.ok(presses <= most, `${presses} presses`)
    assert.ok(secondsFor({ presses, decisions, scans, pages: 4 }) <= 60)
  })
