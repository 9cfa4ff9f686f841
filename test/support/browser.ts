import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { after, afterEach, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { AxeResults, RunOptions } from 'axe-core'
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from './find-browser.ts'
import { whileNeeded } from './while-needed.ts'

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

const shared = whileNeeded(
  async () => {
    const executablePath = findBrowser()
    assert.ok(executablePath, 'no browser: install Chromium or Google Chrome, or set CHROME_PATH')
    return await chromium.launch({ executablePath, args: switches })
  },
  (browser) => browser.close(),
)

/** The browser for journeys; call it at the top of the file. What a test opens is closed at its end. */
export function testBrowser(): TestBrowser {
  let browser: Browser | undefined
  const opened: BrowserContext[] = []
  shared.join()
  before(async () => {
    browser = await shared.get()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()))
  })
  after(() => shared.leave())
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
        // Who asked for calm gets the same pages without the fading, which takes as long as drawing them.
        reducedMotion: 'reduce',
      })
      opened.push(context)
      // Patience costs nothing where all is well: a busy machine answers late.
      context.setDefaultTimeout(60_000)
      const page = await context.newPage()
      if (!javaScript) scriptSwitches.set(page, await context.newCDPSession(page))
      return page
    },
  }
}

/** Pages without scripts, each with what can let the judge's own run. */
const scriptSwitches = new WeakMap<Page, CDPSession>()

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const axeOptions: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
  resultTypes: ['violations'],
}

/** Fails when the page hurts WCAG 2.2 AA, naming each rule and the elements that break it. */
export async function axe(page: Page): Promise<void> {
  const { violations } = await withScripts(page, () => judge(page))
  const problems = violations.map(
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

// Where scripts are off the judge's own would never end. Put on for so long, they change nothing: the page's were left
// out when it was read. The switch is the page's, but what a session has not put off it cannot put on.
async function withScripts<Result>(page: Page, work: () => Promise<Result>): Promise<Result> {
  const session = scriptSwitches.get(page)
  if (!session) return work()
  const putOff = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value })
  await putOff(true)
  await putOff(false)
  try {
    return await work()
  } finally {
    await putOff(true)
  }
}

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url))

/** Keeps a picture of the whole page in test/screenshots, when SCREENSHOTS=1. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return
  mkdirSync(screenshots, { recursive: true })
  const width = page.viewportSize()?.width ?? 0
  await page.screenshot({ path: `${screenshots}${name}-${width}.png`, fullPage: true })
}
