import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { formOf } from '../../../test/support/form-of.ts'
import { pdfText } from '../../../test/support/pdf-text.ts'
import { aFiling, makeOneStop, throughTo, type OneStop } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

type Until = Parameters<typeof throughTo>[3]

const newDossier = async (until: Until, changes: Parameters<typeof aFiling>[2] = {}): Promise<string> =>
  (await database.committed((tx) => throughTo(tx, world, aFiling(shop, world, changes), until))).id

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

const pdf = () => new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'Giấy chứng sinh.pdf')

test('the page of a dossier shows what it must, to each of its people within twelve statements', async () => {
  const id = await newDossier('handle', { applicantName: '<script>x</script> Ánh' })
  for (const who of ['communeSpecialist', 'communeUnitHead', 'clerk', 'communeChairman', 'inspector'] as const) {
    const browser = await signedIn(app, who)
    const response = await browser.get(`/ho-so/${id}`)
    const text = await response.text()
    assert.equal(response.status, 200, `${who}: ${text.slice(0, 1500)}`)
    assert.ok(statementsOf(response) <= 12, `${who}: ${statementsOf(response)} statements`)
    assert.ok(text.length < 150_000, `${who}: ${text.length} bytes`)
    assert.ok(!text.includes('<script>x'), 'a name is no markup')
    assert.ok(!text.includes('097190001234'), 'the number is masked')
    for (const words of ['Thẩm định hồ sơ', 'Ngô Thị Hoa', 'Tiếp nhận', 'Vì sao là ngày hẹn này'])
      assert.ok(text.includes(words), `${who} misses ${words}`)
  }
})

test('what is to be done is offered to whoever may do it, and to nobody who only reads', async () => {
  const id = await newDossier('handle')
  const offered = async (who: CastName) => {
    const browser = await signedIn(app, who)
    await browser.get(`/ho-so/${id}`)
    const deeds = ['xu-ly', 'nhan', 'xin-y-kien', 'giao'].filter((deed) =>
      new RegExp(`(?:action|href)="/ho-so/${id}/buoc/[^/]+/${deed}["?]`).test(browser.page),
    )
    return [who, deeds]
  }
  const seen = await Promise.all((['communeSpecialist', 'communeUnitHead', 'clerk', 'inspector'] as const).map(offered))
  assert.deepEqual(seen, [
    ['communeSpecialist', ['xu-ly', 'nhan', 'xin-y-kien']],
    ['communeUnitHead', ['giao']],
    ['clerk', []],
    ['inspector', []],
  ])
})

test('a request for papers: of the list only, once freely, again only with its legal reason, what was typed stays', async () => {
  const id = await newDossier('handle')
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get(`/ho-so/${id}`)
  const ask = async (more: Record<string, string>) => {
    const { path, hidden } = formOf(specialist.page, 'ask_supplement')
    return specialist.submit(path, { ...hidden, ...more })
  }
  const outside = await ask({ note: 'Thiếu sổ', componentKeys: 'so-ho-khau' })
  assert.equal(outside.status, 422)
  assert.match(await outside.text(), /không có trong thành phần hồ sơ đã công bố/)
  const empty = await ask({ note: 'Thiếu giấy chứng sinh' })
  assert.equal(empty.status, 422)
  const text = await empty.text()
  assert.match(text, /href="#b0-ask_supplement-componentKeys"/)
  assert.match(text, /Thiếu giấy chứng sinh<\/textarea>/)
  assert.match(text, /<noscript>[^<]*<p class="hint">Mỗi nút chỉ gửi/, 'without script it is said before it is lost')
  assert.equal((await ask({ note: 'Thiếu giấy chứng sinh', componentKeys: 'chung-sinh' })).status, 303)

  const clerk = await signedIn(app, 'clerk')
  await clerk.get(`/ho-so/${id}`)
  assert.match(clerk.page, /Thời hạn đang tạm dừng/)
  const { path, hidden } = formOf(clerk.page, 'taken')
  const wrong = await clerk.submit(path, {
    ...hidden,
    'copy-chung-sinh': 'electronic',
    'file-chung-sinh': new File(['MZ\0\0'], 'a.exe'),
  })
  assert.equal(wrong.status, 422)
  assert.equal(
    (await clerk.submit(path, { ...hidden, 'copy-chung-sinh': 'electronic', 'file-chung-sinh': pdf() })).status,
    303,
  )
  await clerk.get(`/ho-so/${id}`)
  const file = /\/ho-so\/[^"]+\/tep\/[^"]+/.exec(clerk.page)![0]
  assert.equal((await clerk.get(file)).headers.get('content-type'), 'application/pdf')
  assert.equal((await (await signedIn(app, 'otherCommuneOfficer')).get(file)).status, 404)

  await specialist.get(`/ho-so/${id}`)
  const again = await ask({ note: 'Thiếu nữa', componentKeys: 'to-khai' })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /lần yêu cầu bổ sung thứ 2/)
  const allowed = await ask({ note: 'Thiếu nữa', componentKeys: 'to-khai', legalReason: 'Khoản 3 Điều 9' })
  assert.equal(allowed.status, 303)
})

