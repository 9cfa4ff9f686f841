import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findBrowser } from './find-browser.ts'

export type Walk = {
  /** Where the pages are: `page.goto('/dang-nhap')` then needs no host. */
  baseURL?: string
  javaScript?: boolean
  width?: 360 | 1440
}

export type TestBrowser = {
  /** A new person with a browser of their own: no cookies, Vietnamese, by default a wide screen and JavaScript. */
  open(walk?: Walk): Promise<Page>
}

const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser for the journeys of one file; call it at the top of the file. */
export function testBrowser(): TestBrowser {
  let browser: Browser | undefined
  before(async () => {
    const executablePath = findBrowser()
    assert.ok(executablePath, 'no browser: install Chromium or Google Chrome, or set CHROME_PATH')
    browser = await chromium.launch({ executablePath, args: switches })
  })
  after(() => browser?.close())
  return {
    async open({ baseURL, javaScript = true, width = 1440 } = {}) {
      assert.ok(browser, 'the browser opens when the tests of the file begin')
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        javaScriptEnabled: javaScript,
        viewport: { width, height: width === 360 ? 740 : 900 },
        hasTouch: width === 360,
        isMobile: width === 360,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
      })
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      if (!javaScript) withoutScript.add(page)
      return page
    },
  }
}

const withoutScript = new WeakSet<Page>()

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const axeOptions: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
  resultTypes: ['violations'],
}

/** Fails when the page hurts WCAG 2.2 AA, naming each rule and the elements that break it. */
export async function axe(page: Page): Promise<void> {
  const results = await (withoutScript.has(page) ? judgeTwin(page) : judge(page))
  const problems = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ target, html }) => `    ${target.join(' ')}  ${html.slice(0, 160)}`).join('\n')}`,
  )
  assert.equal(problems.length, 0, `${page.url()} is not accessible:\n  ${problems.join('\n  ')}`)
}

// Evaluated, not added as a script tag: the page's content security policy stays as strict as it is for people.
async function judge(page: Page): Promise<AxeResults> {
  await page.evaluate(axeSource)
  return await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(axeOptions)})`)
}

const twins = new WeakMap<Browser, Promise<Page>>()

/** One for all pages of a browser: opening a browser of its own for each took longer than judging it. */
async function openTwin(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  return context.newPage()
}

// Where scripts are off the judge's own would never end: it looks at a twin, the same page at the same address in a
// browser with scripts, whose own scripts are forbidden by policy.
async function judgeTwin(page: Page): Promise<AxeResults> {
  const browser = page.context().browser()!
  const twin = await (twins.get(browser) ?? twins.set(browser, openTwin(browser)).get(browser)!)
  const [url, body] = [page.url(), await page.content()]
  await twin.setViewportSize(page.viewportSize()!)
  await twin.context().clearCookies()
  await twin.context().addCookies(await page.context().cookies())
  const headers = { 'content-security-policy': "script-src 'none'" }
  await twin.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8', headers }), {
    times: 1,
  })
  await twin.goto(url)
  return judge(twin)
}

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url))

/** Keeps a picture of the whole page in test/screenshots, when SCREENSHOTS=1. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return
  mkdirSync(screenshots, { recursive: true })
  const width = page.viewportSize()?.width ?? 0
  await page.screenshot({ path: `${screenshots}${name}-${width}.png`, fullPage: true })
}
