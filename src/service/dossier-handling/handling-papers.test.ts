// Papers and people on a dossier's page: what is checked before it is received, what came of a request, whom work is
// offered to, and who is named before it goes on without an answer.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { formOf } from '../../../test/support/form-of.ts'
import { askOpinion, assignStep } from '../../foundation/workflow/index.ts'
import { aFiling, aWaitingDossier, makeOneStop, stepOf, throughTo, type OneStop } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

const newDossier = async (until: Parameters<typeof throughTo>[3], changes: object = {}): Promise<string> =>
  (await database.committed((tx) => throughTo(tx, world, aFiling(shop, world, changes), until))).id

/** The dossier before that person, with a way to send one of its forms. */
async function open(who: CastName, id: string) {
  const browser = await signedIn(app, who)
  await browser.get(`/ho-so/${id}`)
  return {
    browser,
    send: async (form: string, more: Record<string, string>, address = '') => {
      const { path, hidden } = formOf(browser.page, form)
      const response = await browser.submit(path.replace(/xu-ly$/, address || 'xu-ly'), { ...hidden, ...more })
      return { status: response.status, text: await response.text() }
    },
  }
}

test('before a dossier is received its page lists what is missing, and refuses at the field; whole, it takes one press', async () => {
  const { procedureId } = shop.procedures.land
  const id = await newDossier('check_in', { procedureId, papers: [{ componentKey: 'don', copyKind: 'electronic' }] })
  const { browser, send } = await open('clerk', id)
  assert.match(browser.page, /Giấy tờ đã có[^]*Đơn đăng ký biến động[^]*Bản điện tử × 1/)
  assert.match(browser.page, /Một trong hai: Văn bản chuyển quyền[^]*Hợp đồng chuyển nhượng[^]*Văn bản tặng cho/)
  const missing = await send('receive', {})
  assert.equal(missing.status, 422)
  assert.match(missing.text, /href="#b0-receive-copy-hop-dong">[^<]*còn thiếu một trong hai giấy tờ: Hợp đồng/)
  const wrong = await send('receive', { 'copy-tang-cho': 'original', wrongKeys: 'don' })
  assert.match(wrong.text, /Chưa tiếp nhận được vì giấy tờ chưa đạt: Đơn đăng ký biến động/)
  assert.match(wrong.text, /<option value="original" selected/)

  const whole = await newDossier('check_in')
  const counter = await open('clerk', whole)
  assert.match(counter.browser.page, /Đủ giấy tờ theo thành phần hồ sơ đã công bố/)
  assert.equal((await counter.send('receive', {})).status, 303)
})

test('a request is not answered by a press alone; a part is kept, and its paper is no longer asked for', async () => {
  const { id } = await database.committed((tx) => aWaitingDossier(tx, world, shop))
  const { browser, send } = await open('clerk', id)
  const empty = await send('taken', {})
  assert.equal(empty.status, 422)
  assert.match(empty.text, /href="#b0-taken-copy-chung-sinh">[^<]*chưa nhận đủ: Giấy chứng sinh/)
  assert.equal((await send('taken', { 'copy-chung-sinh': 'waived' })).status, 422)
  assert.equal((await send('taken', { 'copy-chung-sinh': 'copy' }, 'mot-phan')).status, 303)
  await browser.get(`/ho-so/${id}`)
  assert.match(browser.page, /Đã nhận theo yêu cầu này:[^]*Giấy chứng sinh/)
  assert.match(browser.page, /Thời hạn đang tạm dừng/)
  assert.doesNotMatch(browser.page, /name="copy-chung-sinh"/)
  assert.equal((await send('taken', {})).status, 303)
})

test('the next step is offered to those who hold its role in the authority, and given to nobody above it', async () => {
  const id = await newDossier('approve')
  const { browser } = await open('communeUnitHead', id)
  const offered = /Giao bước sau cho[^]*?<\/select>/.exec(browser.page)![0]
  assert.match(offered, /Hoàng Văn Sơn/)
  assert.doesNotMatch(offered, /Nguyễn Văn Thành/)
  await assert.rejects(
    database.committed(async (tx) => {
      const signing = await throughTo(tx, world, aFiling(shop, world), 'sign')
      const { id: stepId } = await stepOf(tx, signing.id, 'sign')
      await assignStep(tx, world.cast.communeChairman, { stepId, personId: world.cast.chairman.personId })
    }),
    { code: 'workflow.person_cannot_act' },
  )
})

test('units that have not answered are named before the step is done, and it says who of which unit no longer waits', async () => {
  const id = await newDossier('handle')
  const { cast, units } = world
  await database.committed(async (tx) => {
    const { id: stepId } = await stepOf(tx, id, 'handle')
    await askOpinion(tx, cast.communeSpecialist, { stepId, unitId: units.tanLapEconomy, question: 'Sao?', dueAt: null })
  })
  const { browser, send } = await open('communeSpecialist', id)
  assert.match(browser.page, /Chưa trả lời: Phòng Kinh tế[^<]*Tôi không chờ/)
  const refused = await send('propose', { note: 'Đủ điều kiện' })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /href="#b0-propose-withoutOpinions">[^<]*còn chờ ý kiến của: Phòng Kinh tế/)
  assert.match(refused.text, /Đủ điều kiện<\/textarea>/)
  assert.equal((await send('propose', { withoutOpinions: 'true' })).status, 303)
  await browser.get(`/ho-so/${id}`)
  const row = /<tr>(?:(?!<\/tr>)[^])*Cho ý kiến về bước[^]*?<\/tr>/.exec(browser.page)![0]
  assert.match(row, /—<br>?[^]*Phòng Kinh tế[^]*không chờ nữa: Đặng Thị Lan, Phòng Văn hóa - Xã hội/)
})
