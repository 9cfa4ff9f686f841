// The exchange with the national portal, as an administrator finds it when something is wrong: what could not be taken,
// what waits, what differs. On a phone without JavaScript and on a wide screen with it.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { aPortalDossier } from '../../src/service/dossier-exchange/exchange-fixtures.ts'
import { sharedSimulator } from '../../src/service/dossier-exchange/index.ts'
import { act } from '../../src/service/dossiers/dossier-fixtures.ts'
import { findDossierByCode, makeOneStop } from '../../src/service/dossiers/index.ts'
import { axe, screenshot, testBrowser } from '../support/browser.ts'
import { castPassword, castPlan, makeCastWithAccounts, type AnBinh } from '../support/cast.ts'
import { runJobs, testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { testServices } from '../support/services.ts'
import { listening } from '../support/site.ts'
import { inTransaction } from '../../src/kernel/database/transaction.ts'
import { enqueue } from '../../src/kernel/announce.ts'

const database = testDatabase({ own: true })
const services = testServices(database)
const app = testApp(database, services)
const browser = testBrowser()
const site = listening(app)
let world: AnBinh

const code = 'H97.11-261118-0001'

async function runJob(name: string): Promise<void> {
  await inTransaction(services.database, (tx) => enqueue(tx, name, {}))
  await runJobs(services)
}

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  await database.committed((tx) => makeOneStop(tx, world))
  sharedSimulator.offer(aPortalDossier(1), aPortalDossier(2, { MaTTHC: '9.999999' }), { rác: true })
  await runJob('dossier_exchange.fetch')
  sharedSimulator.refuseNext('400 mã không khớp')
  await database.committed(async (tx) => {
    const dossier = await findDossierByCode(tx, code)
    assert.ok(dossier)
    await act(tx, world.cast.clerk, dossier.id, 'check_in', 'receive')
  })
  await runJobs(services)
  sharedSimulator.hold('H97.11-261101-0777', 4)
  await runJob('dossier_exchange.compare')
  sharedSimulator.setDown(true)
  await runJob('dossier_exchange.fetch')
})

for (const [width, javaScript] of [
  [360, false],
  [1440, true],
] as const)
  test(`what is wrong with the exchange, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
    const page = await browser.open({ baseURL: site.address, width, javaScript })
    const look = async (name: string) => {
      await axe(page)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, `${name} hangs over the edge`)
      await screenshot(page, `dossier-exchange-${name}`)
    }
    await page.goto('/dang-nhap?tiep=/ket-noi/cong-quoc-gia')
    await page.getByLabel('Tên đăng nhập').fill(castPlan.administrator.login)
    await page.getByLabel('Mật khẩu', { exact: true }).fill(castPassword)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByText('Cổng không trả lời').waitFor()
    await page.getByText('400 mã không khớp').waitFor()
    await page.getByText('H97.11-261101-0777').waitFor()
    await look('list')
    await page.getByRole('link', { name: 'H97.11-261118-0002' }).click()
    await page.getByText('Nội dung Cổng gửi').click()
    await look('problem')
    await page.getByRole('button', { name: 'Thử lại' }).click()
    await page.getByRole('status').waitFor()
    await page.getByRole('button', { name: 'Đóng, không lấy về' }).click()
    await page.getByRole('alert').waitFor()
    await look('close-refused')
  })
