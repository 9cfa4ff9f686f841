import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { everybodyIsSomebody, makeAccount, signInAs, testPassword } from '../../../test/support/accounts.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { openBrowser, type Browser } from '../../../test/support/visitor.ts'
import { createApp } from '../http/app.ts'
import { kernelModule } from '../index.ts'
import { deviceOf } from './device.ts'

const own = testDatabase({ own: true })
const appWith = (environment: Record<string, string>) =>
  createApp({ services: testServices(own, environment), modules: [kernelModule] })
const app = appWith({})
const httpsApp = appWith({ PUBLIC_URL: 'https://cchc.example' })
const proxiedApp = appWith({ TRUST_PROXY: '1' })
const windows = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
}
const phone = { 'user-agent': 'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/99.0 Mobile Safari/537.36' }

everybodyIsSomebody()

let login = ''
let accountId = ''
let browser: Browser
let number = 0
beforeEach(async () => {
  login = `can-bo-${(number += 1)}`
  ;({ accountId } = await own.committed((tx) => makeAccount(tx, login)))
  browser = openBrowser(app, windows)
})

const isSignedIn = async (one: Browser): Promise<boolean> => (await one.get('/tai-khoan')).status === 200
const sessions = () => own.database.query.updateTable('kernel.session').where('account_id', '=', accountId)
const ago = (duration: Temporal.DurationLike) => Temporal.Now.instant().subtract(duration)
const attempts = async (succeeded: boolean) =>
  (
    await own.database.query
      .selectFrom('kernel.login_attempt')
      .select('id')
      .where('login', '=', login)
      .where('succeeded', '=', succeeded)
      .execute()
  ).length

test('a person signs in, whatever the case of the login, and out again', async () => {
  assert.equal(await isSignedIn(browser), false)
  assert.equal((await signInAs(browser, login.toUpperCase())).status, 303)
  assert.equal(await isSignedIn(browser), true)
  assert.equal((await browser.submit('/dang-xuat')).headers.get('location'), '/dang-nhap')
  assert.equal(await isSignedIn(browser), false)
})

test('coming, failing to come and going are in the history, with the address and nothing that was typed', async () => {
  const { max } = await own.database.query
    .selectFrom('kernel.audit')
    .select((eb) => eb.fn.max('number').as('max'))
    .executeTakeFirstOrThrow()
  await signInAs(browser, login, 'mật khẩu gõ sai')
  await signInAs(browser, 'mat-khau-go-nham', 'x')
  await signInAs(browser, login)
  await browser.get('/tai-khoan')
  assert.equal((await browser.submit('/dang-xuat')).status, 303)
  const rows = await own.database.query
    .selectFrom('kernel.audit')
    .select(['action', 'actor_name', 'subject_id', 'detail'])
    .where('number', '>', max ?? 0)
    .orderBy('number')
    .execute()
  assert.deepEqual(
    rows.map((row) => [row.action, row.subject_id]),
    [
      ['kernel.sign_in_failed', accountId],
      ['kernel.sign_in_failed', null],
      ['kernel.signed_in', accountId],
      ['kernel.signed_out', accountId],
    ],
  )
  for (const { detail } of rows) assert.deepEqual(Object.keys(detail as object), ['address'])
  assert.doesNotMatch(JSON.stringify(rows), /mật khẩu gõ sai|mat-khau-go-nham/)
})

test('a wrong password and an unknown login get the same answer, and keep what was typed but the password', async () => {
  const wrong = await signInAs(browser, login, 'sai mật khẩu')
  assert.equal(wrong.status, 422)
  assert.match(browser.page, new RegExp(`value="${login}"`))
  assert.doesNotMatch(browser.page, /sai mật khẩu/)
  const page = browser.page.replaceAll(login, 'X')
  await signInAs(browser, 'khong-co-ai', 'sai mật khẩu')
  const unsigned = (text: string) => text.replaceAll(/name="_csrf" value="[^"]*"/g, '')
  assert.equal(unsigned(browser.page.replaceAll('khong-co-ai', 'X')), unsigned(page))
})

test('after five wrong tries even the right password has to wait, and only for that login', async () => {
  for (let wrong = 0; wrong < 5; wrong++) assert.equal((await signInAs(browser, login, 'sai')).status, 422)
  assert.equal((await signInAs(browser, login)).status, 429)
  assert.equal(await isSignedIn(browser), false)
  const other = await own.committed((tx) => makeAccount(tx, `${login}-khac`))
  assert.equal((await signInAs(browser, other.login)).status, 303)
  await own.database.query
    .updateTable('kernel.login_attempt')
    .set({ at: ago({ minutes: 16 }) })
    .execute()
  assert.equal((await signInAs(openBrowser(app), login)).status, 303)
})

