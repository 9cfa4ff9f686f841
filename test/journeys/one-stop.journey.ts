// A day at the one-stop shop: a specialist asks for a paper, the counter takes it in, the head returns and agrees, the
// chairman signs, the result goes out. On a phone and a wide screen, with and without JavaScript.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testBrowser } from '../support/browser.ts'
import { oneStopSite } from '../support/one-stop-site.ts'
import { walking } from '../support/walking.ts'

const site = oneStopSite()
const browser = testBrowser()

const { enter, look, press, done } = walking({ site, browser, pictures: 'one-stop' })

async function unfold(page: Page, summary: string): Promise<void> {
  const part = page.locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${summary}$`) }) })
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click()
}

async function unfoldAll(page: Page): Promise<void> {
  for (const summary of await page.locator('main details.details > summary').all()) {
    const open = await summary.evaluate((element) => element.parentElement!.hasAttribute('open'))
    if (!open) await summary.click()
  }
}

for (const width of [360, 1440] as const)
  test(`the pages of handling dossiers, ${width} px: accessible, calm, nothing hangs over the edge`, async () => {
    const page = await enter('communeSpecialist', { width, javaScript: true })
    const { handle, land } = site.ids
    for (const [path, name] of [
      ['/ho-so?danh-sach=don-vi', 'list'],
      ['/ho-so?danh-sach=da-xong', 'done'],
      ['/ho-so/tim?q=nguyen', 'search'],
      [`/ho-so/${handle}`, 'dossier'],
      [`/ho-so/${handle}/so-dinh-danh`, 'reveal'],
      [`/ho-so/${handle}/dinh-chinh`, 'correct'],
      [`/ho-so/${land}`, 'interlinked'],
      [`/ho-so/${land}/lien-thong`, 'begin-interlinked'],
    ] as const) {
      await page.goto(path)
      await unfoldAll(page)
      await look(page, name)
    }
  })

for (const walk of [
  { width: 360, javaScript: false },
  { width: 1440, javaScript: true },
] as const)
  test(`a dossier from the specialist to the applicant, ${walk.width} px, JavaScript ${walk.javaScript ? 'on' : 'off'}`, async () => {
    const id = walk.javaScript ? site.ids.late : site.ids.land
    const missing = walk.javaScript ? 'Giấy chứng sinh' : 'Hợp đồng chuyển nhượng'
    const specialist = await enter('communeSpecialist', walk)
    await specialist.goto('/ho-so?danh-sach=chua-nhan')
    await specialist.locator(`main a[href^="/ho-so/${id}"]`).click()
    await press(specialist, 'Nhận việc Thẩm định hồ sơ')
    await done(specialist, 'Bạn đã nhận việc này')
    await unfold(specialist, 'Yêu cầu bổ sung')
    await specialist.getByLabel('Lý do yêu cầu bổ sung').fill('Chưa có trong hồ sơ')
    await press(specialist, 'Yêu cầu bổ sung')
    await specialist.getByRole('alert').waitFor()
    assert.equal(await specialist.getByLabel('Lý do yêu cầu bổ sung').inputValue(), 'Chưa có trong hồ sơ')
    await look(specialist, 'asked-for-nothing')
    await specialist.locator('main').getByLabel(missing, { exact: true }).check()
    await press(specialist, 'Yêu cầu bổ sung')
    await done(specialist, 'Đã ghi')

    const clerk = await enter('clerk', walk)
    await clerk.goto('/ho-so?danh-sach=cho-dan')
    await clerk.locator(`main a[href^="/ho-so/${id}"]`).click()
    await look(clerk, 'waiting')
    await clerk.getByLabel(missing, { exact: true }).selectOption({ label: 'Bản điện tử' })
    const scan = { name: 'Bản quét.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') }
    await clerk.getByLabel(`Tệp: ${missing}`).setInputFiles(scan)
    await press(clerk, 'Đã bổ sung')
    await done(clerk, 'Đã ghi')
    const file = await clerk.getByRole('link', { name: `Mở tệp ${missing}` }).getAttribute('href')
    assert.equal((await clerk.request.get(file!)).headers()['content-type'], 'application/pdf')

    await specialist.goto(`/ho-so/${id}`)
    await press(specialist, 'Trình kết quả')
    await done(specialist, 'Đã ghi')
    const head = await enter('communeUnitHead', walk)
    await head.goto(`/ho-so/${id}`)
    await unfold(head, 'Trả lại')
    await press(head, 'Trả lại')
    await head.getByRole('alert').waitFor()
    await head.getByLabel('Lý do trả lại').fill('Ghi rõ số thửa')
    await press(head, 'Trả lại')
    await done(head, 'Đã ghi')
    await specialist.reload()
    await specialist.getByText('Ghi rõ số thửa').first().waitFor()
    await press(specialist, 'Trình kết quả')
    await done(specialist, 'Đã ghi')
    await head.reload()
    await press(head, 'Đồng ý')
    await done(head, 'Đã ghi')

    const leader = await enter('communeChairman', walk)
    await leader.goto('/ho-so?danh-sach=chua-nhan')
    await look(leader, 'leader-list')
    await leader.locator(`main a[href^="/ho-so/${id}"]`).click()
    await look(leader, 'leader-dossier')
    await press(leader, 'Ký')
    await done(leader, 'Đã ghi')

    await clerk.goto(`/ho-so/${id}`)
    assert.equal(await clerk.getByLabel('Người ký').inputValue(), 'Hoàng Văn Sơn')
    await clerk.getByLabel('Số kết quả').fill('45/2026')
    await press(clerk, 'Chuyển kết quả')
    await done(clerk, 'Đã ghi')
    await press(clerk, 'Đã trả kết quả')
    await done(clerk, 'Đã ghi')
    await clerk.getByText('45/2026').first().waitFor()
    await look(clerk, 'handed-over')
  })

test('a step is done with the keyboard alone', async () => {
  const page = await enter('communeUnitHead', { width: 1440, javaScript: true })
  await page.goto(`/ho-so/${site.ids.assign}`)
  const isReached = async (): Promise<boolean> =>
    (await page.evaluate('document.activeElement.tagName + document.activeElement.textContent.trim()')) ===
    'BUTTONPhân công'
  for (let tabs = 0; tabs < 120 && !(await isReached()); tabs += 1) await page.keyboard.press('Tab')
  assert.ok(await isReached(), 'the button is reached by the keyboard')
  await page.keyboard.press('Enter')
  await done(page, 'Đã ghi')
})
