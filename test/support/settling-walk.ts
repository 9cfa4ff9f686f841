// How an officer in a hurry settles what reading was not certain of: looked at together, confirmed in few presses.
import type { Page } from 'playwright-core'
import { goesOn, goesTo, look } from './settling-site.ts'

/** The same page may come again, with what is left: the answer is waited for, not the address. */
async function saved(page: Page, send: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), send()])
  await page.getByRole('status').waitFor()
}

/** Row after row that is doubted for one reason, seen and confirmed together. @returns how many presses it took */
export async function confirmReasons(page: Page, at: string): Promise<number> {
  await page.goto(`${at}/nghi-van`)
  let presses = 0
  for (;;) {
    const confirm = page.getByRole('button', { name: /^Các dòng đã đánh dấu đúng như đã đọc/ }).first()
    if (!(await confirm.isVisible())) return presses
    await saved(page, () => confirm.click())
    presses += 1
  }
}

/** The first name stands for the office, the others are left open together. @returns how many presses it took */
export async function settleUnits(page: Page, at: string): Promise<number> {
  await page.goto(`${at}/don-vi`)
  await look(page, 'units-at-once')
  await page.locator('tbody a').first().click()
  await page.getByLabel('Chọn trong danh mục đơn vị').check()
  await page.getByLabel('Văn phòng HĐND và UBND').first().check()
  await goesOn(page, () => page.getByRole('button', { name: 'Lưu và tiếp' }).click())
  await page.goto(`${at}/don-vi`)
  await goesOn(page, () => page.getByRole('button', { name: 'Để ngỏ các tên đã đánh dấu' }).click())
  return 2
}

/** The head of the document as it was read, and of contradicting targets all bind. @returns how many presses it took */
export async function settleRest(page: Page, at: string): Promise<number> {
  await page.goto(at)
  const next = page.getByRole('link', { name: 'Chốt điểm tiếp theo' })
  if (!(await next.isVisible())) return 0
  await goesTo(page, () => next.click())
  let presses = 0
  while (new URL(page.url()).pathname !== at) {
    if ((await page.getByRole('heading', { level: 1 }).innerText()) === 'Chỉ tiêu mâu thuẫn nhau') {
      await page.getByLabel(/^Tất cả/).check()
      await goesOn(page, () => page.getByRole('button', { name: 'Lưu và tiếp' }).click())
    } else await goesOn(page, () => page.getByRole('button', { name: 'Đúng như đã đọc' }).click())
    presses += 1
  }
  return presses
}