test('a hundred tries at once are no more than five', async () => {
  await browser.get('/dang-nhap')
  const tries = Array.from({ length: 20 }, () => browser.submit('/dang-nhap', { login, password: 'sai' }))
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  assert.equal(statuses.filter((status) => status === 422).length, 5)
  assert.equal(statuses.filter((status) => status === 429).length, 15)
  assert.equal(await attempts(false), 5)
})

test('the token changes with every sign-in, and the one before signing in is worth nothing after it', async () => {
  await browser.get('/dang-nhap')
  const planted = openBrowser(app)
  planted.cookies.set('cchc_session', 'planted-by-somebody')
  await signInAs(planted, login)
  const first = planted.cookies.get('cchc_session')
  assert.notEqual(first, 'planted-by-somebody')
  await signInAs(browser, login)
  assert.notEqual(browser.cookies.get('cchc_session'), first)
  const tokens = await own.database.query.selectFrom('kernel.session').select('token_hash').execute()
  assert.ok(!tokens.some(({ token_hash }) => token_hash.toString() === first), 'only the hash of a token is kept')
})

test('a session ends after four hours of silence, and after twelve hours however busy', async () => {
  await signInAs(browser, login)
  await sessions()
    .set({ seen_at: ago({ hours: 3, minutes: 59 }) })
    .execute()
  assert.equal(await isSignedIn(browser), true)
  await sessions()
    .set({ seen_at: ago({ hours: 4, minutes: 1 }) })
    .execute()
  assert.equal(await isSignedIn(browser), false)
  await signInAs(browser, login)
  await sessions()
    .set({ expires_at: ago({ seconds: 1 }) })
    .execute()
  assert.equal(await isSignedIn(browser), false)
})

test('using the system keeps the session alive', async () => {
  await signInAs(browser, login)
  await sessions()
    .set({ seen_at: ago({ hours: 3 }) })
    .execute()
  await isSignedIn(browser)
  const row = await own.database.query
    .selectFrom('kernel.session')
    .select('seen_at')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  assert.ok(Temporal.Instant.compare(row.seen_at, ago({ minutes: 1 })) > 0)
})

test('who is disabled is out at once', async () => {
  await signInAs(browser, login)
  const account = own.database.query.updateTable('kernel.account').where('id', '=', accountId)
  await account.set({ disabled_at: Temporal.Now.instant() }).execute()
  assert.equal(await isSignedIn(browser), false)
  assert.equal((await signInAs(browser, login)).status, 422)
})

test('demo accounts open only on the machine itself', async () => {
  const demo = await own.committed((tx) => makeAccount(tx, `demo-${number}`, { demo: true }))
  const far = openBrowser(proxiedApp, { 'x-forwarded-for': '203.0.113.7' })
  assert.equal((await signInAs(far, demo.login)).status, 403)
  assert.equal((await signInAs(openBrowser(app), demo.login)).status, 303)
})

test('the session cookie is out of reach of scripts, other sites and plain http', async () => {
  const cookieOf = (response: Response) =>
    response.headers.getSetCookie().find((line) => line.startsWith('cchc_session=')) ?? ''
  const plain = cookieOf(await signInAs(browser, login))
  for (const attribute of ['Path=/', 'HttpOnly', 'SameSite=Lax']) assert.match(plain, new RegExp(`; ${attribute}(;|$)`))
  assert.doesNotMatch(plain, /Domain|Secure/)
  assert.match(cookieOf(await signInAs(openBrowser(httpsApp), login)), /; Secure(;|$)/)
})

test('signing in leads back to where one was going, never to another site', async () => {
  const next = async (wanted: string) => {
    const one = openBrowser(app)
    await one.get(`/dang-nhap?tiep=${encodeURIComponent(wanted)}`)
    const response = await one.submit('/dang-nhap', { login, password: testPassword, next: wanted })
    return response.headers.get('location')
  }
  const asked = await browser.get('/cong-viec-nen?trang=2')
  assert.equal(asked.headers.get('location'), '/dang-nhap?tiep=%2Fcong-viec-nen%3Ftrang%3D2')
  assert.equal(await next('/cong-viec-nen?trang=2'), '/cong-viec-nen?trang=2')
  assert.equal(await next('/tim?q=đường'), '/tim?q=%C4%91%C6%B0%E1%BB%9Dng')
  const elsewhere = ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']
  // Browsers drop the tab and the dot, and two slashes are left.
  for (const address of [...elsewhere, '/\t/evil.example', '/.//evil.example', '/\n/evil.example'])
    assert.equal(await next(address), '/', JSON.stringify(address))
})

