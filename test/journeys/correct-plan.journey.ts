// The commune amends its plan: the corrected version is put in, what differs is looked at, and what is ticked is applied.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { goesOn, goesTo, heading, look, putIn, settlingSite } from '../support/settling-site.ts'
import { confirmReasons, settleRest, settleUnits } from '../support/settling-walk.ts'

const site = settlingSite()
const file = fileURLToPath(new URL('../fixtures/plans/tan-lap-2026.txt', import.meta.url))

/** What the corrected version says instead: a date, words and money of tasks, one task for another, targets. */
const corrections = [
  ['Quyết định phân công\t31/3/2026', 'Quyết định phân công\t30/6/2026'],
  ['Hướng dẫn người dân nộp hồ sơ trực tuyến', 'Hướng dẫn người dân và doanh nghiệp nộp hồ sơ trực tuyến'],
  ['Trong năm 2026\t15.000.000', 'Trong năm 2026\t18.000.000'],
  ['Phủ sóng Internet miễn phí tại nhà văn hóa các thôn', 'Mở chuyên mục hỏi đáp trên trang thông tin của xã'],
  ['đúng hạn đạt tối thiểu 98%', 'đúng hạn đạt tối thiểu 99%'],
  ['3. Mức độ hài lòng của người dân đạt từ 95% trở lên.', '3. 100% cán bộ xã được bồi dưỡng kỹ năng số.'],
] as const

function correctedVersion(): Buffer {
  let text = readFileSync(file, 'utf8')
  for (const [before, after] of corrections) {
    assert.ok(text.includes(before), before)
    text = text.replace(before, after)
  }
  return Buffer.from(text)
}

async function settle(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Điểm còn phải chốt' }).waitFor()
  const at = new URL(page.url()).pathname
  await confirmReasons(page, at)
  await settleUnits(page, at)
  await settleRest(page, at)
  return at
}

const box = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(name) })

test('a corrected version is compared task by task and target by target, and what is ticked is applied', async () => {
  const page = await site.asOfficer({ width: 1440, javaScript: true })
  await putIn(page, file)
  await settle(page)
  await page.getByRole('button', { name: 'Đưa kế hoạch vào thực hiện' }).click()
  await page.getByText('17 nhiệm vụ').waitFor()

  await page.goto('/ke-hoach/nhap')
  await page.getByLabel('Tệp này là bản').selectOption({ index: 1 })
  await putIn(page, { name: 'ban-sua.txt', mimeType: 'text/plain', buffer: correctedVersion() })
  const at = await settle(page)
  await look(page, 'correction-overview')
  await goesTo(page, () => page.getByRole('link', { name: 'Xem chỗ khác nhau' }).click())
  await page.getByText('Thêm 1, sửa 3, bỏ 1').waitFor()
  await page.getByText('Thêm 1, sửa 1, bỏ 1').waitFor()
  await look(page, 'correction')
  await page.setViewportSize({ width: 360, height: 740 })
  await look(page, 'correction')
  await page.setViewportSize({ width: 1440, height: 900 })

  await box(page, 'Phủ sóng Internet').uncheck()
  await page.getByRole('button', { name: 'Áp dụng các chỗ đã đánh dấu' }).click()
  await page.getByRole('link', { name: 'Số, ký hiệu văn bản điều chỉnh: hãy nhập mục này.' }).waitFor()
  assert.equal(await box(page, 'Phủ sóng Internet').isChecked(), false)
  assert.equal(await box(page, 'Mở chuyên mục hỏi đáp').isChecked(), true)
  await page.getByLabel('Số, ký hiệu văn bản điều chỉnh').fill('45/QĐ-UBND')
  await page.getByLabel('Ngày văn bản').fill('2026-04-02')
  await page.getByLabel('Lý do điều chỉnh').fill('Điều chỉnh theo nhiệm vụ tỉnh giao')
  await goesOn(page, () => page.getByRole('button', { name: 'Áp dụng các chỗ đã đánh dấu' }).click())

  await heading(page, /Kế hoạch Cải cách hành chính xã Tân Lập/)
  await page.getByText('18 nhiệm vụ').waitFor()
  await page.getByText('Mở chuyên mục hỏi đáp').waitFor()
  await page.goto(`${new URL(page.url()).pathname}/chi-tieu`)
  await page.getByText('≥ 99 %').waitFor()
  await page.getByRole('rowheader', { name: '100% cán bộ xã được bồi dưỡng kỹ năng số' }).waitFor()
  assert.equal(await page.getByRole('rowheader', { name: 'Mức độ hài lòng' }).count(), 0)
  await page.goto(at)
  await page.getByRole('link', { name: 'Mở kế hoạch' }).waitFor()
})
