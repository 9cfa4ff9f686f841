import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { compress } from './compress.ts'
import { preferredEncoding } from './encoding.ts'

const long = '<p>Cải cách hành chính</p>'.repeat(200)
const app = new Hono()
app.use(compress)
app.get('/long', (context) => {
  context.header('Set-Cookie', 'a=1', { append: true })
  context.header('Set-Cookie', 'b=2', { append: true })
  return context.html(long, 422)
})
app.get('/short', (context) => context.html('<p>Ngắn</p>'))
app.get('/pdf', () => new Response('%PDF'.repeat(2000), { headers: { 'Content-Type': 'application/pdf' } }))
app.get(
  '/kept',
  () => new Response('x'.repeat(5000), { headers: { 'Content-Type': 'text/css', 'Content-Encoding': 'br' } }),
)

const ask = async (path: string, accept = 'gzip, deflate, br') => {
  const response = await app.request(path, { headers: { 'Accept-Encoding': accept } })
  return {
    response,
    encoding: response.headers.get('content-encoding'),
    body: Buffer.from(await response.arrayBuffer()),
  }
}

test('a page comes packed as the browser can read it, whole, with its status and its cookies', async () => {
  for (const [accept, encoding, unpack] of [
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['', null, (body: Buffer) => body],
  ] as const) {
    const answer = await ask('/long', accept)
    assert.equal(answer.encoding, encoding, accept)
    assert.equal(unpack(answer.body).toString(), long)
    if (encoding) assert.ok(answer.body.length < long.length / 5)
    assert.equal(answer.response.status, 422)
    assert.equal(answer.response.headers.get('vary'), 'Accept-Encoding')
    assert.deepEqual(answer.response.headers.getSetCookie(), ['a=1', 'b=2'])
  }
})

test('what is small, already packed or no text is left alone', async () => {
  assert.deepEqual([(await ask('/short')).encoding, (await ask('/short')).body.toString()], [null, '<p>Ngắn</p>'])
  assert.equal((await ask('/pdf')).encoding, null)
  assert.equal((await ask('/kept')).body.length, 5000)
})

test('an encoding that is refused by name is not used', () => {
  assert.equal(preferredEncoding('br;q=0.0, gzip;q=0'), undefined)
  assert.equal(preferredEncoding('BR;q=1.0'), 'br')
  assert.equal(preferredEncoding('brotli'), undefined)
  assert.equal(preferredEncoding(null), undefined)
})
