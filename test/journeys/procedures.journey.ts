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

async function fromTemplateIntoForce(page: Page, name: string, code: string): Promise<void> {
  await page.goto('/thu-tuc/moi')
  await page.getByLabel('Bắt đầu từ').selectOption({ label: 'Cấp giấy xác nhận' })
  await page.getByLabel('Tên thủ tục').fill(name)
  await page.getByLabel('Mã thủ tục').fill(code)
  await page.getByLabel('Lĩnh vực').selectOption({ label: 'Đất đai' })
  await page.getByLabel('Cấp thực hiện').selectOption('commune')
  await page.getByRole('button', { name: 'Lập bản thảo' }).click()

  await page
    .getByRole('link', { name: /Căn cứ, điều kiện/ })
    .first()
    .click()
  await page.getByText('Dán nhiều dòng từ Word hoặc Excel').click()
  await page.getByLabel('Các dòng').fill('31/2024/QH15\tLuật Đất đai\n10/2026/QĐ-UBND\tQuy định của tỉnh')
  await page.getByRole('button', { name: 'Thêm các dòng này' }).click()

  await page.getByRole('link', { name: 'Công bố bằng quyết định' }).click()
  await page.getByLabel('Số, ký hiệu quyết định').fill(`${code}/QĐ-UBND`)
  await page.getByLabel('Ngày ký').fill('2026-01-05')
  await page.getByLabel('Người, cơ quan ban hành').fill('Chủ tịch UBND tỉnh')
  await page.getByLabel('Có hiệu lực từ ngày').fill('2026-01-20')
  await page.getByRole('button', { name: 'Công bố', exact: true }).click()
  await page.getByRole('status').waitFor()
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
    await fromTemplateIntoForce(page, name, code)

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
