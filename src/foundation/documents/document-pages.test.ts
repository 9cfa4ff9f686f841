import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
before(async () => {
  world = await own.committed(makeCastWithAccounts)
})

const form = (number: string, values: Record<string, string | File> = {}) => ({
  authorityId: world.units.tanLap,
  direction: 'incoming',
  kind: 'decision',
  number,
  issuedOn: '15/3/2026',
  issuer: 'Sở Nội vụ',
  signer: '',
  abstract: 'Phê duyệt <b>danh mục</b>',
  ...values,
})

const pdf = () =>
  new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'Quyết định.pdf', { type: 'application/pdf' })

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

test('a clerk enters a document with its file, finds it, opens it and ties it to another', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get('/van-ban/moi')
  const wrong = await clerk.submit('/van-ban/moi', form('1/QĐ-SNV', { issuedOn: '31/2/2026' }))
  assert.equal(wrong.status, 422)
  assert.match(clerk.page, /href="#issuedOn"/)
  assert.match(clerk.page, /value="31\/2\/2026"/)
  assert.match(clerk.page, /Phê duyệt &lt;b&gt;/)
  const entered = await clerk.submit('/van-ban/moi', form('1/QĐ-SNV', { file: pdf() }))
  assert.equal(entered.status, 303, await entered.text())
  const first = entered.headers.get('location')!
  await clerk.get('/van-ban/moi')
  const second = (await clerk.submit('/van-ban/moi', form('2/QĐ-SNV'))).headers.get('location')!

  for (const path of [
    '/van-ban',
    '/van-ban?q=phe+duyet&chieu=incoming&loai=decision&nam=2026',
    '/van-ban/moi',
    first,
  ]) {
    const response = await clerk.get(path)
    assert.equal(response.status, 200, path)
    assert.ok(statementsOf(response) <= 12, `${path} took ${statementsOf(response)} statements`)
  }
  const file = await clerk.get(`${first}/tep`)
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  assert.equal((await clerk.get(`${second}/tep`)).status, 404)

  await clerk.get(`${second}?tim=1%2FQĐ`)
  const toId = first.split('/').at(-1)!
  const linked = await clerk.submit(`${second}/lien-quan`, { toId, linkKind: 'amends', words: '1/QĐ' })
  assert.equal(linked.status, 303, await linked.text())
  await clerk.get(second)
  assert.match(clerk.page, /Sửa đổi, bổ sung/)
  const again = await clerk.submit(`${second}/lien-quan`, { toId, linkKind: 'amends', words: '1/QĐ' })
  assert.equal(again.status, 409)
  assert.match(await again.text(), /Mối liên hệ này đã được ghi/)
})

test('people of another authority see neither the document nor its file; those without the role enter none', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get('/van-ban/moi')
  const place = (await clerk.submit('/van-ban/moi', form('7/QĐ-SNV', { file: pdf() }))).headers.get('location')!
  for (const who of ['otherCommuneOfficer', 'nobody', 'departmentHead'] as const) {
    const stranger = await signedIn(app, who)
    assert.equal((await stranger.get(place)).status, 404)
    assert.equal((await stranger.get(`${place}/tep`)).status, 404)
    await stranger.get('/van-ban')
    assert.doesNotMatch(stranger.page, /7\/QĐ-SNV/)
  }
  const nobody = await signedIn(app, 'nobody')
  assert.equal((await nobody.get('/van-ban/moi')).status, 403)
  const colleague = await signedIn(app, 'communeChairman')
  assert.equal((await colleague.get(`${place}/tep`)).status, 200)
})

test('the pages speak English too', async () => {
  const clerk = await signedIn(app, 'clerk')
  for (const path of ['/van-ban', '/van-ban/moi']) {
    await clerk.get(`${path}?lang=en`)
    assert.match(clerk.page, /Decision/)
  }
})
