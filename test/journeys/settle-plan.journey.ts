// A reform officer takes the plan that her commune issued and has it in force: on a phone and a wide screen, with and
// without JavaScript, with the keyboard.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { goesOn, heading, look, putIn, seesWhatIsAsked, settlingSite } from '../support/settling-site.ts'

const site = settlingSite()
const file = fileURLToPath(new URL('../fixtures/plans/tan-lap-2026.txt', import.meta.url))

/** The document is put in and read; the page stands on its overview. @returns the address of the import */
async function importPlan(page: Page): Promise<string> {
  await heading(page, 'Nhập kế hoạch')
  await look(page, 'form')
  await putIn(page, file)
  await heading(page, /Kế hoạch Cải cách hành chính xã Tân Lập/)
  await page.getByText('Văn bản ghi 18 nhiệm vụ, đọc được 17: lệch 1').waitFor()
  await look(page, 'overview')
  return new URL(page.url()).pathname
}

/** A year that is not the plan's: the probable date is taken with the arrow keys, and Enter sends. */
async function settleStrangeYear(page: Page): Promise<void> {
  await heading(page, 'Nhiệm vụ 5')
  await seesWhatIsAsked(page)
  await look(page, 'task-year')
  await page.getByLabel(/^Đúng như đã đọc/).focus()
  await page.keyboard.press('ArrowDown')
  assert.equal(await page.getByLabel(/30\/11\/2026/).isChecked(), true)
  await goesOn(page, () => page.keyboard.press('Enter'))
}

/** A shifted row: one cell is taken from the document, one typed. */
async function settleShiftedRow(page: Page): Promise<void> {
  await heading(page, 'Nhiệm vụ 9')
  await seesWhatIsAsked(page)
  await look(page, 'task-shifted')
  const coordinate = page.getByRole('group', { name: 'Cơ quan phối hợp' })
  await coordinate.getByLabel('Giá trị khác').check()
  await coordinate.getByRole('textbox').fill('Các bộ phận liên quan')
  await page.getByText('Xem và sửa các ô còn lại').click()
  await page.getByLabel('Ngày đến hạn').fill('31/9/2026')
  await page.getByRole('button', { name: 'Lưu và tiếp' }).click()
  await page.getByRole('alert').waitFor()
  await look(page, 'task-wrong')
  assert.equal(await coordinate.getByRole('textbox').inputValue(), 'Các bộ phận liên quan')
  await page.getByRole('alert').getByRole('link').click()
  await page.getByLabel('Ngày đến hạn').fill('30/9/2026')
  await goesOn(page, () => page.getByRole('button', { name: 'Lưu và tiếp' }).click())
}

/** Names that no unit carries: one belongs to the office, the others are left open. */
async function settleUnits(page: Page): Promise<void> {
  await heading(page, /là đơn vị nào/)
  await look(page, 'unit')
  for (
    let left = 6;
    left > 0 && /là đơn vị nào/.test(await page.getByRole('heading', { level: 1 }).innerText());
    left -= 1
  ) {
    const official = page.getByRole('heading', { name: /Công chức Tư pháp/, level: 1 })
    if (await official.isVisible()) {
      await page.getByLabel('Chọn trong danh mục đơn vị').check()
      await page.getByLabel('Văn phòng HĐND và UBND').check()
      await look(page, 'unit-choice')
    } else await page.getByLabel(/^Để ngỏ/).check()
    await goesOn(page, () => page.getByRole('button', { name: 'Lưu và tiếp' }).click())
  }
}

async function settleConflict(page: Page): Promise<void> {
  await heading(page, 'Chỉ tiêu mâu thuẫn nhau')
  await look(page, 'conflict')
  await page.getByLabel(/^Tất cả/).check()
  await goesOn(page, () => page.keyboard.press('Enter'))
}

async function lookAtLists(page: Page, at: string): Promise<void> {
  const parts = {
    'nhiem-vu': 'tasks',
    'nhiem-vu/2': 'task',
    'nhiem-vu/2/them': 'new-task',
    'don-vi': 'units',
    'chi-tieu': 'targets',
    'chi-tieu/C01': 'target',
    'thong-tin': 'head',
    'trach-nhiem': 'duties',
    'trach-nhiem/1': 'duty',
    'bao-cao/1': 'reporting',
    'cac-buoc': 'steps',
    'van-ban?o=b36r7': 'text',
  }
  for (const [part, name] of Object.entries(parts)) {
    await page.goto(`${at}/${part}`)
    await look(page, name)
  }
}

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false])
    test(`a plan is put in, settled and in force, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const page = await site.asOfficer({ width, javaScript })
      const at = await importPlan(page)

      await page.getByRole('button', { name: 'Đưa kế hoạch vào thực hiện' }).click()
      await page.getByRole('link', { name: /^Tên đơn vị: Đoàn Thanh niên/ }).waitFor()
      await look(page, 'refused')

      await page.getByRole('link', { name: 'Chốt điểm tiếp theo' }).click()
      await settleStrangeYear(page)
      await settleShiftedRow(page)
      await settleUnits(page)
      await settleConflict(page)

      await page.getByText('Không còn điểm nào').waitFor()
      await look(page, 'settled')
      if (javaScript) await lookAtLists(page, at)

      await page.goto(`${at}/cac-buoc`)
      await page.getByRole('button', { name: /^Hoàn tác bước cuối/ }).click()
      await page.getByText('Đã hoàn tác.').waitFor()
      await page.goto(at)
      await page.getByRole('link', { name: 'Chốt điểm tiếp theo' }).click()
      await settleConflict(page)

      await page.getByRole('button', { name: 'Đưa kế hoạch vào thực hiện' }).click()
      await heading(page, /Kế hoạch Cải cách hành chính xã Tân Lập/)
      await page.getByText('Khảo sát mức độ hài lòng của người dân tại Trung tâm').first().waitFor()
      await page.getByRole('link', { name: 'Nguyên văn' }).click()
      await page.getByText('PHỤ LỤC', { exact: true }).waitFor()
      await look(page, 'plan-text')
    })
