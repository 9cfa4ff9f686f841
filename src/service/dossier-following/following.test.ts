import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { openBrowser, type Browser } from '../../../test/support/visitor.ts'
import {
  actInput,
  actOnDossier,
  aFiling,
  aWaitingDossier,
  extendDossier,
  giveDaysForPapers,
  makeOneStop,
  stepOf,
  throughTo,
  type Filed,
  type OneStop,
} from '../dossiers/index.ts'
import { giveBackFee, giveBackFeeInput, takeFee, takeFeeInput } from '../dossier-fees/index.ts'
import { abbreviateName } from './abbreviate-name.ts'
import { followDossier } from './follow-dossier.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop
let citizen: Browser

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

beforeEach(async () => {
  await database.database.query.deleteFrom('kernel.login_attempt').execute()
  citizen = openBrowser(app)
})

type Until = Parameters<typeof throughTo>[3]

const newDossier = (until: Until, changes: Parameters<typeof aFiling>[2] = {}): Promise<Filed> =>
  database.committed((tx) => throughTo(tx, world, aFiling(shop, world, changes), until))

const look = async (code: string, secret: string): Promise<{ status: number; text: string; statements: number }> => {
  await citizen.get('/theo-doi')
  const response = await citizen.submit('/theo-doi', { code, secret })
  const statements = Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])
  return { status: response.status, text: await response.text(), statements }
}

const tries = async (count: number, work: (number: number) => Promise<unknown>): Promise<void> => {
  for (let number = 0; number < count; number += 1) await work(number)
}

test('code and secret open the dossier, as they were typed from the paper; no officer, no whole name, no number', async () => {
  const { code, secret } = await newDossier('approve')
  const { status, text } = await look(
    ` ${code.toLowerCase()} `,
    `${secret.slice(0, 4).toLowerCase()} ${secret.slice(4)}`,
  )
  assert.equal(status, 200)
  for (const words of ['đang được giải quyết', 'N. T. Á. Dương', 'Thẩm định hồ sơ', 'Vì sao là ngày hẹn này', code])
    assert.ok(text.includes(words), `misses ${words}`)
  const { communeSpecialist, clerk, communeUnitHead } = world.cast
  const hidden = [
    communeSpecialist.name,
    clerk.name,
    communeUnitHead.name,
    'Nguyễn Thị Ánh Dương',
    '097190001234',
    secret,
  ]
  for (const words of [...hidden, '0912', 'Thôn 3']) assert.ok(!text.includes(words), `tells ${words}`)
  assert.ok(!text.includes('<script'), 'no script')
  assert.ok(text.length < 60 * 1024)
})

test('an unknown code and a wrong secret look the same and cost the same; garbage too', async () => {
  const { code, secret } = await newDossier('check_in')
  const wrong = await look(code, secret === '22222222' ? '33333333' : '22222222')
  const unknown = await look('H97.11-200101-0001', secret)
  const garbage = await look(`"><script>alert(1)</script>`, `' or 1=1 --`)
  const spared = (text: string) =>
    text.replace(/name="_csrf" value="[^"]*"/, '').replace(/(name="code"[^>]*?) value="[^"]*"/, '$1')
  assert.deepEqual([wrong.status, unknown.status, garbage.status], [422, 422, 422])
  assert.deepEqual([unknown.statements, garbage.statements], [wrong.statements, wrong.statements])
  assert.equal(spared(unknown.text), spared(wrong.text))
  assert.ok(!garbage.text.includes('<SCRIPT') && !garbage.text.includes('<script'))
  assert.equal((await look('', '')).status, 422)
  assert.equal((await look('Hồ sơ 🌾'.normalize('NFD'), 'Bí mật 🌾'.normalize('NFD'))).status, 422)
  assert.equal((await look('A'.repeat(5000), 'B'.repeat(5000))).status, 422)
})

test('after five wrong tries a code opens to nobody at that address; other codes do, and its owner elsewhere', async () => {
  const { code, secret } = await newDossier('check_in')
  const other = await newDossier('check_in')
  await tries(5, () => look(code, 'WRONGONE'))
  assert.equal((await look(code, secret)).status, 429)
  assert.equal((await look(other.code, other.secret)).status, 200)
  const elsewhere = await database.committed((tx) => followDossier(tx, { code, secret }, { address: '203.0.113.9' }))
  assert.equal(elsewhere.refused, undefined)
  await database.database.query
    .updateTable('kernel.login_attempt')
    .set({ at: Temporal.Now.instant().subtract({ minutes: 16 }) })
    .execute()
  assert.equal((await look(code, secret)).status, 200)
})

test('thirty wrong tries from one address close the door, but not the one for officers', async () => {
  const { code, secret } = await newDossier('check_in')
  await tries(30, (number) => look(`H97.11-200101-${String(number).padStart(4, '0')}`, 'WRONGONE'))
  assert.equal((await look(code, secret)).status, 429)
  await citizen.get('/dang-nhap')
  const response = await citizen.submit('/dang-nhap', { login: 'nobody', password: 'wrong password' })
  assert.equal(response.status, 422)
})

test('what is asked now stands first: papers by their names and the reason, later the result', async () => {
  const { id, code, secret } = await newDossier('handle')
  await database.committed(async (tx) => {
    const { id: stepId } = await stepOf(tx, id, 'handle')
    const ask = { id, stepId, action: 'ask_supplement', note: 'Thiếu <b>giấy</b>', componentKeys: 'chung-sinh' }
    await actOnDossier(tx, world.cast.communeSpecialist, actInput.parse(ask))
  })
  const { text } = await look(code, secret)
  assert.match(text, /bổ sung giấy tờ<\/h1>/)
  assert.match(text, /Giấy chứng sinh/)
  assert.match(text, /Thiếu &lt;b&gt;giấy/)
  assert.match(text, /Đang tạm dừng/)

  // Every commune has a centre and a division of the same name.
  assert.match(text, /Kiểm tra, tiếp nhận[^]*?Trung tâm[^<·]*, (UBND )?[Xx]ã Tân Lập ·/)

  const finished = await newDossier('hand_over')
  assert.match((await look(finished.code, finished.secret)).text, /Kết quả đã có[\s\S]*Giấy khai sinh/)
  const done = await newDossier('done')
  assert.match((await look(done.code, done.secret)).text, /Đã trả kết quả<\/h1>/)
})

