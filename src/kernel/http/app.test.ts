import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { connect } from '../database/connect.ts'
import { kernelModule } from '../index.ts'
import type { Module } from '../module.ts'
import { createApp } from './app.ts'
import { endpoint } from './route.ts'

const services = testServices(testDatabase())

test('beyond the limit the rest is refused at once, and what was accepted is finished', async () => {
  const gate = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  const slow: Module = {
    name: 'test',
    routes: [
      endpoint('get', '/cham', async () => {
        entered.resolve()
        await gate.promise
        return new Response('xong')
      }),
    ],
  }
  const app = createApp({ services, modules: [kernelModule, slow], most: 1 })
  const accepted = app.request('/cham')
  await entered.promise
  const refused = await app.request('/suc-khoe')
  assert.equal(refused.status, 503)
  assert.equal(refused.headers.get('retry-after'), '2')
  assert.match(await refused.text(), /Hệ thống đang quá tải/)
  gate.resolve()
  assert.equal(await (await accepted).text(), 'xong')
  assert.equal((await app.request('/suc-khoe')).status, 200)
})

test('the watchman is told when the database does not answer, and only that', async () => {
  const nowhere = connect('postgres://nobody:nothing@127.0.0.1:1/none')
  const response = await createApp({ services: { ...services, database: nowhere }, modules: [kernelModule] }).request(
    '/suc-khoe',
  )
  await nowhere.close()
  assert.equal(response.status, 503)
  assert.deepEqual(await response.json(), { status: 'database unreachable' })
})

test('every answer forbids what a page of ours never does', async () => {
  const app = createApp({ services, modules: [kernelModule] })
  for (const path of ['/dang-nhap', '/khong-co-trang-nay']) {
    const { headers } = await app.request(path)
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*script-src 'self'/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('cache-control'), 'no-store')
  }
})

test('an unknown page is a page that says so', async () => {
  const response = await createApp({ services, modules: [kernelModule] }).request('/khong-co')
  assert.equal(response.status, 404)
  assert.match(await response.text(), /Không tìm thấy/)
})
