import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csrfToken, ensureCsrf } from './csrf.ts'

const url = new URL('https://cchc.example/ke-hoach')
const request = new Request(url, { method: 'POST' })
const accepts = (sent: unknown, from = request): boolean => {
  try {
    ensureCsrf({ csrf: csrfToken('secret'), url }, sent, from)
    return true
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'kernel.form_expired')
    return false
  }
}

test('the token of every page is another, and each of them is accepted from its own visitor only', () => {
  const [first, second] = [csrfToken('secret'), csrfToken('secret')]
  assert.notEqual(first, second)
  assert.ok(accepts(first) && accepts(second))
  assert.ok(!accepts(csrfToken('another')))
})

test('a token that was made up, cut or left out is refused, and a form from another site too', () => {
  for (const sent of ['', undefined, 7, csrfToken('secret').slice(0, 40), `${csrfToken('secret')}AAAA`, 'A'.repeat(86)])
    assert.ok(!accepts(sent), String(sent))
  const elsewhere = new Request(url, { method: 'POST', headers: { origin: 'https://evil.example' } })
  assert.ok(!accepts(csrfToken('secret'), elsewhere))
})
