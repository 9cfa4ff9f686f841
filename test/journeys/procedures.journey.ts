// A procedure from a template into force, as the procedure control officer does it; then posted by a clerk and read by a
// citizen. On a phone without JavaScript, and on a wide screen with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, screenshot, testBrowser } from '../support/browser.ts'
import { signInOnPage, testSite } from '../support/site.ts'

const site = testSite()
const browser = testBrowser()

async function look(page: Page, name: string, width: number): Promise<void> {
  await axe(page)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, `${name} hangs over the edge`)
  await screenshot(page, `procedures-${name}`)
}

/** Hands: a letter is a press, so is a button, a link and a choice from a list; what is pasted is one. */
function hands(page: Page) {
  let presses = 0
  const count = (times = 1) => {
    presses += times
  }
  return {
    get presses() {
      return presses
    },
    async type(label: string, text: string) {
      count(text.length)
      await page.getByLabel(label).fill(text)
    },
    async paste(label: string, text: string) {
      count()
      await page.getByLabel(label).fill(text)
    },
    async choose(label: string, option: string | { label: string }) {
      count()
      await page.getByLabel(label).selectOption(option)
    },
    async press(role: 'button' | 'link', name: string | RegExp) {
      count()
      const exact = typeof name === 'string' ? { exact: true } : {}
      await page
        .getByRole(role, { name, ...exact })
        .first()
        .click()
    },
    async open(text: string) {
      count()
      await page.getByText(text).click()
    },
  }
}

// What begins today asks no question; a day that has passed would be asked about.
const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').toString()

/** @returns how often somebody presses */
async function fromTemplateIntoForce(page: Page, name: string, code: string): Promise<number> {
  await page.goto('/thu-tuc/moi')
  const counted = hands(page)
  const { type, paste, choose, press, open } = counted
  await choose('Bắt đầu từ', { label: 'Cấp giấy xác nhận' })
  await type('Tên thủ tục', name)
  await type('Mã thủ tục', code)
  await choose('Lĩnh vực', { label: 'Đất đai' })
  await choose('Cấp thực hiện', 'commune')
  await press('button', 'Lập bản thảo')
  await press('link', /Căn cứ, điều kiện/)
  await open('Dán nhiều dòng từ Word hoặc Excel')
  await paste('Các dòng', '31/2024/QH15\tLuật Đất đai\n10/2026/QĐ-UBND\tQuy định của tỉnh')
  await press('button', 'Thêm các dòng này')
  await press('link', 'Công bố bằng quyết định')
  await type('Số, ký hiệu quyết định', `${code}/QĐ-UBND`)
  await type('Ngày ký', today)
  await type('Người, cơ quan ban hành', 'Chủ tịch UBND tỉnh')
  await type('Có hiệu lực từ ngày', today)
  await press('button', 'Công bố')
  await page.getByRole('status').waitFor()
  return counted.presses
}

for (const [width, javaScript] of [
  [360, false],
  [1440, true],
] as const)
  test(`from a template into force, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
    const page = await browser.open({ baseURL: site.address, width, javaScript })
    const code = `NB-${width}${javaScript ? 1 : 2}`
    const name = `Xác nhận vị trí thửa đất ${code}`
    await signInOnPage(page, 'procedureOfficer')
    const presses = await fromTemplateIntoForce(page, name, code)
    // The README tells these figures. At one press in two seconds, thinking included, it takes less than five minutes.
    const typed = `${name}${code}${code}/QĐ-UBND${today}Chủ tịch UBND tỉnh${today}`.length
    assert.equal(presses - typed, 10)
    assert.ok(presses <= 150, `${presses} presses`)

    await page.goto(`/thu-tuc?q=${code}`)
    await look(page, 'list', width)
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await look(page, 'detail', width)

    await page.getByRole('button', { name: 'Sửa đổi (lập phiên bản mới)' }).click()
    for (const section of ['general', 'papers', 'terms', 'results', 'fees', 'grounds', 'carrying-out', 'files']) {
      await page.goto(`${page.url().split('?')[0]}?muc=${section}`)
      await look(page, `editor-${section}`, width)
    }
    for (const [path, picture] of [
      ['/thu-tuc/moi', 'new'],
      ['/thu-tuc/ban-thao', 'drafts'],
      ['/thu-tuc/cong-bo', 'announce'],
      ['/thu-tuc/tu-ngu', 'words'],
      ['/thu-tuc/linh-vuc', 'fields'],
      ['/niem-yet/thoi-han', 'posting-rules'],
      ['/thu-tuc/nhap', 'import'],
      ['/niem-yet', 'posting'],
      ['/niem-yet/noi', 'places'],
    ] as const) {
      await page.goto(path)
      await look(page, picture, width)
    }
    await page.goto('/thu-tuc?q=tình trạng hôn nhân')
    await page.getByRole('link', { name: 'Cấp giấy xác nhận tình trạng hôn nhân' }).click()
    await page.getByRole('link', { name: 'Thay đổi những gì' }).first().click()
    await look(page, 'compare', width)

    const clerk = await browser.open({ baseURL: site.address, width, javaScript })
    await signInOnPage(clerk, 'clerk')
    await clerk.goto('/niem-yet')
    await clerk.getByRole('link', { name: 'Bảng niêm yết tại quầy' }).click()
    await look(clerk, 'duties', width)
    await clerk.getByLabel(name, { exact: true }).check()
    await clerk.getByLabel('Hoặc đường dẫn minh chứng').fill('https://anbinh.example/bang')
    await clerk.getByRole('button', { name: 'Ghi đã niêm yết' }).click()
    await clerk.getByRole('status').waitFor()

    const citizen = await browser.open({ baseURL: site.address, width, javaScript })
    await citizen.goto('/thu-tuc-hanh-chinh')
    await citizen.getByLabel('Gõ việc bạn cần làm').fill('giấy khai sinh cho con')
    await citizen.getByRole('button', { name: 'Tìm' }).click()
    await look(citizen, 'public-list', width)
    await citizen.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
    await citizen.getByRole('heading', { name: 'Đăng ký khai sinh', level: 1 }).waitFor()
    await look(citizen, 'public-detail', width)
  })
