// How the journeys walk: somebody of the cast comes in, and each page they see is looked at as a person would.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { axe, screenshot, type TestBrowser, type Walk } from './browser.ts'
import { signInOnPage, type Someone } from './site.ts'

/** `pictures`: what the names of the pictures begin with. */
type Way = { site: { readonly address: string }; browser: TestBrowser; pictures?: string }

export const walking = ({ site, browser, pictures }: Way) => ({
  /** Somebody signs in on a window of that width and comes to that page, or to their work. */
  async enter(who: Someone, walk: Walk, to?: string): Promise<Page> {
    const page = await browser.open({ baseURL: site.address, ...walk })
    await signInOnPage(page, who, to)
    return page
  },
  /** The page is accessible, nothing hangs over its edge, and there is a picture of it. */
  async look(page: Page, name: string): Promise<void> {
    await axe(page)
    const [shown, wide] = [page.viewportSize()!.width, await page.evaluate('document.documentElement.scrollWidth')]
    assert.equal(wide, shown, `${name} hangs over the edge`)
    await screenshot(page, pictures ? `${pictures}-${name}` : name)
  },
  press: (page: Page, name: string): Promise<void> =>
    page.locator('main').getByRole('button', { name, exact: true }).click(),
  /** What the page says once after a change. */
  done: (page: Page, words: string): Promise<void> => page.getByRole('status').getByText(words).waitFor(),
})
