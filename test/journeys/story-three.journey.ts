// Story three of the design, when things go wrong: a dossier of land is received in another commune, needs the tax office,
// is asked once for a paper (never for one outside the list), waits for a payment, runs late; its head apologises before
// anybody asks, the result goes out all the same, and the case stays with the head until it is explained.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { watchAll } from '../../src/service/dossier-lateness/index.ts'
import { testBrowser, type Walk } from '../support/browser.ts'
import { pdfText } from '../support/pdf-text.ts'
import { testSite, type Someone } from '../support/site.ts'
import { storyClock } from '../support/story-clock.ts'
import { walking } from '../support/walking.ts'

const clock = storyClock('2026-06-01T07:30')
const site = testSite()
const browser = testBrowser()

const { enter, look, press, done } = walking({ site, browser, pictures: 'story-three' })

/** One of the folded forms of a dossier's page. */
const part = (page: Page, summary: string) =>
  page.locator('main details', { has: page.locator('summary', { hasText: new RegExp(`^\\s*${summary}\\s*$`) }) })

async function unfold(page: Page, summary: string): Promise<void> {
  const form = part(page, summary)
  if ((await form.getAttribute('open')) === null) await form.locator('summary').first().click()
}

/** Takes an action of the open step, with what it asks for. */
async function take(page: Page, action: string, fill: () => Promise<void> = async () => {}): Promise<void> {
  await unfold(page, action)
  await fill()
  await press(page, action)
  await done(page, 'Đã ghi')
}

type Receipt = { id: string; code: string; secret: string }
type Weeks = Walk & { monday: string }

const transfer = 'Đăng ký biến động do chuyển nhượng, tặng cho quyền sử dụng đất'

