import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { everybodyIsSomebody, makeAccount, signInAs, testPassword } from '../../../test/support/accounts.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { openBrowser } from '../../../test/support/visitor.ts'
import { announce } from '../announce.ts'
import { AppError } from '../errors.ts'
import { kernelModule } from '../index.ts'
import type { Module } from '../module.ts'
import { defineTexts } from '../text/catalogue.ts'
import { form, html, staffPage, textInput } from '../ui/index.ts'
import { uuidv7 } from '../uuid.ts'
import type { LogLine } from './access-log.ts'
import { createApp } from './app.ts'
import type { SignedInContext } from './context.ts'
import { id, line, uploads } from './fields.ts'
import { errorOf, typed, type FormProblem } from './problem.ts'
import { action, page } from './route.ts'

const own = testDatabase({ own: true })
const services = testServices(own)

defineTexts({
  vi: { 'test.saved_said': 'Đã ghi {name}.', 'test.closed': 'Sổ {book} đã đóng.' },
  en: { 'test.saved_said': 'Saved {name}.', 'test.closed': 'The book {book} is closed.' },
})

const noteForm = async (context: SignedInContext, problem?: FormProblem) =>
  staffPage({
    ...context.frame,
    title: 'Ghi sổ',
    errors: problem?.errors,
    children: form({
      action: '/thu/ghi',
      csrf: context.csrf,
      idempotencyKey: context.key(),
      children: ['name', 'reason'].map((name) =>
        textInput({
          name,
          label: name,
          value: typed(problem, problem?.action ?? '', name),
          error: errorOf(problem, 'test.write', name),
        }),
      ),
    }),
  })

const write = action({
  path: '/thu/ghi',
  name: 'test.write',
  input: z.object({ name: line(20), reason: line(200) }),
  run: async (tx, actor, { name, reason }) => {
    const id = tx.id()
    await tx.query
      .insertInto('kernel.setting')
      .values({ name: `${name} ${id}`, value: JSON.stringify(reason), changed_at: tx.now })
      .execute()
    await announce(tx, actor, { name: 'test.written', subjectKind: 'test', subjectId: id })
    if (reason === 'đóng') throw new AppError('test.closed', 409, { book: name }, 'name')
    if (reason === 'lỗi') throw new Error('mật khẩu của máy chủ là 12345')
    return id
  },
  next: (id, { name }) => ({ to: `/thu?moi=${id}`, said: 'test.saved_said', params: { name } }),
  again: noteForm,
})

const plain = { ...write, path: '/thu/khong-trang', name: 'test.plain', again: undefined }

const sendParts = {
  path: '/thu/tep',
  name: 'test.send',
  input: z.object({ file: uploads() }),
  run: async (_: unknown, __: unknown, { file }: { file: unknown[] }) => file.length,
  next: (count: number) => `/thu?tep=${count}`,
}

const send = action(sendParts)

const attach = action({
  ...sendParts,
  path: '/thu/dinh-kem',
  name: 'test.attach',
  fileLimit: 1024 * 1024,
  again: noteForm,
})

const rename = action({
  path: '/thu/so/:id/ten',
  name: 'test.rename',
  input: z.object({ id: id(), name: line(20) }),
  run: async (tx, _, { id, name }) => {
    const row = { name: id, value: JSON.stringify(name), changed_at: tx.now }
    await tx.query.insertInto('kernel.setting').values(row).execute()
  },
  next: (_, { name }) => `/thu?ten=${name}`,
})

const tell = action({
  path: '/thu/bi-mat',
  name: 'test.tell',
  secret: true,
  input: z.object({}),
  run: async () => 'mật khẩu một lần',
  next: (password) => ({ to: '/thu', said: 'test.saved_said', params: { name: password } }),
})

const book = page('/thu/so/:id', async ({ db, params }) => {
  await db.query.selectFrom('kernel.file').select('id').where('id', '=', params.id!).execute()
  return html`sổ`
})

