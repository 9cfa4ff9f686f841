import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { z } from 'zod'
import { everybodyIsSomebody, makeAccount, signInAs } from '../../../test/support/accounts.ts'
import { startClamdSimulator, virusWord, type ClamdSimulator } from '../../../test/support/clamd-simulator.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { openBrowser, type Browser } from '../../../test/support/visitor.ts'
import { createApp } from '../http/app.ts'
import { upload } from '../http/fields.ts'
import { errorOf, type FormProblem } from '../http/problem.ts'
import { action, page } from '../http/route.ts'
import type { SignedInContext } from '../http/context.ts'
import { kernelModule } from '../index.ts'
import { fileInput, form, staffPage } from '../ui/index.ts'
import { keepFile } from './keep-file.ts'
import { pingScanner, scan, ScannerFailure } from './scan.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const { dataDirectory } = services.config
let clamd: ClamdSimulator
let browser: Browser

const sendPage = async (context: SignedInContext, problem?: FormProblem) =>
  staffPage({
    ...context.frame,
    title: 'Gửi tệp',
    errors: problem?.errors,
    children: form({
      action: '/thu/tep',
      csrf: context.csrf,
      multipart: true,
      children: fileInput({ name: 'file', label: 'Tệp', error: errorOf(problem, 'test.scan', 'file') }),
    }),
  })

const send = action({
  path: '/thu/tep',
  name: 'test.scan',
  input: z.object({ file: upload() }),
  run: (tx, actor, { file }, context) => keepFile(tx, context.services, file, actor, { accept: ['text'] }),
  next: () => '/thu/xong',
  again: sendPage,
})

everybodyIsSomebody()

before(async () => {
  clamd = await startClamdSimulator()
  services.config.files.scanner = clamd.address

  await own.committed((tx) => makeAccount(tx, 'can-bo'))
  const test = { name: 'test', routes: [page('/thu/tep', (context) => sendPage(context)), send] }
  browser = openBrowser(createApp({ services, modules: [kernelModule, test] }))
  await signInAs(browser, 'can-bo')
})
after(() => clamd.close())
beforeEach(() => {
  clamd.mood = 'well'
})

async function sendFile(content: string): Promise<number> {
  await browser.get('/thu/tep')
  const body = new FormData()
  body.set('_csrf', browser.hidden('_csrf'))
  body.set('file', new File([content], 'đơn.txt'))
  return (await browser.send('/thu/tep', { method: 'POST', body })).status
}

const leftOver = () =>
  readdirSync(dataDirectory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
const history = () =>
  own.database.query
    .selectFrom('kernel.audit')
    .select(['actor_name', 'detail'])
    .where('action', '=', 'kernel.file_infected')
    .execute()
const keptFiles = () => own.database.query.selectFrom('kernel.file').select('name').execute()

test('a clean file is shown to the scanner whole, and kept', async () => {
  const content = 'sạch '.repeat(50_000)
  assert.equal(await sendFile(content), 303)
  assert.deepEqual(clamd.seen.splice(0), [Buffer.byteLength(content)])
  assert.equal((await keptFiles()).length, 1)
})

test('an infected file is refused at its field; nothing of it stays but a line of history', async () => {
  const before = leftOver()
  assert.equal(await sendFile(`đầu ${virusWord} cuối`), 422)
  assert.match(browser.page, /đơn\.txt chứa mã độc \(Test\.Virus-1\)/)
  assert.match(browser.page, /href="#file"/)
  assert.equal(leftOver(), before)
  assert.equal((await keptFiles()).length, 1)
  const lines = await history()
  assert.equal(lines.length, 1)
  assert.match(JSON.stringify(lines[0]!.detail), /đơn\.txt.*Test\.Virus-1|Test\.Virus-1.*đơn\.txt/)
})

test('without a verdict a file is refused and may be sent again; nobody is accused', async () => {
  const before = leftOver()
  const accused = (await history()).length
  for (const mood of ['closing', 'full'] as const) {
    clamd.mood = mood
    assert.equal(await sendFile('sạch '.repeat(100_000)), 503, mood)
    assert.match(browser.page, /Chưa kiểm tra được mã độc.*thử lại sau/, mood)
  }
  assert.deepEqual([leftOver(), (await history()).length], [before, accused])
  clamd.mood = 'well'
  assert.equal(await sendFile('sạch'), 303)
})

test('a scanner that is gone or silent is a failure, not a clean file', async () => {
  const path = join(dataDirectory, 'x.txt')
  writeFileSync(path, 'x')
  clamd.mood = 'silent'
  await assert.rejects(scan(clamd.address, path, { patience: 30 }), ScannerFailure)
  await assert.rejects(scan({ host: '127.0.0.1', port: 1 }, path), ScannerFailure)
  clamd.mood = 'well'
  await pingScanner(clamd.address)
  await assert.rejects(pingScanner({ host: '127.0.0.1', port: 1 }), ScannerFailure)
})

test('whoever forgets to have an upload scanned cannot keep it', async () => {
  const path = join(dataDirectory, 'y.txt')
  writeFileSync(path, 'y')
  const unseen = { name: 'y.txt', size: 1, sha256: '0'.repeat(64), path }
  await assert.rejects(
    own.committed((tx) => keepFile(tx, services, unseen, null, { accept: ['text'] })),
    /never scanned/,
  )
})
