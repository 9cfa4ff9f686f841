// A citizen with an old phone and a receipt: code and secret in, where the dossier stands out. No script.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { aFiling, makeOneStop, throughTo, type Filed } from '../../src/service/dossiers/index.ts'
import { axe, screenshot, testBrowser } from '../support/browser.ts'
import { makeCast } from '../support/cast.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { listening } from '../support/site.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const browser = testBrowser()
const site = listening(app)
let filed: Filed

before(async () => {
  filed = await database.committed(async (tx) => {
    const world = await makeCast(tx)
    return throughTo(tx, world, aFiling(await makeOneStop(tx, world), world), 'hand_over')
  })
})

for (const width of [360, 1440] as const)
  test(`from the receipt to the state of the dossier, ${width} px`, async () => {
    const page = await browser.open({ baseURL: site.address, width, javaScript: false })
    let bytes = 0
    page.on('response', async (response) => void (bytes += (await response.body().catch(() => '')).length))
    const look = async (name: string) => {
      await axe(page)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, `${name} hangs over the edge`)
      await screenshot(page, `follow-dossier-${name}`)
    }
    await page.goto(`/theo-doi?ma=${filed.code}`)
    await look('form')
    await page.getByLabel('Mã bí mật').fill('SAISAISA')
    await page.getByRole('button', { name: 'Xem hồ sơ' }).click()
    await page.getByRole('alert').waitFor()
    await look('refused')
    bytes = 0
    await page.getByLabel('Mã bí mật').fill(filed.secret)
    await page.getByRole('button', { name: 'Xem hồ sơ' }).click()
    await page.getByRole('heading', { name: 'Hồ sơ đã có kết quả', level: 1 }).waitFor()
    assert.ok(bytes < 60 * 1024, `${bytes} bytes`)
    await look('found')
  })
