import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { everybodyIsSomebody, makeAccount, signInAs, type TestAccount } from '../../../test/support/accounts.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { openBrowser } from '../../../test/support/visitor.ts'
import { createApp } from '../http/app.ts'
import { kernelModule } from '../index.ts'
import type { Module } from '../module.ts'
import { startJob } from './start-job.ts'
import { runDueJobs } from './worker.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const report: Module = { name: 'test', jobs: [{ name: 'test.report', run: async () => ({ href: '/bao-cao/1' }) }] }
const app = createApp({ services, modules: [kernelModule] })
const browser = openBrowser(app)
const stranger = openBrowser(app)
let account: TestAccount

everybodyIsSomebody()
before(async () => {
  account = await own.committed((tx) => makeAccount(tx, 'can-bo'))
  await own.committed((tx) => makeAccount(tx, 'nguoi-khac'))
  await signInAs(browser, 'can-bo')
  await signInAs(stranger, 'nguoi-khac')
})

const start = (title: string) =>
  own.committed((tx) => startJob(tx, account, { name: 'test.report', title, payload: {} }))

test('who waits sees the work go on by itself, then its result', async () => {
  const id = await start('Tổng hợp báo cáo quý I')
  await browser.get('/cong-viec-nen')
  assert.match(browser.page, /Tổng hợp báo cáo quý I/)
  await browser.get(`/cong-viec-nen/${id}`)
  assert.match(browser.page, /<meta http-equiv="refresh"/)
  assert.match(browser.page, /Đang chờ/)
  await runDueJobs({ services, modules: [report] })
  await browser.get(`/cong-viec-nen/${id}`)
  assert.doesNotMatch(browser.page, /http-equiv="refresh"/)
  assert.match(browser.page, /href="\/bao-cao\/1"/)
})

test('work is cancelled with a button', async () => {
  const id = await start('Nhập văn bản')
  await browser.get(`/cong-viec-nen/${id}`)
  const response = await browser.submit(`/cong-viec-nen/${id}/huy`)
  assert.equal(response.status, 303)
  await browser.get(`/cong-viec-nen/${id}`)
  assert.match(browser.page, /Đã hủy/)
})

test('work that failed says why', async () => {
  const id = await start('Việc của phiên bản cũ')
  await runDueJobs({ services, modules: [] })
  await browser.get(`/cong-viec-nen/${id}`)
  assert.match(browser.page, /không còn biết loại công việc này/)
})

test("another person's work is not found", async () => {
  const id = await start('Việc riêng')
  for (const path of [`/cong-viec-nen/${id}`, '/cong-viec-nen/khong-phai-ma']) {
    assert.equal((await stranger.get(path)).status, 404)
  }
  await stranger.get('/cong-viec-nen')
  assert.doesNotMatch(stranger.page, /Việc riêng/)
  assert.equal((await stranger.submit(`/cong-viec-nen/${id}/huy`)).status, 404)
})