test('a form from another site, or of another session, is refused', async () => {
  await signInAs(browser, login)
  await browser.get('/tai-khoan')
  const token = browser.hidden('_csrf')
  const change = (values: Record<string, string>, headers: Record<string, string> = {}) =>
    browser.send('/tai-khoan/phien-khac/ket-thuc', { method: 'POST', body: new URLSearchParams(values), headers })
  assert.equal((await change({})).status, 403)
  assert.equal((await change({ _csrf: 'x'.repeat(token.length) })).status, 403)
  assert.equal((await change({ _csrf: token }, { origin: 'https://evil.example' })).status, 403)
  const other = openBrowser(app)
  await signInAs(other, login)
  await other.get('/tai-khoan')
  assert.equal((await change({ _csrf: other.hidden('_csrf') })).status, 403)
  assert.equal((await change({ _csrf: token })).status, 303)
})

test('a person sees all devices and ends one, or all others', async () => {
  await signInAs(browser, login)
  const [second, third] = [openBrowser(app, phone), openBrowser(app)]
  await signInAs(second, login)
  await signInAs(third, login)
  await browser.get('/tai-khoan')
  assert.match(browser.page, /Chrome trên Windows/)
  assert.match(browser.page, /Chrome trên Android/)
  const row = await own.database.query
    .selectFrom('kernel.session')
    .select('id')
    .where('account_id', '=', accountId)
    .where('user_agent', 'like', '%Android%')
    .executeTakeFirstOrThrow()
  await browser.submit(`/tai-khoan/phien/${row.id}/ket-thuc`)
  assert.deepEqual([await isSignedIn(second), await isSignedIn(third)], [false, true])
  await browser.get('/tai-khoan')
  await browser.submit('/tai-khoan/phien-khac/ket-thuc')
  assert.deepEqual([await isSignedIn(third), await isSignedIn(browser)], [false, true])
})

test("nobody ends another person's session", async () => {
  await signInAs(browser, login)
  const { login: stranger } = await own.committed((tx) => makeAccount(tx, `${login}-la`))
  const other = openBrowser(app)
  await signInAs(other, stranger)
  const row = await own.database.query
    .selectFrom('kernel.session')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  await other.get('/tai-khoan')
  await other.submit(`/tai-khoan/phien/${row.id}/ket-thuc`)
  assert.equal(await isSignedIn(browser), true)
})

const changeTo = async (newPassword: string, options: { current?: string; again?: string } = {}) => {
  await browser.get('/tai-khoan')
  return browser.submit('/tai-khoan/mat-khau', {
    currentPassword: options.current ?? testPassword,
    newPassword,
    newPasswordAgain: options.again ?? newPassword,
  })
}

test('a changed password opens, the old one does not, and other devices are out', async () => {
  await signInAs(browser, login)
  const other = openBrowser(app)
  await signInAs(other, login)
  assert.equal((await changeTo('một câu mới dễ nhớ')).status, 303)
  assert.deepEqual([await isSignedIn(browser), await isSignedIn(other)], [true, false])
  assert.equal((await signInAs(other, login)).status, 422)
  // The same word in the other Unicode form, as another keyboard types it.
  assert.equal((await signInAs(other, login, 'một câu mới dễ nhớ'.normalize('NFD'))).status, 303)
  const history = own.database.query.selectFrom('kernel.audit').select('action').where('subject_id', '=', accountId)
  assert.deepEqual(await history.where('action', 'not like', 'kernel.sign%').execute(), [
    { action: 'kernel.password_changed' },
  ])
})

test('a weak, mistyped or unproven change of password is refused with its reason', async () => {
  await signInAs(browser, login)
  const refusals: [string, { current?: string; again?: string }, RegExp][] = [
    ['11 ký tự ..', {}, /Mật khẩu quá ngắn/],
    ['một câu mới dễ nhớ', { again: 'một câu khác hẳn' }, /không giống nhau/],
    ['một câu mới dễ nhớ', { current: 'sai' }, /Mật khẩu hiện tại không đúng/],
    [testPassword, {}, /phải khác mật khẩu hiện tại/],
    [`của ${login} đây`, {}, /không được chứa tên đăng nhập/],
  ]
  for (const [password, options, reason] of refusals) {
    const response = await changeTo(password, options)
    assert.equal(response.status, 422)
    assert.match(browser.page, reason)
    assert.doesNotMatch(browser.page, /một câu/)
  }
  assert.equal((await signInAs(openBrowser(app), login)).status, 303)
})

test('the current password cannot be guessed at an open session', async () => {
  await signInAs(browser, login)
  for (let wrong = 0; wrong < 5; wrong++) await changeTo('một câu mới dễ nhớ', { current: 'sai' })
  assert.equal((await changeTo('một câu mới dễ nhớ')).status, 429)
})

test('devices are recognised by what they say they are', () => {
  const cases: [string, string | undefined, string | undefined][] = [
    [windows['user-agent'], 'Chrome', 'Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130.0', 'Edge', 'Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/114 Safari/537', 'Cốc Cốc', 'Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1', 'Safari', 'iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    ['curl/8.0', undefined, undefined],
  ]
  for (const [agent, browserName, system] of cases)
    assert.deepEqual(deviceOf(agent), { browser: browserName, system }, agent)
})
