// A site in which plans are read and settled in a browser: the cast, a worker beside the requests, the reform officer.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { listen, type Listening } from '../../src/kernel/http/listen.ts'
import { startWorker, type Worker } from '../../src/kernel/jobs/worker.ts'
import { modules } from '../../src/modules.ts'
import { axe, screenshot, testBrowser } from './browser.ts'
import { castPassword, castPlan, makeCastWithAccounts } from './cast.ts'
import { testApp } from './client.ts'
import { testDatabase } from './database.ts'
import { testServices } from './services.ts'

export type SettlingSite = {
  /** The reform officer of the commune Tân Lập, signed in, at the form that takes a plan. */
  asOfficer(walk: { width: 360 | 1440; javaScript: boolean }): Promise<Page>
}

/** Call it at the top of a file of journeys. */
export function settlingSite(): SettlingSite {
  let server: Listening
  let worker: Worker
  // Before the database is asked for: what uses it ends before it does.
  after(async () => {
    await server.close()
    await worker.stop()
  })
  const database = testDatabase({ own: true })
  const services = testServices(database)
  const app = testApp(database, services)
  const browser = testBrowser()
  before(async () => {
    await database.committed(makeCastWithAccounts)
    worker = await startWorker({ services, modules })
    server = await listen(app, '127.0.0.1', 0)
  })
  return {
    async asOfficer(walk) {
      const page = await browser.open({ baseURL: server.address, ...walk })
      await page.goto('/dang-nhap?tiep=/ke-hoach/nhap')
      await page.getByLabel('Tên đăng nhập').fill(castPlan.communeReformOfficer.login)
      await page.getByLabel('Mật khẩu').fill(castPassword)
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      return page
    },
  }
}

/** Nothing of the page hurts WCAG 2.2 AA, and nothing hangs over the edge of the screen. */
export async function look(page: Page, name: string): Promise<void> {
  await axe(page)
  const width = page.viewportSize()!.width
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, `${name} hangs over the edge`)
  await screenshot(page, `settle-${name}`)
}

export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor()

/** The words that are asked about are in sight when the page opens: within their box, and the box within the screen. */
export async function seesWhatIsAsked(page: Page): Promise<void> {
  const [box, mark] = [page.locator('.excerpt-bounded').first(), page.locator('.excerpt-bounded mark').first()]
  const [outer, inner] = [(await box.boundingBox())!, (await mark.boundingBox())!]
  const { width, height } = page.viewportSize()!
  const said = JSON.stringify({ outer, inner })
  assert.ok(inner.y >= outer.y && inner.y < Math.min(outer.y + outer.height, height) - 12, said)
  assert.ok(inner.x >= outer.x && inner.x < Math.min(outer.x + outer.width, width) - 12, said)
}

/** A press that leads to another page. */
export async function goesTo(page: Page, press: () => Promise<void>): Promise<void> {
  const here = page.url()
  await press()
  await page.waitForURL((url) => url.href !== here)
}

/** What was sent is saved when the round has gone on to another page, which says so. */
export async function goesOn(page: Page, send: () => Promise<void>): Promise<void> {
  await goesTo(page, send)
  await page.getByRole('status').waitFor()
}

/** A file on the disk, or one made for the journey. */
type PlanFile = string | { name: string; mimeType: string; buffer: Buffer }

/** Puts a file in; the page goes on to the reading, which waits a little for its end. */
export async function putIn(page: Page, file: PlanFile): Promise<void> {
  await page.getByLabel('Tệp kế hoạch').setInputFiles(file)
  await page.getByRole('button', { name: 'Đọc kế hoạch' }).click()
}