/** What the people of the story do, each on a window of their own. */
function people(walk: Weeks) {
  /** The story begins on its first day, a Monday. */
  const dayOf = (day: number): string =>
    Temporal.PlainDate.from(walk.monday)
      .add({ days: day - 1 })
      .toString()
  const on = (day: number, time: string): void => clock.set(`${dayOf(day)}T${time}`)

  const at = async (who: Someone, path: string): Promise<Page> => {
    const page = await enter(who, walk)
    await page.goto(path)
    return page
  }

  /** What the applicant sees, who has nothing but the receipt. */
  async function follow({ code, secret }: Receipt, heading: string, name: string): Promise<Page> {
    const page = await browser.open({ baseURL: site.address, ...walk })
    await page.goto(`/theo-doi?ma=${code}`)
    await page.getByLabel('Mã bí mật').fill(secret)
    await page.getByRole('button', { name: 'Xem hồ sơ' }).click()
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await look(page, `follow-${name}`)
    return page
  }

  async function receiveNextDoor(): Promise<Receipt> {
    const clerk = await at('otherClerk', '/tiep-nhan?q=sang tên sổ đỏ')
    await clerk.getByRole('heading', { name: transfer, level: 1 }).waitFor()
    await clerk.getByLabel('Họ tên, tên tổ chức').fill('Nguyễn Thị Ánh Dương')
    await clerk.locator('#applicantPhone').fill('0912345678')
    await clerk.getByLabel('Đủ tất cả').check()
    await clerk.getByRole('radio', { name: 'Hợp đồng chuyển nhượng', exact: true }).check()
    await clerk.getByText('Trích yếu, cách trả').click()
    await clerk.getByLabel('Trích yếu').fill('Chuyển nhượng thửa 63, tờ bản đồ số 5')
    await clerk.getByLabel('Cơ quan có thẩm quyền giải quyết').selectOption({ label: 'UBND xã Tân Lập' })
    await look(clerk, 'intake')
    await clerk.getByRole('button', { name: 'Tiếp nhận', exact: true }).click()
    await clerk.getByRole('heading', { name: 'Đã tiếp nhận', level: 1 }).waitFor()
    await clerk.getByText('Trung tâm Phục vụ hành chính công, UBND xã Tân Lạp').waitFor()
    await clerk.getByText('Phòng Kinh tế, UBND xã Tân Lập').waitFor()
    await look(clerk, 'receipt')
    const told = async (term: string) =>
      (await clerk.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]').innerText()).trim()
    const href = await clerk.getByRole('link', { name: 'Mở hồ sơ' }).getAttribute('href')
    return { id: href!.split('/').at(-1)!, code: await told('Mã hồ sơ'), secret: await told('Mã bí mật') }
  }

  /** The other half of the matter lies with the tax office, on a date of its own. @returns the code of the dossier there */
  async function beginInterlinked({ id }: Receipt): Promise<string> {
    const head = await at('landHead', `/ho-so/${id}`)
    await take(head, 'Phân công', async () => {
      await head.getByLabel('Giao bước sau cho').selectOption({ label: 'Hà Thị Nhung' })
    })
    const specialist = await at('landSpecialist', `/ho-so/${id}`)
    await specialist.getByRole('link', { name: 'Lập hồ sơ liên thông' }).click()
    await specialist.getByLabel('Tìm thủ tục').fill('nghĩa vụ tài chính')
    await specialist.getByLabel('Tìm đơn vị').fill('thuế cơ sở')
    await specialist.locator('main form').first().getByRole('button').click()
    await specialist.getByLabel('Thủ tục liên thông').selectOption({ index: 1 })
    await specialist.getByLabel('Nơi tiếp nhận').selectOption({ label: 'Thuế cơ sở 3' })
    await specialist.getByLabel('Trích yếu').fill('Phiếu chuyển thông tin số 58')
    await look(specialist, 'begin-interlinked')
    await press(specialist, 'Lập hồ sơ liên thông')
    await done(specialist, 'Đã lập hồ sơ liên thông')
    await specialist
      .getByRole('row', { name: /Xác định nghĩa vụ tài chính/ })
      .first()
      .waitFor()
    await look(specialist, 'interlinked')
    // It is theirs: the specialist sees its date and its state, and cannot open it.
    const row = specialist.getByRole('row', { name: /Xác định nghĩa vụ tài chính/ }).first()
    return (await row.getByRole('rowheader').innerText()).split('\n')[0]!.trim()
  }

  async function answerAsTaxOffice(code: string): Promise<void> {
    const officer = await at('taxOfficer', '/ho-so?danh-sach=chua-nhan')
    await officer.locator('main').getByRole('link', { name: code }).click()
    await officer.getByRole('heading', { name: code, level: 1 }).waitFor()
    const path = new URL(officer.url()).pathname
    await take(officer, 'Tiếp nhận', async () => {
      for (const paper of await officer.locator('select[name^="copy-"]').all()) await paper.selectOption('original')
    })
    await take(officer, 'Trình ký')
    await take(await at('taxHead', path), 'Ký')
    await officer.reload()
    await take(officer, 'Phát hành kết quả', () => officer.getByLabel('Số kết quả').fill('231/TB-T3'))
    await take(officer, 'Đã gửi kết quả')
    await look(officer, 'tax-office')
  }

  /** The list offers nothing else, and whoever sends something else all the same is refused. */
  async function askOutsideList({ id }: Receipt): Promise<void> {
    const specialist = await at('landSpecialist', `/ho-so/${id}`)
    await unfold(specialist, 'Yêu cầu bổ sung')
    assert.equal(await specialist.getByLabel('Sổ hộ khẩu').count(), 0)
    const form = part(specialist, 'Yêu cầu bổ sung')
    await form.getByText('Chỉ được yêu cầu giấy tờ trong thành phần hồ sơ đã công bố').waitFor()
    const box = form.locator('input[name=componentKeys]').first()
    await box.evaluate((element) => element.setAttribute('value', 'so-ho-khau'))
    await box.check()
    assert.equal(await box.getAttribute('value'), 'so-ho-khau')
    await form.getByLabel('Lý do yêu cầu bổ sung').fill('Cần thêm sổ hộ khẩu')
    const answered = specialist.waitForResponse((answer) => answer.request().method() === 'POST')
    await press(specialist, 'Yêu cầu bổ sung')
    assert.equal((await answered).status(), 422)
    await specialist.getByRole('alert').getByText('không có trong thành phần hồ sơ đã công bố').waitFor()
    await look(specialist, 'outside-the-list')
  }

  async function askOnce({ id }: Receipt): Promise<void> {
    const specialist = await at('landSpecialist', `/ho-so/${id}`)
    await take(specialist, 'Yêu cầu bổ sung', async () => {
      await specialist.locator('main').getByLabel('Hợp đồng chuyển nhượng', { exact: true }).check()
      await specialist.getByLabel('Lý do yêu cầu bổ sung').fill('Bản hợp đồng chưa có lời chứng')
    })
    await unfold(specialist, 'Vì sao là ngày hẹn này')
    await specialist.getByText('Đang chờ bổ sung giấy tờ từ').waitFor()
    await look(specialist, 'clock-stands')
  }

  async function bringPaper({ id }: Receipt): Promise<void> {
    const clerk = await at('otherClerk', '/ho-so?danh-sach=cho-dan')
    await clerk.locator(`main a[href^="/ho-so/${id}"]`).click()
    await take(clerk, 'Đã bổ sung', async () => {
      await clerk.getByLabel('Hợp đồng chuyển nhượng', { exact: true }).selectOption({ label: 'Bản chính' })
    })
    await unfold(clerk, 'Vì sao là ngày hẹn này')
    await clerk.getByText('Không tính thời gian chờ bổ sung giấy tờ').waitFor()
    await look(clerk, 'clock-goes-on')
  }

  async function sendNotice({ id }: Receipt): Promise<void> {
    const specialist = await at('landSpecialist', `/ho-so/${id}`)
    await take(specialist, 'Trình kết quả')
    await take(await at('landHead', `/ho-so/${id}`), 'Đồng ý')
    await specialist.reload()
    await take(specialist, 'Gửi thông báo nộp tiền', () =>
      specialist.getByLabel('Số, ngày thông báo nghĩa vụ tài chính').fill('Thông báo 231/TB-T3: 4.500.000 đồng'),
    )
    await look(specialist, 'obligation')
  }

  async function pay({ id }: Receipt): Promise<void> {
    const clerk = await at('otherClerk', `/ho-so/${id}`)
    await take(clerk, 'Đã nộp tiền', () => clerk.getByLabel('Số, ngày chứng từ nộp tiền').fill('Biên lai 0098'))
    await unfold(clerk, 'Vì sao là ngày hẹn này')
    await clerk.getByText('Lần hẹn thứ hai tính từ khi có chứng từ nộp tiền').waitFor()
    await look(clerk, 'second-appointment')
  }

  /** Before the citizen asks: a reason, a new date, form 04. */
  async function apologise({ id, code }: Receipt, newDate: string): Promise<void> {
    await site.committed(watchAll)
    const head = await at('landHead', '/ho-so-tre-han')
    await look(head, 'about-to-be-late')
    await head.locator(`main a[href="/ho-so-tre-han/${id}"]`).click()
    await head.getByLabel('Xin lỗi và hẹn lại ngày trả').check()
    await head.getByLabel('Lý do', { exact: true }).fill('Phải đo lại ranh giới cùng hộ liền kề')
    await head.getByLabel('Ngày hẹn mới').fill(newDate)
    await press(head, 'Ghi quyết định')
    await done(head, 'Đã ghi quyết định')
    await look(head, 'apologised')
    const clerk = await at('otherClerk', `/ho-so/${id}/phieu`)
    await look(clerk, 'papers')
    await Promise.all([
      clerk.waitForResponse((answer) => answer.url().includes('/to-in/')),
      clerk.locator('main tr', { hasText: 'xin lỗi' }).getByRole('button').click(),
    ])
    await clerk.goto(`/ho-so/${id}/phieu`)
    const paper = clerk.locator('main tr', { hasText: 'xin lỗi' }).getByRole('link', { name: /^Số \d+/ })
    const printed = await clerk.request.get((await paper.getAttribute('href'))!)
    const words = await pdfText(new Uint8Array(await printed.body()))
    for (const said of [code, 'Mẫu số 04', 'xin lỗi', 'Phải đo lại ranh giới cùng hộ liền kề', 'UBND xã Tân Lập'])
      assert.ok(words.includes(said), `${said}: ${words}`)
  }

  async function handOverLate({ id }: Receipt): Promise<void> {
    await take(await at('communeChairman', `/ho-so/${id}`), 'Ký')
    const clerk = await at('otherClerk', `/ho-so/${id}`)
    await look(clerk, 'late')
    await take(clerk, 'Chuyển kết quả', () => clerk.getByLabel('Số kết quả').fill('CN 04518'))
    await take(clerk, 'Đã trả kết quả')
    await clerk.getByText('Đã có lần trễ hẹn').waitFor()
    await look(clerk, 'handed-over')
  }

  async function explain({ id }: Receipt): Promise<void> {
    const head = await at('landHead', '/ho-so-tre-han?xem=explain')
    await look(head, 'to-explain')
    await head.locator(`main a[href="/ho-so-tre-han/${id}"]`).click()
    await head.getByLabel('Nguyên nhân chính').selectOption({ label: 'Do phối hợp giữa các đơn vị' })
    await head.getByLabel('Nội dung giải trình').fill('Hộ liền kề vắng nhà hai lần khi đo')
    await head.getByLabel('Nguyên nhân ngoài đơn vị').fill('Hộ liền kề, ngày 14 và 16')
    await press(head, 'Gửi giải trình')
    await done(head, 'Đã ghi giải trình')
    await look(head, 'explained')
    await head.goto('/ho-so-tre-han?xem=explain')
    assert.equal(await head.locator(`main a[href="/ho-so-tre-han/${id}"]`).count(), 0)
    await head.goto('/ho-so-tre-han?xem=done')
    await head.locator(`main a[href="/ho-so-tre-han/${id}"]`).waitFor()
  }

  return {
    dayOf,
    on,
    follow,
    receiveNextDoor,
    beginInterlinked,
    answerAsTaxOffice,
    askOutsideList,
    askOnce,
    bringPaper,
    sendNotice,
    pay,
    apologise,
    handOverLate,
    explain,
  }
}