const short = page('/thu/so/:id/dong/:lineId{[^/]+}', async ({ params }) => html`[${params.lineId}]`)

const search = page('/thu/tim', async ({ db, url }) => {
  const found = await sql<{ word: string }>`select ${url.searchParams.get('q')}::text as word`.execute(db.query)
  return html`[${found.rows[0]!.word}]`
})

const module: Module = {
  name: 'test',
  routes: [page('/thu', (context) => noteForm(context)), write, plain, send, attach, rename, tell, search, book, short],
}
const logged: LogLine[] = []
const app = createApp({ services, modules: [kernelModule, module], log: (entry) => logged.push(entry) })
const browser = openBrowser(app)

everybodyIsSomebody()
before(async () => {
  await own.committed((tx) => makeAccount(tx, 'can-bo'))
  await own.committed((tx) => makeAccount(tx, 'nguoi-khac'))
  await signInAs(browser, 'can-bo')
})
beforeEach(async () => {
  await sql`delete from kernel.setting`.execute(own.database.query)
  await browser.get('/thu')
})

const written = async () => (await own.database.query.selectFrom('kernel.setting').select('name').execute()).length
const announced = async () =>
  (await own.database.query.selectFrom('kernel.audit').select('number').where('action', '=', 'test.written').execute())
    .length

test('a form that is right changes something, leads on, and says so once', async () => {
  const response = await browser.submit('/thu/ghi', { name: 'Sổ đến', reason: 'thử' })
  assert.equal(response.status, 303)
  assert.equal(await written(), 1)
  await browser.get(response.headers.get('location')!)
  assert.match(browser.page, /Đã ghi Sổ đến\./)
  await browser.get('/thu')
  assert.doesNotMatch(browser.page, /Đã ghi Sổ đến\./)
})

test('a form that is wrong comes back with what was typed and the place of each mistake', async () => {
  const long = 'Một cái tên dài hơn hai mươi chữ'
  const response = await browser.submit('/thu/ghi', { name: long, reason: ' ' })
  assert.equal(response.status, 422)
  // Whoever goes back to it sees it again: of what is not kept, a browser shows an error of its own.
  assert.equal(response.headers.get('cache-control'), 'private, no-cache')
  assert.match(browser.page, new RegExp(`value="${long}"`))
  assert.match(browser.page, /href="#name">name: nội dung quá dài, nhiều nhất 20 ký tự/)
  assert.match(browser.page, /id="reason-error"[^]*Hãy nhập mục này/)
  assert.equal(await written(), 0)
})

test('a refusal by rule takes everything back, with its status, its sentence and its field', async () => {
  const before = await announced()
  const response = await browser.submit('/thu/ghi', { name: 'Sổ đi', reason: 'đóng' })
  assert.equal(response.status, 409)
  assert.match(browser.page, /id="name-error"[^]*Sổ Sổ đi đã đóng\./)
  assert.match(browser.page, /value="đóng"/)
  assert.deepEqual([await written(), await announced()], [0, before])
})

test('a form without a page of its own keeps what was typed on the page that says why', async () => {
  const response = await browser.submit('/thu/khong-trang', { name: 'Sổ đi', reason: 'đóng' })
  assert.equal(response.status, 409)
  assert.match(browser.page, /Sổ Sổ đi đã đóng\.[^]*<dd class="preserve">đóng<\/dd>/)
})

test('a fault of ours tells nothing but a number to look it up by', async () => {
  const response = await browser.submit('/thu/ghi', { name: 'Sổ đi', reason: 'lỗi' })
  assert.equal(response.status, 500)
  assert.doesNotMatch(browser.page, /12345|at .*\.ts/)
  const { request } = logged.find((entry) => 'error' in entry) ?? {}
  assert.match(browser.page, new RegExp(String(request)))
  assert.equal(await written(), 0)
})

