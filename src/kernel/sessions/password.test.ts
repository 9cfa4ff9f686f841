import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, passwordMatches } from './password.ts'

test('a password costs whoever steals its hash 19 MiB and two passes a guess', async () => {
  const hash = await hashPassword('mật khẩu đủ dài')
  assert.match(hash, /^argon2id\$19456\$2\$[\w-]{22}\$[\w-]{43}$/)
  assert.notEqual(await hashPassword('mật khẩu đủ dài'), hash, 'two people with one password have two hashes')
})

test('a hash fits its password however the letters were composed, and no other', async () => {
  const hash = await hashPassword('mật khẩu')
  assert.equal(await passwordMatches('mật khẩu'.normalize('NFD'), hash), true)
  assert.equal(await passwordMatches('mat khau', hash), false)
  assert.equal(await passwordMatches('mật khẩu', 'md5$1$1$x$y'), false)
})