// Weeks without a holiday.
for (const walk of [
  { width: 1440, javaScript: true, monday: '2026-06-01' },
  { width: 360, javaScript: false, monday: '2026-07-06' },
] as const)
  test(`when things go wrong, ${walk.width} px, JavaScript ${walk.javaScript ? 'on' : 'off'}`, async () => {
    const they = people(walk)
    they.on(1, '08:00')
    const receipt = await they.receiveNextDoor()
    they.on(1, '10:00')
    const there = await they.beginInterlinked(receipt)
    they.on(1, '14:00')
    await they.answerAsTaxOffice(there)

    they.on(2, '09:00')
    await they.askOutsideList(receipt)
    await they.askOnce(receipt)
    const asked = await they.follow(receipt, 'Hồ sơ chờ ông, bà bổ sung giấy tờ', 'supplement')
    await asked.getByText('Đang tạm dừng, sẽ hẹn lại').waitFor()
    await asked.getByText('thời gian này không tính').waitFor()
    they.on(4, '15:00')
    await they.bringPaper(receipt)

    they.on(8, '08:30')
    await they.sendNotice(receipt)
    const owing = await they.follow(receipt, 'Hồ sơ chờ ông, bà nộp tiền', 'obligation')
    await owing.getByText('4.500.000 đồng').first().waitFor()
    they.on(9, '09:00')
    await they.pay(receipt)

    they.on(15, '10:00')
    await they.apologise(receipt, they.dayOf(18))
    const sorry = await they.follow(receipt, 'Hồ sơ đang được giải quyết', 'apology')
    await sorry.getByText('Phải đo lại ranh giới cùng hộ liền kề').waitFor()
    they.on(19, '08:30')
    await they.follow(receipt, 'Hồ sơ đang được giải quyết', 'late')
    await they.handOverLate(receipt)
    they.on(22, '08:00')
    await they.explain(receipt)
    await they.follow(receipt, 'Đã trả kết quả', 'returned')
  })
