// The plans that authorities really issued, from the file into force, where the folder with them is at hand: their texts
// are not ours to keep in the repository.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { goesOn, heading, look, putIn, settlingSite, type SettlingSite } from '../support/settling-site.ts'

const folder = process.env['PLANS_DIR'] ?? join(import.meta.dirname, '../../../shared/plans')

type AnswerSheet = { tasks: unknown[]; document: { title: string } }
const answerSheet = (name: string): AnswerSheet =>
  JSON.parse(readFileSync(join(folder, `truth/${name}.json`), 'utf8')) as AnswerSheet

/** The plan is put in and read; the page stands on its overview. @returns the address of the import */
async function importPlan(site: SettlingSite, name: string): Promise<{ page: Page; at: string }> {
  const page = await site.asOfficer({ width: 1440, javaScript: true })
  await putIn(page, join(folder, `${name}.txt`))
  await page.getByRole('link', { name: 'Điểm còn phải chốt' }).waitFor()
  await look(page, `real-${name}`)
  return { page, at: new URL(page.url()).pathname }
}

/** The first open point, beside the words of the document. */
async function lookAtFirstPoint(page: Page, name: string): Promise<void> {
  await goesTo(page, () => page.getByRole('link', { name: 'Chốt điểm tiếp theo' }).click())
  await look(page, `real-${name}-point`)
}

async function goesTo(page: Page, send: () => Promise<void>): Promise<void> {
  const here = page.url()
  await send()
  await page.waitForURL((url) => url.href !== here)
}

const title = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()

/** Row after row that is doubted for one reason, seen and confirmed together. */
async function confirmReasons(page: Page, at: string): Promise<number> {
  await page.goto(`${at}/nghi-van`)
  let presses = 0
  for (;;) {
    const confirm = page.getByRole('button', { name: /^Các dòng đã đánh dấu đúng như đã đọc/ }).first()
    if (!(await confirm.isVisible())) return presses
    await saved(page, () => confirm.click())
    presses += 1
  }
}

/** The same page may come again, with what is left: the answer is waited for, not the address. */
async function saved(page: Page, send: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), send()])
  await page.getByRole('status').waitFor()
}

/** What names stand for: one is made a unit of the commune's, the rest is left open in one press. */
async function settleUnits(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/don-vi`)
  await look(page, 'real-units')
  await page.locator('tbody a').first().click()
  await page.getByLabel('Chọn trong danh mục đơn vị').check()
  await page.getByLabel('Văn phòng HĐND và UBND').first().check()
  await goesOn(page, () => page.getByRole('button', { name: 'Lưu và tiếp' }).click())
  await page.goto(`${at}/don-vi`)
  await goesOn(page, () => page.getByRole('button', { name: 'Để ngỏ các tên đã đánh dấu' }).click())
}

/** Whatever is left: the document's head as it was read, and of contradicting targets all bind. */
async function settleRest(page: Page, at: string): Promise<number> {
  await page.goto(at)
  const next = page.getByRole('link', { name: 'Chốt điểm tiếp theo' })
  if (!(await next.isVisible())) return 0
  await goesTo(page, () => next.click())
  let presses = 0
  while (new URL(page.url()).pathname !== at) {
    if ((await title(page)) === 'Chỉ tiêu mâu thuẫn nhau') {
      await page.getByLabel(/^Tất cả/).check()
      await goesOn(page, () => page.getByRole('button', { name: 'Lưu và tiếp' }).click())
    } else await goesOn(page, () => page.getByRole('button', { name: 'Đúng như đã đọc' }).click())
    presses += 1
  }
  return presses
}

if (existsSync(folder)) {
  const site = settlingSite()

  for (const name of ['001', '004'])
    test(`plan ${name} is read in the browser; it has no tasks, and the page says so`, async () => {
      const { page, at } = await importPlan(site, name)
      await lookAtFirstPoint(page, name)
      await page.goto(at)
      await page.getByRole('button', { name: 'Đưa kế hoạch vào thực hiện' }).click()
      await page.getByRole('link', { name: 'Chưa có nhiệm vụ nào' }).waitFor()
    })

  test('plan 002 is read in the browser, and the money that its rows lack is on the screen', async () => {
    const { page, at } = await importPlan(site, '002')
    await page.getByText('1.692.580.000 đồng: lệch 60.000.000 đồng').waitFor()
    await lookAtFirstPoint(page, '002')
    await page.goto(`${at}/nghi-van`)
    await look(page, 'real-002-reasons')
  })

  for (const name of ['000', '003'])
    test(`plan ${name} is settled to the end in the browser and enters into force with all its tasks`, async () => {
      const { tasks } = answerSheet(name)
      const { page, at } = await importPlan(site, name)
      await lookAtFirstPoint(page, name)
      const presses = (await confirmReasons(page, at)) + (await settleUnits(page, at), 2) + (await settleRest(page, at))
      assert.ok(presses < 15, `${presses} presses for ${name}`)
      await page.getByText('Không còn điểm nào').waitFor()
      await page.getByRole('button', { name: 'Đưa kế hoạch vào thực hiện' }).click()
      await heading(page, /Cải cách hành chính/)
      await page.getByText(`${tasks.length} nhiệm vụ`).first().waitFor()
      assert.equal(await page.locator('tbody tr').count(), tasks.length)
      await look(page, `real-${name}-plan`)
    })
}
