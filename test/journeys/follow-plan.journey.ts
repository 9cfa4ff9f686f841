// A plan followed through its year, in the demo's world: on a phone and a wide screen, with and without JavaScript.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testBrowser } from '../support/browser.ts'
import { testSite } from '../support/site.ts'
import { walking } from '../support/walking.ts'

const site = testSite()
const browser = testBrowser()

const { enter, look } = walking({ site, browser, pictures: 'plan' })

const firstLink = (page: Page, prefix: string): Promise<string> =>
  page.locator(`main a[href^="${prefix}"]`).first().getAttribute('href') as Promise<string>

for (const width of [360, 1440] as const)
  test(`the pages of following a plan, ${width} px: accessible, calm, nothing hangs over the edge`, async () => {
    const page = await enter('communeReformOfficer', { width, javaScript: true })
    await look(page, 'my-work')
    await page.goto('/ke-hoach')
    await look(page, 'plans')
    const plan = await firstLink(page, '/ke-hoach/0')
    for (const [path, name] of [
      ['/tong-quan', 'overview'],
      ['/dau-viec', 'work-list'],
      ['/dau-viec?xem=bang', 'work-board'],
      ['/dau-viec?xem=lich', 'work-calendar'],
      [plan, 'tasks'],
      [`${plan}/chi-tieu`, 'targets'],
      [`${plan}/trach-nhiem`, 'duties'],
      [`${plan}/thuc-hien`, 'plan-work'],
      [`${plan}/tong-quan`, 'plan-overview'],
      [`${plan}/nhiem-vu/moi`, 'task-form'],
      [`${plan}/sao-chep`, 'copy'],
    ] as const) {
      await page.goto(path)
      await look(page, name)
    }
    await page.goto('/dau-viec?tinh-trang=overdue')
    await page.goto(await firstLink(page, '/dau-viec/'))
    for (const summary of await page.locator('details.details > summary').all()) {
      const open = await summary.evaluate((element) => element.parentElement!.hasAttribute('open'))
      if (!open) await summary.click()
    }
    await look(page, 'work-forms')
    await page.getByRole('button', { name: 'Nộp để nghiệm thu' }).click()
    await page.getByRole('alert').waitFor()
    await look(page, 'work-errors')
  })

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