test('what was typed is not lost when the session has ended meanwhile', async () => {
  const late = openBrowser(app)
  const response = await late.submit('/thu/ghi', { name: 'Sổ đến', reason: 'một lý do dài' })
  assert.equal(response.status, 401)
  assert.match(late.page, /một lý do dài/)
})

test('and goes on to where it was meant after signing in, at the second attempt too', async () => {
  const late = openBrowser(app)
  await late.submit('/thu/ghi', { name: 'Sổ "đến"', reason: 'một lý do dài', more: ['a', 'b'] })
  const again = () => late.hidden('_again').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const door = (password: string, sent: string) =>
    late.submit('/dang-nhap', { login: 'can-bo', password, next: '/', _again: sent })
  assert.equal((await door('sai', again())).status, 422)
  const response = await door(testPassword, again())
  assert.equal(response.status, 200)
  assert.match(late.page, /<form[^>]* action="\/thu\/ghi"/)
  assert.deepEqual(
    [late.hidden('name'), late.hidden('reason'), late.hidden('more')],
    ['Sổ &quot;đến&quot;', 'một lý do dài', 'a'],
  )
  assert.equal((await late.submit('/thu/ghi', { name: 'Sổ đến', reason: late.hidden('reason') })).status, 303)
  for (const path of ['https://example.org/x', '//example.org', '/dang-xuat', 'javascript:1']) {
    await late.get('/thu')
    assert.equal((await door(testPassword, JSON.stringify({ path, values: {} }))).status, 303, path)
  }
})

test('nor when a file came along; of a stranger no file is put on the disk', async () => {
  const late = openBrowser(app)
  for (const address of ['/thu/tep', '/dang-nhap']) {
    const body = new FormData()
    body.set('reason', 'một lý do dài')
    body.set('file', new File(['nội dung'], 'a.txt'))
    const response = await late.send(address, { method: 'POST', body })
    assert.ok(response.status >= 400 && response.status < 500, address)
    if (address === '/thu/tep') assert.match(late.page, /một lý do dài/)
  }
  assert.deepEqual(readdirSync(services.config.dataDirectory, { recursive: true }), [])
})

test('what is no id in an address finds nothing, with the frame of the house around it', async () => {
  for (const wrong of ['x', '-'.repeat(36), '%00', '%E0%A4%A', `${uuidv7()}0`])
    assert.equal((await browser.get(`/thu/so/${wrong}`)).status, 404, wrong)
  assert.match(browser.page, /action="\/dang-xuat"/)
  assert.equal((await browser.get(`/thu/so/${uuidv7()}`)).status, 200)
  await browser.get(`/thu/so/${uuidv7()}/dong/C01`)
  assert.match(browser.page, /\[C01\]/)
})

test('a NUL in an address is nothing anybody searches for', async () => {
  await browser.get('/thu/tim?q=a%00b%%0000')
  assert.match(browser.page, /\[ab%00\]/)
})

test('an address made of what was typed is one a header can carry', async () => {
  const response = await browser.submit(`/thu/so/${uuidv7()}/ten`, { name: 'Đường\r\nX: y' })
  assert.equal(response.headers.get('location'), '/thu?ten=%C4%90%C6%B0%E1%BB%9Dng%20X:%20y')
})

test('the same form and key sent to another thing is another form', async () => {
  const values = { name: 'Sổ đến', _key: uuidv7() }
  assert.equal((await browser.submit(`/thu/so/${uuidv7()}/ten`, values)).status, 303)
  const second = await browser.submit(`/thu/so/${uuidv7()}/ten`, { ...values, _csrf: browser.hidden('_csrf') })
  assert.deepEqual([second.status, await written()], [409, 1])
})

test('a secret that is answered once is kept nowhere', async () => {
  const key = uuidv7()
  assert.equal((await browser.submit('/thu/bi-mat', { _key: key })).status, 303)
  const kept = await own.database.query.selectFrom('kernel.idempotency').selectAll().where('key', '=', key).execute()
  assert.deepEqual(kept, [])
})