test('where a rule gives the citizen a time, the page says by when and what may follow', async () => {
  await database.committed((tx) => giveDaysForPapers(tx, world, 10))
  const { code, secret } = await database.committed((tx) => aWaitingDossier(tx, world, shop), {
    now: Temporal.Instant.from('2026-11-16T09:00:00+07:00'),
  })
  const { text } = await look(code, secret)
  assert.match(text, /Hạn nộp: <time[^>]*>17:00 26\/11\/2026<\/time>[^]*có thể dừng giải quyết/)
})

test('a new date is told with the apology and its reason; when it passes as well, that is said', async () => {
  const page = async (newDate?: string) => {
    const { code, secret } = await database.committed(async (tx) => {
      const longAgo = { ...tx, now: Temporal.Instant.from('2026-11-02T09:00:00+07:00') }
      const filed = await throughTo(longAgo, world, aFiling(shop, world), 'approve')
      const dueAt = newDate && Temporal.Instant.from(`${newDate}T09:00:00+07:00`)
      const granted = dueAt && { id: filed.id, dueAt, reason: 'Chờ xác minh nơi sinh' }
      if (granted) await extendDossier(longAgo, world.cast.communeUnitHead, granted)
      return filed
    })
    return (await look(code, secret)).text
  }
  assert.match(await page(), /Hồ sơ đã quá ngày hẹn/)
  const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh')
  const nextMonday = today.add({ days: 8 - today.dayOfWeek }).toString()
  const inTime = await page(nextMonday)
  assert.match(inTime, /xin lỗi ông, bà vì phải hẹn lại/)
  assert.match(inTime, /Chờ xác minh nơi sinh/)
  const lateAgain = await page('2026-11-05')
  assert.match(lateAgain, /quá cả ngày hẹn lại/)
  assert.match(lateAgain, /Chờ xác minh nơi sinh/)
})

test('fees are told in plain words: to be paid, paid, to be given back; nobody of the office by name', async () => {
  const copies = {
    procedureId: shop.procedures.copies.procedureId,
    papers: [{ componentKey: 'ban-chinh', copyKind: 'shown', copies: '1' }],
    fees: [{ key: 'trang', quantity: '3' }],
  }
  const { id, code, secret } = await newDossier('assign', copies)
  const fees = async () => {
    const { text, statements } = await look(code, secret)
    assert.ok(statements <= 12, `${statements} statements`)
    assert.ok(text.length < 60 * 1024)
    assert.ok(!text.includes(world.cast.clerk.name))
    return (/<section aria-labelledby="phi-le-phi">[^]*?<\/section>/.exec(text)?.[0] ?? '').replace(/<[^>]*>|\s+/g, ' ')
  }
  assert.match(await fees(), /Lệ phí chứng thực.*6\.000.*Còn phải nộp 6\.000/)
  let seen = 0
  const take = (amount: number) =>
    database.committed((tx) =>
      takeFee(
        tx,
        world.cast.clerk,
        takeFeeInput.parse({
          id,
          amount: String(amount),
          channel: 'cash',
          receiptNumber: 'BL-7',
          confirmed: 'on',
          seen: String(seen++),
        }),
      ),
    )
  await take(6000)
  assert.match(await fees(), /đã nộp 6\.000.*tiền mặt.*BL-7.*Đã nộp đủ/i)
  await take(2000)
  assert.match(await fees(), /nộp thừa 2\.000.*sẽ hoàn lại/)
  await database.committed((tx) =>
    giveBackFee(
      tx,
      world.cast.clerk,
      giveBackFeeInput.parse({ id, amount: '2000', channel: 'cash', reason: 'Nộp thừa', seen: String(seen) }),
    ),
  )
  assert.match(await fees(), /đã hoàn lại 2\.000.*Đã nộp đủ/)
  const free = await newDossier('assign')
  assert.ok(!(await look(free.code, free.secret)).text.includes('phi-le-phi'), 'what costs nothing speaks of no money')
})

test('a form from another site is not answered', async () => {
  const { code, secret } = await newDossier('check_in')
  await citizen.get('/theo-doi')
  const response = await citizen.submit('/theo-doi', { code, secret, _csrf: 'AAAA' })
  assert.equal(response.status, 403)
  assert.ok(!(await response.text()).includes('N. T. Á.'))
})

test('names are abbreviated to what their holder knows', () => {
  assert.equal(abbreviateName('  Nguyễn Thị  Ánh Dương ', 'citizen'), 'N. T. Á. Dương')
  assert.equal(abbreviateName('Y', 'citizen'), 'Y.')
  assert.equal(abbreviateName('Đặng', 'citizen'), 'Đ.')
  assert.equal(abbreviateName('😀 Lan', 'foreigner'), '😀. Lan')
  assert.equal(abbreviateName('Công ty Sông Lam', 'enterprise'), 'Công ty Sông Lam')
  assert.equal(abbreviateName('', 'citizen'), '')
})

test('the sign-in page and the public procedures lead here', async () => {
  for (const address of ['/dang-nhap', '/thu-tuc-hanh-chinh'])
    assert.match(await (await openBrowser(app).get(address)).text(), /href="\/theo-doi"/, address)
})
