import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { makeOneStop, type OneStop } from '../dossiers/index.ts'
import { aDecision, announceVersions, aProcedure, draftProcedure } from '../procedures/index.ts'
import { intakeProcess } from './intake-fixtures.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world, intakeProcess()))
})

const query = () => database.database.query
const countDossiers = async (): Promise<number> =>
  Number(
    (
      await query()
        .selectFrom('dossiers.dossier')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

type Procedure = keyof OneStop['procedures']
type Values = Parameters<Browser['submit']>[1]

const pathOf = (procedure: Procedure): string => `/tiep-nhan?thu-tuc=${shop.procedures[procedure].procedureId}`
const card = '097190001234|272000111|Nguyễn Thị Ánh Dương|18051990|Nữ|Thôn 3, xã Tân Lập, tỉnh An Bình|20082021'

/** A person of the cast before the form of a procedure. */
async function atCounter(procedure: Procedure = 'birth', who: CastName = 'clerk') {
  const browser = await signedIn(app, who)
  const response = await browser.get(pathOf(procedure))
  const hidden = () =>
    Object.fromEntries(
      ['_key', 'procedureId', 'versionId', 'receptionUnitId', 'prefilled', 'applicantKind'].map((name) => [
        name,
        browser.hidden(name),
      ]),
    )
  const send = (values: Values) => browser.submit(pathOf(procedure), { ...hidden(), outcome: 'receive', ...values })
  return { browser, response, hidden, send }
}

const number = () => `0${String(Math.random()).slice(2, 13).padEnd(11, '7')}`
const ordinary = (): Values & object => ({
  applicantName: 'Nguyễn Thị Ánh Dương',
  applicantNumber: number(),
  all: 'true',
})

test('a procedure without a process says so before anything is typed', async () => {
  const procedureId = await database.committed(async (tx) => {
    const { cast, units } = world
    const made = await draftProcedure(tx, cast.procedureOfficer, {
      authorityId: units.province,
      kind: 'public',
      code: '1.900098',
      content: aProcedure({ name: 'Xác nhận chưa có quy trình' }),
      formVersionId: null,
      processVersionId: null,
    })
    await announceVersions(tx, cast.procedureOfficer, { ids: [made.versionId], ...aDecision, number: '98/QĐ-UBND' })
    return made.procedureId
  })
  const said = /Thủ tục này chưa có quy trình nội bộ/
  const browser = await signedIn(app, 'clerk')
  await browser.get(`/tiep-nhan?thu-tuc=${procedureId}`)
  assert.match(browser.page, said)
  assert.doesNotMatch((await atCounter()).browser.page, said)
})

test('an ordinary dossier is filed and received by one form, within its statements', async () => {
  const { response, send, browser } = await atCounter()
  assert.equal(response.status, 200)
  assert.ok(statementsOf(response) <= 12, `${statementsOf(response)} statements to open`)
  const sent = await send({ ...ordinary(), applicantPhone: '0912345678' })
  assert.equal(sent.status, 303, browser.page.match(/error-summary[\s\S]*?<\/div>/)?.[0] ?? '')
  assert.ok(statementsOf(sent) <= 40, `${statementsOf(sent)} statements to receive`)
  const receipt = await browser.get(sent.headers.get('location')!)
  assert.equal(receipt.status, 200)
  assert.ok(statementsOf(receipt) <= 12, `${statementsOf(receipt)} statements of the receipt`)
  for (const words of [
    'H97.11-',
    'Mã bí mật',
    'Hẹn trả kết quả',
    'Thời hạn giải quyết 1 ngày làm việc',
    'Hồ sơ tiếp theo',
  ])
    assert.ok(browser.page.includes(words), words)
})

test('the card fills the boxes, also with what was typed; garbage is told at its field and loses nothing', async () => {
  const { browser, hidden } = await atCounter()
  const fill = (values: Values) => browser.submit(pathOf('birth').replace('?', '/dien?'), { ...hidden(), ...values })
  assert.equal((await fill({ card, applicantPhone: '0912 345 678' })).status, 200)
  for (const value of [
    'Nguyễn Thị Ánh Dương',
    '097190001234',
    '18/05/1990',
    'Thôn 3, xã Tân Lập, tỉnh An Bình',
    '0912 345 678',
  ])
    assert.ok(browser.page.includes(`value="${value}"`), value)
  await fill({ card: 'https://example.vn/?a|b', applicantName: 'Trần 🌾 Văn' })
  assert.match(browser.page, /href="#card"/)
  assert.ok(browser.page.includes('value="Trần 🌾 Văn"') && browser.page.includes('https://example.vn/?a|b'))
})

test('an earlier dossier fills what is empty for those with the right, and that is recorded', async () => {
  const first = await atCounter()
  const mine = number()
  await first.send({ ...ordinary(), applicantNumber: mine, applicantPhone: '0987654321', applicantAddress: 'Thôn 5' })
  const { browser, hidden } = await atCounter('copies')
  const fillPath = pathOf('copies').replace('?', '/dien?')
  await browser.submit(fillPath, { ...hidden(), applicantNumber: mine, applicantAddress: 'Thôn 9' })
  assert.ok(browser.page.includes('value="0987654321"') && browser.page.includes('value="Thôn 9"'))
  const reads = await query()
    .selectFrom('kernel.audit')
    .select('actor_id')
    .where('action', '=', 'kernel.personal_data_read')
    .execute()
  assert.equal(reads.length, 1)
})

test('what is missing is told; papers outside the list are refused; nobody asks for them either', async () => {
  const { send, browser } = await atCounter()
  const before = await countDossiers()
  assert.equal((await send({ applicantName: 'Lê Văn Tám' })).status, 422)
  assert.match(browser.page, /Còn thiếu: Tờ khai đăng ký khai sinh/)
  assert.equal((await send({ ...ordinary(), papers: 'so-ho-khau' })).status, 422)
  assert.match(browser.page, /không có trong thành phần hồ sơ đã công bố/)
  const asked = { outcome: 'ask_supplement', applicantName: 'Lê Văn Tám', note: 'Thiếu tờ khai' }
  assert.equal((await send({ ...asked, componentKeys: 'so-ho-khau' })).status, 422)
  assert.equal(await countDossiers(), before)
  const sent = await send(asked)
  assert.equal(sent.status, 303)
  await browser.get(sent.headers.get('location')!)
  assert.match(browser.page, /chờ bổ sung giấy tờ/)
  assert.match(browser.page, /<form[^>]*action="[^"]*\/phieu\/supplement" target="_blank"/)
  const refused = await (await atCounter()).send({ ...ordinary(), outcome: 'refuse', note: 'Không thuộc thẩm quyền' })
  assert.equal(refused.status, 303)
})

test('the same person with the same procedure open: one more confirmation, never a wall', async () => {
  const { send, browser } = await atCounter()
  const person = ordinary()
  assert.equal((await send(person)).status, 303)
  const again = await atCounter()
  assert.equal((await again.send(person)).status, 409)
  assert.match(again.browser.page, /Người này có hồ sơ H97.11-\d{6}-\d{4} cùng thủ tục/)
  assert.equal((await again.send({ ...person, confirmed: 'true' })).status, 303)
  assert.ok(browser)
})

test('the same form sent twice, or sent again after going back, makes one dossier', async () => {
  const { send, hidden } = await atCounter()
  const values = { ...hidden(), ...ordinary() }
  const before = await countDossiers()
  const [one, two] = await Promise.all([send(values), send(values)])
  const three = await send(values)
  assert.deepEqual([one.status, two.status, three.status], [303, 303, 303])
  assert.equal(one.headers.get('location'), three.headers.get('location'))
  assert.equal(await countDossiers(), before + 1)
})

test('odd values are told at their field with everything typed still there', async () => {
  const { send, browser } = await atCounter()
  const odd: [Record<string, string>, string][] = [
    [{ applicantName: 'Ả'.repeat(5000) }, 'applicantName'],
    [{ applicantBorn: '01/01/2200' }, 'applicantBorn'],
    [{ applicantBorn: '31/02/1990' }, 'applicantBorn'],
    [{ applicantBorn: '01/01/1066' }, 'applicantBorn'],
    [{ applicantNumber: '12345' }, 'applicantNumber'],
    [{ applicantPhone: 'không có' }, 'applicantPhone'],
    [{ returnBy: 'post' }, 'returnAddress'],
    [{ submitterBasis: 'power_of_attorney' }, 'submitterName'],
    [{ submitterBasis: 'power_of_attorney', submitterName: 'Lê Văn B' }, 'submitterDocument'],
    [{ channel: 'post' }, 'shipmentNumber'],
    [{ channel: 'post', shipmentNumber: 'EA1', arrivedOn: '01/01/2199', arrivedTime: '09:00' }, 'arrivedOn'],
    [{ channel: 'post', shipmentNumber: 'EA1', arrivedOn: '01/01/1999', arrivedTime: '09:00' }, 'arrivedOn'],
    [{ channel: 'post', shipmentNumber: 'EA1', arrivedOn: '05/01/2026', arrivedTime: '9 giờ' }, 'arrivedTime'],
    [{ authorityId: 'x' }, 'authorityId'],
    [{ helpUnitId: '0198f000-0000-7000-8000-000000000001' }, 'helpUnitId'],
    [{ helperName: 'Vàng A Páo' }, 'helpUnitId'],
  ]
  for (const [values, field] of odd) {
    const response = await send({ ...ordinary(), abstract: 'Giữ lại tôi', ...values })
    assert.equal(response.status, 422, JSON.stringify(values).slice(0, 80))
    assert.ok(browser.page.includes(`href="#${field}"`), `${field} is not told`)
    assert.ok(browser.page.includes('Giữ lại tôi'), field)
  }
  const name = 'Nguyễn Thị Ánh 🌾'
  const sent = await send({ ...ordinary(), applicantName: name.normalize('NFD') })
  await browser.get(sent.headers.get('location')!)
  assert.ok(browser.page.includes(name))
})

const twoDaysAgo = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').subtract({ days: 2 }).toString()

test('all that a form by post lacks is told at once, each at its box', async () => {
  const { send, browser } = await atCounter()
  const lacking = { channel: 'post', returnBy: 'post', submitterBasis: 'power_of_attorney', applicantName: ' ' }
  assert.equal((await send({ ...ordinary(), ...lacking })).status, 422)
  const boxes = [
    'applicantName',
    'shipmentNumber',
    'arrivedOn',
    'arrivedTime',
    'returnAddress',
    'submitterName',
    'submitterDocument',
  ]
  const told = boxes.filter((name) => browser.page.includes(`href="#${name}"`))
  assert.deepEqual(told, boxes)
})

test('what arrived before it was keyed was filed when it arrived, and its term counts from then, by a dated rule', async () => {
  const { send, browser } = await atCounter()
  const post = { channel: 'post', shipmentNumber: 'EA2', arrivedOn: twoDaysAgo, arrivedTime: '08:05' }
  const sent = await send({ ...ordinary(), ...post })
  assert.equal(sent.status, 303, browser.page.match(/error-summary[\s\S]*?<\/div>/)?.[0] ?? '')
  await browser.get(sent.headers.get('location')!)
  const [year, month, day] = twoDaysAgo.split('-').map(Number)
  const when = `08:05 ${day}/${month}/${year}`
  assert.match(browser.page, new RegExp(`Đến cơ quan lúc[^]{0,120}${when}`))
  assert.doesNotMatch(browser.page, /Phát lúc/)
  assert.match(browser.page, new RegExp(`Giấy tờ đến qua bưu chính lúc ${when}`))
  await browser.get(sent.headers.get('location')!.replace('/tiep-nhan/', '/ho-so/'))
  assert.match(browser.page, new RegExp(`Nộp lúc[^]{0,120}${when}`))
})

test('by post, on behalf of somebody, helped at another place, for another commune', async () => {
  const { send, browser } = await atCounter()
  const sent = await send({
    ...ordinary(),
    channel: 'post',
    shipmentNumber: 'EA123456789VN',
    sender: 'Trần Văn Gửi',
    arrivedOn: twoDaysAgo,
    arrivedTime: '09:10',
    submitterBasis: 'community_team',
    submitterName: 'Lò Thị Giúp',
    submitterDocument: '12/QĐ-UBND',
    helpUnitId: world.units.suoiMayCentre,
    helperName: 'Vàng A Páo',
    authorityId: world.units.suoiMay,
  })
  assert.equal(sent.status, 303, browser.page.match(/error-summary[\s\S]*?<\/div>/)?.[0] ?? '')
  await browser.get(sent.headers.get('location')!)
  for (const words of [
    'EA123456789VN',
    'Trần Văn Gửi',
    'Tổ công nghệ số cộng đồng nộp giúp: 12/QĐ-UBND',
    'Vàng A Páo',
    'UBND xã Suối Mây',
  ])
    assert.ok(browser.page.includes(words), words)
  await browser.get(sent.headers.get('location')!.replace('/tiep-nhan/', '/ho-so/'))
  assert.match(browser.page, /người hỗ trợ: Vàng A Páo/)
})

test('scans are kept; a program in disguise and a file too large are told at their field', async () => {
  const { send, browser } = await atCounter()
  const pdf = new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'Tờ khai.pdf')
  assert.equal((await send({ ...ordinary(), 'file-to-khai': new File(['MZ\0\0'], 'a.pdf') })).status, 422)
  assert.match(browser.page, /href="#file-to-khai"/)
  const large = new File([new Uint8Array(50 * 1024 * 1024 + 10)], 'b.pdf')
  assert.equal((await send({ ...ordinary(), 'file-to-khai': large })).status, 413)
  assert.match(browser.page, /href="#file-to-khai"/)
  const sent = await send({ ...ordinary(), all: '', 'file-to-khai': pdf })
  assert.equal(sent.status, 303)
  await browser.get(sent.headers.get('location')!.replace('/tiep-nhan/', '/ho-so/'))
  assert.match(browser.page, /\/tep\//)
})

test('unknown procedures lead back to the search; an ended one keeps what was typed', async () => {
  const { browser, send } = await atCounter('marriage')
  const strange = '0198f000-0000-7000-8000-000000000001'
  for (const q of [strange, 'x'])
    assert.match(
      await (await browser.get(`/tiep-nhan?thu-tuc=${q}`)).text(),
      /không tồn tại hoặc hiện không có hiệu lực/,
    )
  await browser.get(pathOf('marriage'))
  await query()
    .updateTable('procedures.version')
    .set({ valid_to: Temporal.PlainDate.from('2026-01-02') })
    .where('id', '=', shop.procedures.marriage.versionId)
    .execute()
  const late = await send(ordinary())
  assert.equal(late.status, 409)
  assert.match(browser.page, /hiện không có hiệu lực nên không nhận hồ sơ mới[\s\S]*value="Nguyễn Thị Ánh Dương"/)
})

test('the search answers everyday words, opens a single answer at once, and knows what was received most', async () => {
  const clerk = await signedIn(app, 'clerk')
  assert.equal((await clerk.get('/tiep-nhan?q=dang+ky')).status, 200)
  assert.match(clerk.page, /accesskey="1"/)
  const one = await clerk.get('/tiep-nhan?q=khai+sinh')
  assert.equal(one.headers.get('location'), pathOf('birth'))
  const start = await clerk.get('/tiep-nhan')
  assert.ok(statementsOf(start) <= 12)
  assert.match(clerk.page, /Bạn nhận nhiều nhất[\s\S]*accesskey="1"[^>]*>Đăng ký khai sinh/)
})

test('the page is for those who receive', async () => {
  for (const who of ['inspector', 'chairman', 'nobody'] as const)
    assert.equal((await (await signedIn(app, who)).get('/tiep-nhan')).status, 403, who)
})

test('a group: wrong lines are told and nobody is received; mended, each gets a number and the list says which', async () => {
  const clerk = await signedIn(app, 'clerk')
  const path = pathOf('copies').replace('?', '/nhom?')
  await clerk.get(path)
  const group = () => ({
    procedureId: clerk.hidden('procedureId'),
    versionId: clerk.hidden('versionId'),
    receptionUnitId: world.units.tanLapCentre,
    applicantKind: 'citizen',
    name: 'Đoàn thôn 3',
    all: 'true',
  })
  const before = await countDossiers()
  assert.equal((await clerk.submit(path, { ...group(), rows: 'Lò Thị Mai\t1\nVàng A Páo' })).status, 422)
  assert.match(clerk.page, /Các dòng cần sửa \(1\)/)
  assert.match(clerk.page, /Vàng A Páo<\/textarea>/)
  assert.equal(await countDossiers(), before)
  const rows = `Lò Thị Mai\t${number()}\nVàng A Páo\t${number()}\nTrần Văn Ba`
  const sent = await clerk.submit(path, { ...group(), rows })
  assert.equal(sent.status, 303)
  assert.equal(await countDossiers(), before + 3)
  const list = await clerk.get(sent.headers.get('location')!)
  assert.ok(statementsOf(list) <= 12)
  for (const words of ['Đoàn thôn 3', 'Lò Thị Mai', 'Vàng A Páo', 'Trần Văn Ba', '/phieu/receipt'])
    assert.ok(clerk.page.includes(words), words)
  const again = await clerk.get(path)
  assert.equal(again.status, 200)
  assert.equal((await clerk.submit(path, { ...group(), rows })).status, 409)
  assert.match(clerk.page, /name="confirmed"/)
  const stranger = await signedIn(app, 'otherCommuneOfficer')
  assert.equal((await stranger.get(sent.headers.get('location')!)).status, 404)
})

test('queue numbers: off until the unit switches them on, then 1, 2, 3, called in their order, each once', async () => {
  const clerk = await signedIn(app, 'clerk')
  const unitId = world.units.tanLapCentre
  await clerk.get('/lay-so')
  assert.equal((await clerk.submit('/lay-so', { unitId })).status, 409)
  const head = await signedIn(app, 'communeChairman')
  await head.get('/lay-so')
  assert.equal((await head.submit('/lay-so/cai-dat', { unitId, open: 'true' })).status, 303)
  await clerk.get('/lay-so')
  const taken = await Promise.all([1, 2, 3].map(() => clerk.submit('/lay-so', { unitId })))
  const numbers = taken.map((response) => Number(/so=(\d+)/.exec(response.headers.get('location')!)![1]))
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    [1, 2, 3],
  )
  await clerk.get('/tiep-nhan')
  assert.match(clerk.page, /Gọi số tiếp theo/)
  await Promise.all([1, 2, 3].map(() => clerk.submit('/tiep-nhan/goi-so', { unitId, desk: '2' })))
  const called = await query()
    .selectFrom('dossier_intake.ticket')
    .select(['number', 'desk'])
    .orderBy('number')
    .execute()
  assert.deepEqual(
    called,
    [1, 2, 3].map((one) => ({ number: one, desk: '2' })),
  )
  const waitless = await clerk.submit('/tiep-nhan/goi-so', { unitId })
  assert.equal(waitless.status, 409)
  assert.match(clerk.page, /Không còn ai đang chờ/)
  const board = await clerk.get('/bang-goi-so')
  assert.ok(statementsOf(board) <= 12)
  assert.match(clerk.page, /Mời số[\s\S]*đến quầy 2/)
})

test('what is to be paid is shown before, kept with the dossier, and printed with its source', async () => {
  const { browser, hidden, send } = await atCounter('copies')
  assert.match(browser.page, /Phí, lệ phí phải nộp: 2\.000/)
  const fill = pathOf('copies').replace('?', '/dien?')
  await browser.submit(fill, { ...hidden(), 'fee-count-trang': '7' })
  assert.match(browser.page, /Phí, lệ phí phải nộp: 14\.000/)
  assert.equal((await send({ ...ordinary(), 'fee-count-trang': 'bảy' })).status, 422)
  assert.match(browser.page, /href="#fee-count-trang"/)
  assert.equal((await send({ ...ordinary(), 'fee-exempt-trang': 'Ai cũng miễn' })).status, 422)
  assert.match(browser.page, /không có diện miễn, giảm/)
  const sent = await send({ ...ordinary(), 'fee-count-trang': '7' })
  assert.equal(sent.status, 303)
  const { fees } = await query()
    .selectFrom('dossiers.dossier')
    .select('fees')
    .orderBy('filed_at', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    (fees as { key: string; amount: number; quantity: number }[]).map(({ key, amount, quantity }) => [
      key,
      amount,
      quantity,
    ]),
    [['trang', 14_000, 7]],
  )
  await browser.get(sent.headers.get('location')!)
  assert.match(browser.page, /Lệ phí chứng thực: 14\.000[^<]*số lượng 7/)
})