test('the same form sent twice does it once and gets the same answer', async () => {
  const values = { name: 'Sổ đến', reason: 'thử', _key: browser.hidden('_key') }
  const first = await browser.submit('/thu/ghi', values)
  const second = await browser.submit('/thu/ghi', { ...values, _csrf: browser.hidden('_csrf') })
  for (const header of ['location', 'set-cookie']) assert.equal(second.headers.get(header), first.headers.get(header))
  assert.equal(second.status, 303)
  assert.equal(await written(), 1)
})

test('sent many times at once it is still done once', async () => {
  const values = { name: 'Sổ đến', reason: 'thử', _key: uuidv7() }
  const responses = await Promise.all(Array.from({ length: 8 }, () => browser.submit('/thu/ghi', values)))
  assert.equal(new Set(responses.map((response) => response.headers.get('location'))).size, 1)
  assert.equal(await written(), 1)
})

test('a form that was refused may be sent again under its key once it is right', async () => {
  const values = { name: 'Sổ đến', _key: uuidv7() }
  assert.equal((await browser.submit('/thu/ghi', { ...values, reason: 'đóng' })).status, 409)
  assert.equal((await browser.submit('/thu/ghi', { ...values, reason: 'mở' })).status, 303)
})

test('a key used for something else is refused; another person may have the same key', async () => {
  const key = uuidv7()
  await browser.submit('/thu/ghi', { name: 'Sổ đến', reason: 'thử', _key: key })
  await browser.get('/thu')
  assert.equal((await browser.submit('/thu/ghi', { name: 'Sổ đi', reason: 'thử', _key: key })).status, 409)
  const other = openBrowser(app)
  await signInAs(other, 'nguoi-khac')
  await other.get('/thu')
  assert.equal((await other.submit('/thu/ghi', { name: 'Sổ đi', reason: 'thử', _key: key })).status, 303)
})

test('a file that no command keeps is gone when the answer is there', async () => {
  const body = new FormData()
  body.set('_csrf', browser.hidden('_csrf'))
  body.set('file', new File(['nội dung'], 'a.txt'))
  const response = await browser.send('/thu/tep', { method: 'POST', body })
  assert.equal(response.headers.get('location'), '/thu?tep=1')
  assert.deepEqual(readdirSync(join(services.config.dataDirectory, 'arriving')), [])
})

test('a file larger than the form takes is refused at its field; what was typed is still there', async () => {
  const sent = (bytes: number) => {
    const body = new FormData()
    body.set('_csrf', browser.hidden('_csrf'))
    body.set('file', new File([new Uint8Array(bytes)], 'lớn.pdf'))
    body.append('file', new File(['nhỏ'], 'nhỏ.txt'))
    body.set('name', 'Đã gõ ở đây')
    return browser.send('/thu/dinh-kem', { method: 'POST', body })
  }
  assert.equal((await sent(1024 * 1024)).status, 303)
  const response = await sent(1024 * 1024 + 1)
  const text = await response.text()
  assert.equal(response.status, 413)
  assert.match(text, /href="#[^"]*file"[^>]*>Tệp “lớn.pdf” quá lớn: mỗi tệp nhiều nhất 1 MB/)
  assert.match(text, /Đã gõ ở đây/)
  assert.deepEqual(readdirSync(join(services.config.dataDirectory, 'arriving')), [])
})

test('the same key with another file is another form', async () => {
  const sent = (content: string, _key: string) => {
    const body = new FormData()
    body.set('_csrf', browser.hidden('_csrf'))
    body.set('_key', _key)
    body.set('file', new File([content], 'a.txt'))
    return browser.send('/thu/tep', { method: 'POST', body })
  }
  const key = uuidv7()
  assert.equal((await sent('một', key)).status, 303)
  assert.equal((await sent('một', key)).status, 303)
  assert.equal((await sent('hai', key)).status, 409)
})
