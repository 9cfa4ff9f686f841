// When things go wrong: a dossier is about to expire and its head apologises before the citizen asks; another is late,
// its result goes out all the same, and it stays with the head until it is explained.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, screenshot, testBrowser } from '../support/browser.ts'
import type { CastName } from '../support/cast.ts'
import { oneStopSite } from '../support/one-stop-site.ts'
import { signInOnPage } from '../support/site.ts'

const site = oneStopSite()
const browser = testBrowser()

type Walk = { width: 360 | 1440; javaScript: boolean }

async function enter(who: CastName, walk: Walk): Promise<Page> {
  const page = await browser.open({ baseURL: site.address, ...walk })
  await signInOnPage(page, who)
  return page
}

async function look(page: Page, name: string): Promise<void> {
  await axe(page)
  const [shown, wide] = [page.viewportSize()!.width, await page.evaluate('document.documentElement.scrollWidth')]
  assert.equal(wide, shown, `${name} hangs over the edge`)
  await screenshot(page, `late-${name}`)
}

const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true }).click()
const done = (page: Page, words: string): Promise<void> => page.getByRole('status').getByText(words).waitFor()

const inThreeWeeks = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days: 21 }).toString()

for (const walk of [
  { width: 360, javaScript: false },
  { width: 1440, javaScript: true },
] as const)
  test(`apology before expiry, explanation of what is late, ${walk.width} px, JavaScript ${walk.javaScript ? 'on' : 'off'}`, async () => {
    const soon = walk.javaScript ? site.ids.handle : site.ids.approve
    const head = await enter('communeUnitHead', walk)
    await head.goto('/ho-so-tre-han')
    await look(head, 'to-decide')
    await head.locator(`main a[href="/ho-so-tre-han/${soon}"]`).click()
    await head.getByLabel('Xin lỗi và hẹn lại ngày trả').check()
    await head.getByLabel('Lý do', { exact: true }).fill('Chờ xác minh nơi sinh')
    await press(head, 'Ghi quyết định')
    await head.getByRole('alert').getByText('Hãy chọn ngày hẹn mới').waitFor()
    assert.equal(await head.getByLabel('Lý do', { exact: true }).inputValue(), 'Chờ xác minh nơi sinh')
    await look(head, 'without-a-date')
    await head.getByLabel('Ngày hẹn mới').fill(inThreeWeeks)
    await press(head, 'Ghi quyết định')
    await done(head, 'Đã ghi quyết định')
    await look(head, 'apologised')

    const clerk = await enter('clerk', walk)
    await clerk.goto(`/ho-so/${soon}/phieu`)
    await look(clerk, 'papers')
    const row = clerk.getByRole('row', { name: /Phiếu xin lỗi/ })
    const form = (await row.count()) ? row : clerk.locator('main tr', { hasText: 'Phiếu xin lỗi' })
    await Promise.all([
      clerk.waitForResponse((answer) => answer.url().includes('/to-in/')),
      form.getByRole('button').click(),
    ])
    await clerk.goto(`/ho-so/${soon}/phieu`)
    const paper = await clerk
      .getByRole('link', { name: /^Số \d+\// })
      .first()
      .getAttribute('href')
    assert.equal((await clerk.request.get(paper!)).headers()['content-type'], 'application/pdf')

    if (!walk.javaScript) return
    await head.goto('/ho-so-tre-han?xem=explain')
    await look(head, 'to-explain')
    await head.locator(`main a[href="/ho-so-tre-han/${site.ids.late}"]`).click()
    await head.getByLabel('Nguyên nhân chính').selectOption({ label: 'Do phối hợp giữa các đơn vị' })
    await head.getByLabel('Nội dung giải trình').fill('Đơn vị phối hợp trả lời chậm hai ngày')
    await press(head, 'Gửi giải trình')
    await done(head, 'Đã ghi giải trình')
    await look(head, 'explained')
    await head.goto('/ho-so-tre-han?xem=done')
    await head.locator(`main a[href="/ho-so-tre-han/${site.ids.late}"]`).waitFor()
  })
