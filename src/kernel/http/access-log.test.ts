import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { accessLog, type LogLine } from './access-log.ts'

test('the log names the page, but no secret that is part of its address', async () => {
  const lines: LogLine[] = []
  const app = new Hono()
  app.use(accessLog((line) => lines.push(line)))
  const id = '0198f000-0000-7000-8000-000000000001'
  await app.request(`/dau-viec/${id}?q=ho-ten`)
  await app.request(`/lich/${'aB3-_'.repeat(9)}.ics`)
  assert.deepEqual(
    lines.map(({ path }) => path),
    [`/dau-viec/${id}`, '/lich/….ics'],
  )
})