test('whoever comes second to a step is told who was first and when, and loses nothing of what was typed', async () => {
  const id = await newDossier('handle')
  const [first, second] = [await signedIn(app, 'communeSpecialist'), await signedIn(app, 'communeSpecialist')]
  await first.get(`/ho-so/${id}`)
  await second.get(`/ho-so/${id}`)
  const form = formOf(first.page, 'propose')
  const other = formOf(second.page, 'propose')
  assert.equal((await first.submit(form.path, form.hidden)).status, 303)
  const late = await second.submit(other.path, { ...other.hidden, note: 'Đề nghị duyệt sớm' })
  assert.equal(late.status, 409)
  const text = await late.text()
  assert.match(text, /Bước “Thẩm định hồ sơ” đã được Đặng Thị Lan thực hiện lúc \d\d:\d\d/)
  assert.match(text, /Đề nghị duyệt sớm/)
})

test('the number is shown for a purpose, which is written down with the name of who looked', async () => {
  const id = await newDossier('handle')
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get(`/ho-so/${id}/so-dinh-danh`)
  assert.ok(!specialist.page.includes('097190001234'))
  await specialist.get(`/ho-so/${id}/so-dinh-danh?muc-dich=vi-thich`)
  assert.ok(!specialist.page.includes('097190001234'))
  assert.match(specialist.page, /Hãy chọn mục đích xem/)
  await specialist.get(`/ho-so/${id}/so-dinh-danh?hien=1`)
  assert.match(specialist.page, /Hãy chọn mục đích xem/, 'pressed without a choice')
  await specialist.get(`/ho-so/${id}/so-dinh-danh?muc-dich=verify`)
  assert.ok(specialist.page.includes('097190001234'))
  const looks = await database.database.query
    .selectFrom('kernel.audit')
    .select(['actor_name', 'detail'])
    .where('subject_id', '=', id)
    .where('action', '=', 'kernel.personal_data_read')
    .execute()
  assert.deepEqual(looks, [{ actor_name: 'Đặng Thị Lan', detail: { purpose: 'verify' } }])
  assert.equal(
    (await (await signedIn(app, 'communeReformOfficer')).get(`/ho-so/${id}/so-dinh-danh?muc-dich=verify`)).status,
    403,
  )
  // Each is offered what they may do: to look, or to see who looked.
  const offered = async (who: CastName) => {
    const browser = await signedIn(app, who)
    await browser.get(`/ho-so/${id}`)
    return ['so-dinh-danh', 'nguoi-da-xem'].filter((page) => browser.page.includes(`href="/ho-so/${id}/${page}"`))
  }
  assert.deepEqual(
    await Promise.all((['communeReformOfficer', 'communeSpecialist', 'communeUnitHead'] as const).map(offered)),
    [[], ['so-dinh-danh'], ['so-dinh-danh', 'nguoi-da-xem']],
  )
  const head = await signedIn(app, 'communeUnitHead')
  await head.get(`/ho-so/${id}/nguoi-da-xem`)
  assert.match(head.page, /Đặng Thị Lan[^]*Xác minh với cơ quan khác/)
  assert.equal((await specialist.get(`/ho-so/${id}/nguoi-da-xem`)).status, 403)
})

test('a copy of the receipt for the office is without the secret, and whoever opens it is written down', async () => {
  const { id, secret } = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))
  const receiptOf = async (who: 'clerk' | 'communeChairman') => {
    const browser = await signedIn(app, who)
    await browser.get(`/ho-so/${id}/phieu`)
    const printed = await browser.submit(`/ho-so/${id}/phieu/receipt`, { id, form: 'receipt' })
    const pdf = await browser.get(printed.headers.get('location')!)
    return pdfText(new Uint8Array(await pdf.arrayBuffer()))
  }
  assert.ok((await receiptOf('clerk')).includes(secret))
  const copy = await receiptOf('communeChairman')
  assert.ok(copy.includes('Nguyễn Thị Ánh Dương') && !copy.includes(secret))
  const admin = await signedIn(app, 'communeUnitHead')
  await admin.get(`/ho-so/${id}/nguoi-da-xem`)
  assert.equal(admin.page.match(/In giấy tờ của hồ sơ/g)?.length, 2)
})
