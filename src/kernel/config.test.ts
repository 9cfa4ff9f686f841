import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

const databases = {
  DATABASE_URL: 'postgres://cchc_app:x@db/cchc',
  DATABASE_OWNER_URL: 'postgres://cchc_owner:x@db/cchc',
}

test('without a single setting it is safe: this machine only, own database, mails shown', () => {
  const config = readConfig({}, '/srv/cchc')
  assert.deepEqual(
    { ...config },
    {
      port: 8080,
      host: '127.0.0.1',
      dataDirectory: '/srv/cchc/data',
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      publicUrl: undefined,
      smtpUrl: undefined,
      trustProxy: false,
      logLevel: 'normal',
    },
  )
})

test('a safe configuration is taken as it is', () => {
  const config = readConfig({
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://cchc.example',
    PORT: '0',
    DATA_DIR: '/var/cchc',
    ...databases,
  })
  assert.equal(config.publicUrl?.host, 'cchc.example')
  assert.deepEqual([config.port, config.dataDirectory, config.databaseUrl], [0, '/var/cchc', databases.DATABASE_URL])
})

test('an unsafe or senseless setting stops the start, and says why in both languages', () => {
  const refused: [Record<string, string>, RegExp][] = [
    [{ HOST: '0.0.0.0' }, /PUBLIC_URL/],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://cchc.example' }, /https/],
    [{ HOST: '192.168.1.5' }, /mật khẩu/],
    [{ PUBLIC_URL: 'cchc.example' }, /PUBLIC_URL/],
    [{ PORT: 'eighty' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ DATABASE_URL: databases.DATABASE_URL }, /DATABASE_OWNER_URL/],
    [{ ...databases, DATABASE_OWNER_URL: databases.DATABASE_URL }, /hai tài khoản khác nhau/],
    [{ ...databases, DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    [{ SMTP_URL: 'mail.example' }, /SMTP_URL/],
  ]
  for (const [environment, reason] of refused)
    assert.throws(
      () => readConfig(environment),
      (error: unknown) => {
        assert.ok(error instanceof ConfigError)
        assert.match(error.message, reason)
        assert.equal(error.message.split('\n').length, 2, 'one sentence in each language')
        return true
      },
      JSON.stringify(environment),
    )
})
