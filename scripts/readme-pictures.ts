// Takes the pictures of the README from the demo, as a visitor would see it: npm run pictures
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { demoPassword, loadDemo } from '../src/demo/load-demo.ts'
import { readConfig } from '../src/kernel/config.ts'
import { connect } from '../src/kernel/database/connect.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { openDatabase } from '../src/kernel/database/open.ts'
import { everything } from '../src/kernel/database/reach.ts'
import { inTransaction } from '../src/kernel/database/transaction.ts'
import { createApp } from '../src/kernel/http/app.ts'
import { listen } from '../src/kernel/http/listen.ts'
import { startWorker } from '../src/kernel/jobs/worker.ts'
import { modules } from '../src/modules.ts'
import { findBrowser } from '../test/support/find-browser.ts'

const plan = new URL('../test/fixtures/plans/', import.meta.url)
const images = new URL('../docs/images/', import.meta.url)
mkdirSync(images, { recursive: true })

const directory = mkdtempSync(join(tmpdir(), 'cchc-mo-pictures-'))
const config = readConfig({ DATA_DIR: directory })
const opened = await openDatabase(config)
await migrate(opened.ownerUrl)
const database = connect(opened.appUrl, { reach: everything('pictures') })
const services = { database, config }
for (const { load } of modules) if (load) await inTransaction(database, load)
await inTransaction(database, loadDemo)
const worker = await startWorker({ services, modules })
const listening = await listen(createApp({ services, modules }), '127.0.0.1', 0)
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
const context = await browser.newContext({
  baseURL: listening.address,
  viewport: { width: 1280, height: 800 },
  locale: 'vi-VN',
  reducedMotion: 'reduce',
})
const page = await context.newPage()
const shoot = (name: string): Promise<Buffer> => page.screenshot({ path: new URL(`${name}.png`, images).pathname })

await page.goto('/dang-nhap')
await page.fill('[name=login]', 'mai.dt')
await page.fill('[name=password]', demoPassword)
await page.click('main button')
await page.goto('/viec-cua-toi')
await shoot('my-work')
await page.goto('/tong-quan')
await shoot('overview')
await page.goto('/ke-hoach/nhap')
await page.setInputFiles('input[type=file]', new URL('tan-lap-2026.txt', plan).pathname)
await page.click('main form button')
await page.waitForURL(/\/ke-hoach\/nhap\/[0-9a-f-]{36}/)
// The reading page asks again by itself until the document is read.
await page.waitForSelector('nav.tabs', { timeout: 60_000 })
await page.click('.page-actions a.button')
await shoot('settling')
await context.clearCookies()
await page.goto('/dang-nhap')
await page.fill('[name=login]', 'hoa.nt')
await page.fill('[name=password]', demoPassword)
await page.click('main button')
await page.goto('/tiep-nhan')
await page.click('main table a')
await shoot('counter')
await page.goto('/so-theo-doi-ho-so')
await page.click('main table a[href^="/ho-so/"]')
await page.click('main details summary')
await shoot('dossier')

await browser.close()
await listening.close()
await worker.stop()
await database.close()
await opened.close()
rmSync(directory, { recursive: true, force: true })
process.exit(0)
