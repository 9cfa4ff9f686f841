// Every component in each of its states, looked at as people look: on a phone and a wide screen, by day and by night,
// without JavaScript, with the keyboard.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { Page } from 'playwright-core'
import { securityHeaders } from '../../src/kernel/http/security-headers.ts'
import { serveAsset } from '../../src/kernel/http/serve-asset.ts'
import { assetFiles } from '../../src/kernel/ui/assets.ts'
import { citizenGalleryPage, galleryPage } from '../../src/kernel/ui/gallery.ts'
import { render } from '../../src/kernel/ui/html.ts'
import { axe, screenshot, testBrowser } from '../support/browser.ts'

const browser = testBrowser()
let server: ServerType
let baseURL = ''

before(async () => {
  const app = new Hono()
  app.use(securityHeaders(false))
  app.get('/assets/*', ({ req }) => serveAsset(req.raw, assetFiles()))
  app.get('/staff', (context) => context.html(render(galleryPage(), 'vi')))
  app.get('/citizen', (context) => context.html(render(citizenGalleryPage(), 'vi')))
  baseURL = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
  })
})
after(() => server.close())

const widthOf = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth')

for (const audience of ['staff', 'citizen']) {
  for (const width of [360, 1440] as const) {
    test(`${audience}, ${width} px: accessible by day and by night, and nothing hangs over the edge`, async () => {
      const page = await browser.open({ baseURL, width })
      const refused: string[] = []
      page.on('console', (message) => refused.push(message.text()))
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(`/${audience}`)
        await axe(page)
        assert.equal(await widthOf(page), width)
        await screenshot(page, `gallery-${audience}-${colorScheme}`)
      }
      assert.deepEqual(refused, [])
    })
  }
}

test('on a tablet no list hangs over the edge', async () => {
  const page = await browser.open({ baseURL })
  for (const width of [640, 820, 1024, 1180]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/staff')
    assert.equal(await widthOf(page), width)
  }
})

test('on a phone the navigation opens and closes without JavaScript', async () => {
  const page = await browser.open({ baseURL, width: 360, javaScript: false })
  await page.goto('/staff')
  const link = page.getByRole('link', { name: 'Kế hoạch', exact: true })
  assert.equal(await link.isVisible(), false)
  await page.getByRole('button', { name: 'Trình đơn' }).click()
  assert.equal(await link.isVisible(), true)
  await page.keyboard.press('Escape')
  assert.equal(await link.isVisible(), false)
})

test('a page sent back begins at what is wrong, one key away from the field', async () => {
  const page = await browser.open({ baseURL, javaScript: false })
  await page.goto('/staff')
  await page.locator('.error-summary:focus').waitFor()
  await page.keyboard.press('Tab')
  const first = page.getByRole('link', { name: 'Nhập tên nhiệm vụ' })
  assert.equal(await first.and(page.locator(':focus')).count(), 1)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/staff#title-wrong')
  await page.locator('#title-wrong:focus').waitFor()
})

test('what comes beside the page leaves the page 50 KB of the 150 for staff and 40 of the 60 for citizens', async () => {
  for (const [audience, most] of [
    ['staff', 100_000],
    ['citizen', 20_000],
  ] as const) {
    const page = await browser.open({ baseURL })
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (!request.isNavigationRequest()) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(`/${audience}`, { waitUntil: 'networkidle' })
    const transferred = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    assert.ok(transferred > 3000 && transferred < most, `${audience}: ${transferred} bytes`)
  }
})
