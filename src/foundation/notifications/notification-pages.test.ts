import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { defineTexts } from '../../kernel/text/catalogue.ts'
import { notify } from './index.ts'

defineTexts({
  vi: { 'notify.test.page_title': 'Việc mới: {task}', 'notify.test.page': 'Bạn được giao "{task}".' },
  en: { 'notify.test.page_title': 'New work: {task}', 'notify.test.page': 'You were given "{task}".' },
})

const own = testDatabase({ own: true })
const app = testApp(own)
const appWithServer = testApp(own, testServices(own, { SMTP_URL: 'smtp://127.0.0.1:1' }))
let world: AnBinh

const tell = (task: string, ...who: CastName[]) =>
  own.committed((tx) =>
    notify(tx, {
      personIds: who.map((name) => world.cast[name].personId),
      kind: 'test.page',
      params: { task },
      href: '/tai-khoan',
    }),
  )

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  await tell('Việc <b>một</b>', 'clerk')
  await tell('Việc hai', 'clerk')
  await tell('Việc của xã khác', 'otherCommuneOfficer')
})

const unreadOf = (page: string): number => Number(/Thông báo: (\d+) chưa đọc/.exec(page)?.[1] ?? 0)
const formsOf = (page: string): string[] =>
  [...page.matchAll(/action="(\/thong-bao\/[0-9a-f-]{36}\/da-doc)"/g)].map(([, action]) => action!)

test('the bell counts, one is opened and all are marked; the page takes few statements', async () => {
  const clerk = await signedIn(app, 'clerk')
  const first = await clerk.get('/thong-bao')
  const statements = Number(/desc="(\d+)"/.exec(first.headers.get('server-timing') ?? '')?.[1])
  assert.ok(statements <= 12, `${statements} statements`)
  assert.ok(clerk.page.indexOf('Việc hai') < clerk.page.indexOf('Việc &lt;b&gt;một'), 'newest first, escaped')
  assert.doesNotMatch(clerk.page, /Việc của xã khác/)
  assert.equal(unreadOf(clerk.page), 2)

  const opened = await clerk.submit(formsOf(clerk.page)[0]!, { open: 'true' })
  assert.equal(opened.headers.get('location'), '/tai-khoan')
  await clerk.get('/thong-bao')
  assert.equal(unreadOf(clerk.page), 1)

  const shownUntil = clerk.hidden('until')
  await tell('Việc vừa đến', 'clerk')
  await clerk.submit('/thong-bao/da-doc', { until: shownUntil })
  await clerk.get('/thong-bao')
  assert.equal(unreadOf(clerk.page), 1, 'what came after the page was shown stays unread')
  await clerk.get('/thong-bao?lang=en')
  assert.match(clerk.page, /New work: Việc hai/)
  await clerk.get('/thong-bao?lang=vi')
})

test("nobody marks or opens another's", async () => {
  const clerk = await signedIn(app, 'clerk')
  const stranger = await signedIn(app, 'nobody')
  await clerk.get('/thong-bao')
  await stranger.get('/thong-bao')
  for (const path of formsOf(clerk.page)) assert.equal((await stranger.submit(path, { open: 'true' })).status, 404)
})

test('mails are for oneself, and for administrators of the people; with a server, letters only for oneself', async () => {
  const mailbox = '/thong-bao/hop-thu-mo-phong'
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(mailbox)
  assert.match(clerk.page, /hoa\.nt@anbinh\.example/)
  assert.match(clerk.page, /Bạn được giao/)
  assert.doesNotMatch(clerk.page, /hai\.tv/)
  const nobody = await signedIn(app, 'nobody')
  await nobody.get(mailbox)
  assert.doesNotMatch(nobody.page, /anbinh\.example/)

  const administrator = await signedIn(app, 'administrator')
  await administrator.get(mailbox)
  assert.match(administrator.page, /hoa\.nt@anbinh\.example/)
  assert.match(administrator.page, /hai\.tv@anbinh\.example/)
  assert.match(administrator.page, /Bạn được giao/)
  const served = await signedIn(appWithServer, 'administrator')
  await served.get(mailbox)
  assert.match(served.page, /hai\.tv@anbinh\.example/)
  assert.doesNotMatch(served.page, /Bạn được giao/)
})

test('the choice about mails is kept', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get('/thong-bao')
  assert.match(clerk.page, /name="byEmail" value="true" checked/)
  assert.equal((await clerk.submit('/thong-bao/cai-dat', { lang: 'xx' })).status, 422)
  assert.equal((await clerk.submit('/thong-bao/cai-dat', { lang: 'en' })).status, 303)
  await clerk.get('/thong-bao')
  assert.doesNotMatch(clerk.page, /name="byEmail" value="true" checked/)
})