/** Opens the form behind its summary, unless it stands open already. */
async function unfold(page: Page, summary: string): Promise<void> {
  const part = page.locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${summary}$`) }) })
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click()
}

const done = (page: Page, words: string): Promise<void> => page.getByRole('status').getByText(words).waitFor()

async function typeTask(page: Page, plan: string, text: string): Promise<void> {
  await page.goto(`${plan}/nhiem-vu/moi`)
  await page.getByLabel('Nhiệm vụ', { exact: true }).fill(text)
  await page.getByLabel('Phòng Văn hóa - Xã hội').first().check()
  await page.getByLabel('Sản phẩm').fill('Báo cáo')
  await page.getByLabel('Ngày 1').fill('2030-06-30')
  await press(page, 'Thêm nhiệm vụ')
  await done(page, 'Đã thêm nhiệm vụ')
}

async function openWork(page: Page, plan: string, text: string): Promise<void> {
  await page.goto(`${plan}/thuc-hien`)
  await page.getByRole('link', { name: text }).click()
  await page.getByRole('heading', { name: text, level: 1 }).waitFor()
}

for (const walk of [
  { width: 360, javaScript: false },
  { width: 1440, javaScript: true },
] as const)
  test(`a plan from typing to acceptance, ${walk.width} px, JavaScript ${walk.javaScript ? 'on' : 'off'}`, async () => {
    const officer = await enter('communeReformOfficer', walk)
    await officer.goto('/ke-hoach/moi')
    await look(officer, 'type-plan')
    await officer.getByLabel('Năm', { exact: true }).fill('2030')
    await officer.getByLabel('Tên kế hoạch').fill(`Kế hoạch năm 2030 (${walk.width})`)
    await press(officer, 'Tạo dự thảo')
    await officer.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/)
    const plan = new URL(officer.url()).pathname
    await typeTask(officer, plan, 'Khảo sát nhu cầu của người dân')
    await typeTask(officer, plan, 'Rà soát thủ tục nội bộ')
    await officer.goto(`${plan}/hieu-luc`)
    await look(officer, 'into-force')
    await officer.locator('main form button').click()
    await officer.getByRole('status').waitFor()

    const unit = await enter('communeSpecialist', walk)
    await openWork(unit, plan, 'Khảo sát nhu cầu của người dân')
    await unfold(unit, 'Tiến độ')
    await unit.getByLabel('Tiến độ (%)').fill('40')
    await unit.getByLabel('Đã làm được gì').fill('Đã phát 120 phiếu.')
    await press(unit, 'Ghi tiến độ')
    await done(unit, 'Đã ghi tiến độ')
    await unfold(unit, 'Nộp sản phẩm')
    await unit.getByLabel('Kết quả, số và ngày văn bản').fill('Báo cáo số 45/BC-VHXH')
    const evidence = { name: 'Báo cáo 45.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') }
    await unit.getByLabel('Tệp minh chứng').setInputFiles(evidence)
    await press(unit, 'Nộp để nghiệm thu')
    await done(unit, 'chờ nghiệm thu')
    await look(unit, 'delivered')

    await officer.goto('/viec-cua-toi')
    await officer.locator('#waiting').getByRole('link', { name: 'Khảo sát nhu cầu của người dân' }).click()
    await press(officer, 'Trả lại')
    await officer.getByRole('alert').waitFor()
    await look(officer, 'return-without-reason')
    await officer.getByLabel('Lý do (bắt buộc khi trả lại)').fill('Thiếu phụ lục số liệu')
    await press(officer, 'Trả lại')
    await done(officer, 'Đã ghi quyết định')
    await unit.reload()
    await unit.getByText('Thiếu phụ lục số liệu').waitFor()
    await unfold(unit, 'Nộp sản phẩm')
    await unit.getByLabel('Kết quả, số và ngày văn bản').fill('Báo cáo số 45/BC-VHXH kèm phụ lục')
    await press(unit, 'Nộp để nghiệm thu')
    await officer.reload()
    await officer.locator('main').getByRole('button', { name: 'Nghiệm thu', exact: true }).click()
    await officer.getByText('Hoàn thành đúng hạn').first().waitFor()
    await look(officer, 'accepted')

    await openWork(unit, plan, 'Rà soát thủ tục nội bộ')
    await unfold(unit, 'Xin gia hạn')
    await unit.getByLabel('Đề nghị gia hạn đến ngày').fill('2030-08-15')
    await unit.getByLabel('Lý do').fill('Chờ hướng dẫn của tỉnh')
    await press(unit, 'Gửi đề nghị')
    await done(unit, 'Đã gửi đề nghị gia hạn')
    const leader = await enter('communeChairman', walk)
    await leader.locator('#waiting').getByRole('link', { name: 'Rà soát thủ tục nội bộ' }).click()
    await press(leader, 'Đồng ý gia hạn')
    await done(leader, 'Đã ghi quyết định')
    await leader.getByText('30/6/2030').first().waitFor()
    await leader.getByText('15/8/2030').first().waitFor()
    await look(leader, 'extended')

    await leader.goto(`${plan}/tong-quan`)
    await look(leader, 'leader-overview')
    await leader.locator('tfoot').first().getByRole('link').first().click()
    assert.equal(await leader.locator('main tbody tr').count(), 2, 'the total opens the two pieces of work')
    const printed = await leader.request.get(`${plan}/so-theo-doi.pdf`)
    assert.equal(printed.headers()['content-type'], 'application/pdf')
    assert.equal((await printed.body()).subarray(0, 5).toString(), '%PDF-')
  })
