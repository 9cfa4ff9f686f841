// A form is made of pasted labels, seen as citizens see it, published, and filled in with people added and a draft
// resumed after the session ended: on a phone and a wide screen, with and without JavaScript.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { organisationModule } from '../../src/foundation/organisation/index.ts'
import { testBrowser } from '../support/browser.ts'
import { castPassword, castPlan, makeCastWithAccounts } from '../support/cast.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { testServices } from '../support/services.ts'
import { listening } from '../support/site.ts'
import { walking } from '../support/walking.ts'

const database = testDatabase({ own: true })
const services = testServices(database)
const app = testApp(database, services)
const browser = testBrowser()
const { enter, look } = walking({ site: listening(app), browser })

before(async () => {
  await database.committed((tx) => organisationModule.load!(tx))
  await database.committed(makeCastWithAccounts)
})

const labels = `
1. Họ và tên *
2. Ngày sinh *
3. Số CCCD
4. Nơi thường trú
5. Hộ nghèo (Có/Không) *
Số sổ hộ nghèo *
Danh sách thành viên
Số tiền đề nghị mỗi người
Tôi cam đoan khai đúng *
`

const endSessions = () =>
  sql`update kernel.session set ended_at = now() where ended_at is null`.execute(database.database.query)

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false]) {
    const walk = { width, javaScript }
    test(`a form is made, published and filled in, ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const page = await enter('reformOfficer', walk, '/bieu-mau')
      const press = async (name: string | RegExp, at: 'first' | 'last' = 'first') => {
        const button = page.getByRole('button', { name })
        await Promise.all([page.waitForEvent('load'), button[at]().click()])
      }
      await look(page, 'forms')
      await page.getByRole('link', { name: 'Làm biểu mẫu mới' }).first().click()
      await page.getByLabel('Tên biểu mẫu').fill('Đề nghị hỗ trợ')
      await page.getByLabel('Dán các mục').fill(labels)
      await look(page, 'form-new')
      await press('Tạo biểu mẫu')

      const card = (label: string) =>
        page.locator('.field-card').filter({ has: page.locator(`input[value="${label}"]`) })
      assert.equal(await card('Số CCCD').locator('select').first().inputValue(), 'identity_number')
      const detail = async (label: string, box: string, text: string) => {
        await card(label).getByText('Gợi ý, điều kiện').click()
        await card(label).getByLabel(box).fill(text)
      }
      const formula = () => card('Số sổ hộ nghèo').getByLabel('Công thức (Chỉ hỏi khi)')
      await card('Số sổ hộ nghèo').getByText('Gợi ý, điều kiện').click()
      await card('Số sổ hộ nghèo').getByText('Viết công thức').click()
      await formula().fill('ho_ngheo = "Có')
      await press('Thêm một mục')
      const added = page.locator('.field-card').last()
      await added.getByLabel('Tên mục', { exact: true }).fill('Tên thành viên')
      await added.getByLabel('Bắt buộc điền').check()
      await added.getByText('Gợi ý, điều kiện').click()
      await added.getByLabel('Nằm trong nhóm lặp lại').selectOption({ label: 'Danh sách thành viên' })
      await press('Thêm một mục')
      await page.locator('.field-card').last().getByLabel('Tên mục', { exact: true }).fill('Tổng số tiền')
      await page.locator('.field-card').last().getByLabel('Loại').selectOption({ label: 'Số tiền' })
      await press('Lưu', 'last')
      await detail('Tổng số tiền', 'Tự tính', 'count(danh_sach_thanh_vien) * so_tien_de_nghi_moi_nguoi')
      await press('Công bố')
      await page.getByRole('alert').waitFor()
      await look(page, 'form-faults')
      await page.getByRole('link', { name: /mục “Số sổ hộ nghèo”/ }).click()
      // Chosen instead of written.
      await formula().fill('')
      await press('Lưu', 'last')
      await card('Số sổ hộ nghèo').getByText('Gợi ý, điều kiện').click()
      await card('Số sổ hộ nghèo').getByLabel('Mục (Chỉ hỏi khi, điều kiện 1)').fill('hộ nghèo')
      await card('Số sổ hộ nghèo').getByLabel('Giá trị (Chỉ hỏi khi, điều kiện 1)').fill('có')
      await press('Lưu', 'last')
      await card('Số sổ hộ nghèo').getByText('là “Có”').first().waitFor()
      await look(page, 'form-edit')
      await page.getByRole('link', { name: 'Xem thử' }).click()
      await page.frameLocator('iframe').getByLabel('Họ và tên').waitFor()
      await look(page, 'form-preview')
      await page.getByRole('link', { name: 'Soạn tiếp' }).click()
      await press('Công bố')
      await page.getByText('Đã công bố. Chưa thủ tục nào đổi theo').waitFor()
      await page.getByText('Chưa có thủ tục nào dùng biểu mẫu này').waitFor()
      await look(page, 'form-published')
      await page.getByRole('link', { name: 'Xem thử' }).first().click()

      await press('Điền thử')
      await look(page, 'form-fill')
      await page.getByLabel('Họ và tên').fill('Hoàng Văn Thụ')
      await page.getByLabel('Ngày sinh').fill('1990-03-05')
      await page.getByLabel('Số tiền đề nghị mỗi người').fill('250.000')
      for (const name of ['Hoàng Thị Én', 'Hoàng Văn Sơn']) {
        await press(/^Thêm vào danh sách/)
        await page.getByLabel('Tên thành viên').last().fill(name)
      }
      await page.getByLabel('Có', { exact: true }).check()
      if (javaScript) {
        await page.getByLabel('Số sổ hộ nghèo').fill('HN-01')
        await page.getByText('500.000 đồng').waitFor()
        await page.getByText('Đã tự lưu lúc').waitFor()
      }
      // Somebody was called away: the session ends while the form is open.
      await endSessions()
      await press('Kiểm tra và xem lại', 'last')
      await look(page, 'form-session-over')
      await page.getByLabel('Tên đăng nhập').fill(castPlan.reformOfficer.login)
      await page.getByLabel('Mật khẩu').fill(castPassword)
      await press('Đăng nhập')
      await look(page, 'form-send-again')
      await press('Gửi tiếp')
      if (!javaScript) {
        // What was chosen asks for more, which a page without script shows only now.
        await page.getByText('có thêm mục cần xem').waitFor()
        await page.getByLabel('Số sổ hộ nghèo').fill('HN-01')
        await press('Kiểm tra và xem lại', 'last')
      }
      await page.getByRole('alert').waitFor()
      await look(page, 'form-fill-wrong')
      await page.getByLabel('Tôi cam đoan').check()
      await press('Kiểm tra và xem lại', 'last')
      await page.getByRole('heading', { name: 'Xem lại: Đề nghị hỗ trợ' }).waitFor()
      await page.getByText('500.000').waitFor()
      await page.getByText('Hoàng Văn Sơn').waitFor()
      await look(page, 'form-review')
      const print = await page.request.get(
        (await page.getByRole('link', { name: 'Bản in' }).getAttribute('href')) ?? '',
      )
      assert.match(await print.text(), /^%PDF-1/)
      await page.goto('/ban-nhap')
      await page.getByRole('link', { name: 'Đề nghị hỗ trợ' }).first().waitFor()
      await look(page, 'drafts')
      await page.goto('/bieu-mau')
      await page.getByRole('link', { name: 'Đề nghị hỗ trợ' }).first().click()
      await press('Làm phiên bản mới')
      await page.getByLabel('Tên mục', { exact: true }).first().fill('Họ, chữ đệm và tên')
      await press('Lưu', 'last')
      await page.getByRole('navigation').getByRole('link', { name: 'Đề nghị hỗ trợ' }).click()
      await look(page, 'form-versions')
      await page.getByRole('link', { name: 'So với bản trước' }).click()
      await page.getByText('Họ, chữ đệm và tên').first().waitFor()
      await look(page, 'form-compare')
    })
  }
