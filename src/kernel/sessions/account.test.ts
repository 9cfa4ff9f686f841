import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everybodyIsSomebody, makeAccount, signInAs } from '../../../test/support/accounts.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { openBrowser } from '../../../test/support/visitor.ts'
import { createApp } from '../http/app.ts'
import { page } from '../http/route.ts'
import { kernelModule } from '../index.ts'
import { html } from '../ui/index.ts'
import { createAccountWithOneTimePassword, resetPassword } from './account.ts'
import { signIn } from './sign-in.ts'

const database = testDatabase({ own: true })
const work = { name: 'work', routes: [page('/viec', async () => html`<p>work</p>`)] }
const app = createApp({ services: testServices(database), modules: [kernelModule, work] })
const visitor = { userAgent: '', address: '127.0.0.1', demoAllowed: true }
everybodyIsSomebody()

const own = 'Một câu dễ nhớ của riêng tôi'

test('a one-time password lets in once, to choose an own one and nothing else', async () => {
  const oneTime = await database.committed((tx) =>
    createAccountWithOneTimePassword(tx, { personId: tx.id(), login: 'moi.nv' }),
  )
  assert.match(oneTime, /^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
  const browser = openBrowser(app)
  assert.equal((await signInAs(browser, 'moi.nv', oneTime)).status, 303)
  assert.equal((await browser.get('/viec')).headers.get('location'), '/tai-khoan')
  assert.match(await (await browser.get('/tai-khoan')).text(), /mật khẩu cấp một lần/)
  const fields = { currentPassword: oneTime, newPassword: own, newPasswordAgain: own }
  assert.equal((await browser.submit('/tai-khoan/mat-khau', { ...fields, newPasswordAgain: 'khác' })).status, 422)
  await browser.get('/tai-khoan')
  assert.equal((await browser.submit('/tai-khoan/mat-khau', fields)).status, 303)
  assert.equal((await browser.get('/viec')).status, 200)
  assert.equal((await signInAs(openBrowser(app), 'moi.nv', oneTime)).status, 422)
})

test('a one-time password is good for seven days', () =>
  database.rolledBack(async (tx) => {
    const password = await createAccountWithOneTimePassword(tx, { personId: tx.id(), login: 'cham.tv' })
    const after = (hours: number) =>
      signIn({ ...tx, now: tx.now.add({ hours }) }, { login: 'cham.tv', password }, visitor)
    assert.ok('token' in (await after(7 * 24 - 1)))
    const late = await after(7 * 24 + 1)
    assert.ok('refused' in late && late.refused.code === 'kernel.one_time_password_over')
  }))

test('a password that is reset is useless at once, and so are the sessions opened with it', async () => {
  const { accountId } = await database.committed((tx) => makeAccount(tx, 'quen.mk'))
  const browser = openBrowser(app)
  await signInAs(browser, 'quen.mk')
  assert.equal((await browser.get('/viec')).status, 200)
  const oneTime = await database.committed((tx) => resetPassword(tx, accountId))
  assert.match((await browser.get('/viec')).headers.get('location') ?? '', /dang-nhap/)
  assert.equal((await signInAs(openBrowser(app), 'quen.mk')).status, 422)
  assert.equal((await signInAs(openBrowser(app), 'quen.mk', oneTime)).status, 303)
})
