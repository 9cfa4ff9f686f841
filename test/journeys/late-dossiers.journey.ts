// When things go wrong: a dossier is about to expire and its head apologises before the citizen asks; another is late,
// its result goes out all the same, and it stays with the head until it is explained. Who does not bring what was asked
// for is no longer waited for.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testBrowser } from '../support/browser.ts'
import { oneStopSite } from '../support/one-stop-site.ts'
import { walking } from '../support/walking.ts'

const site = oneStopSite()
const browser = testBrowser()

const { enter, look, press, done } = walking({ site, browser, pictures: 'late' })

const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh')
/** A Wednesday: a new date lies in working time. */
const inThreeWeeks = today.add({ days: 24 - today.dayOfWeek }).toString()

for (const walk of [
  { width: 360, javaScript: false },
  { width: 1440, javaScript: true },
] as const)
  test(`apology before expiry, explanation of what is late, ${walk.width} px, JavaScript ${walk.javaScript ? 'on' : 'off'}`, async () => {
    const soon = walk.javaScript ? site.ids.expiring : site.ids.expiringToo
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

    const waited = walk.javaScript ? site.ids.waited : site.ids.waitedToo
    await clerk.goto('/ho-so-tre-han')
    await clerk.getByRole('link', { name: /Quá hạn bổ sung/ }).click()
    await look(clerk, 'awaited-too-long')
    await Promise.all([
      clerk.waitForURL(`**/ho-so/${waited}/phieu`),
      clerk.locator(`form[action="/ho-so-tre-han/${waited}/dung"] button`).click(),
    ])
    await clerk.getByText('Đã dừng giải quyết').waitFor()
    await look(clerk, 'stopped')
    await clerk.goto(`/ho-so/${waited}`)
    await clerk.getByText('Quá thời hạn bổ sung').first().waitFor()

    if (!walk.javaScript) return
    await head.goto('/ho-so-tre-han?xem=explain')
    await look(head, 'to-explain')
    await head.locator(`main a[href="/ho-so-tre-han/${site.ids.late}"]`).click()
    await head.getByLabel('Nguyên nhân chính').selectOption({ label: 'Do phối hợp giữa các đơn vị' })
    await head.getByLabel('Nội dung giải trình').fill('Đơn vị phối hợp trả lời chậm hai ngày')
    await head.getByLabel('Nguyên nhân ngoài đơn vị').fill('Văn phòng đăng ký đất đai')
    await press(head, 'Gửi giải trình')
    await done(head, 'Đã ghi giải trình')
    await look(head, 'explained')
    await head.goto('/ho-so-tre-han?xem=done')
    await head.locator(`main a[href="/ho-so-tre-han/${site.ids.late}"]`).waitFor()
  })
