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
      files: { folder: '/srv/cchc/data/files', scanner: undefined },
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

test('files lie in a folder or on S3, and are scanned where a scanner is named', () => {
  const placeOf = (FILES_URL: string) => readConfig({ DATA_DIR: '/var/cchc', FILES_URL }).files
  const scanner = { host: 'clamd', port: 3310 }
  assert.deepEqual(placeOf('file:?scanner=clamd:3310'), { folder: '/var/cchc/files', scanner })
  assert.deepEqual(placeOf('file:///srv/t%E1%BB%87p'), { folder: '/srv/tệp', scanner: undefined })
  assert.deepEqual(placeOf('https://key:a%2Fb%2B@s3.example:9000/bucket/?region=vn-1&scanner=[::1]:3310'), {
    s3: { address: 'https://s3.example:9000/bucket', region: 'vn-1', accessKeyId: 'key', secretAccessKey: 'a/b+' },
    scanner: { host: '::1', port: 3310 },
  })
})

test('a setting that holds a secret is refused without repeating it', () => {
  assert.throws(
    () => readConfig({ FILES_URL: 'http://key:hidden@s3.example/bucket' }),
    (error: Error) => !error.message.includes('hidden'),
  )
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
    [{ FILES_URL: 'http://key:secret@s3.example/bucket' }, /FILES_URL/],
    [{ FILES_URL: 'https://s3.example/bucket' }, /FILES_URL/],
    [{ FILES_URL: 'https://key:secret@s3.example/' }, /FILES_URL/],
    [{ FILES_URL: 'https://key:secret@s3.example/bucket/folder' }, /FILES_URL/],
    [{ FILES_URL: 'file:?scaner=127.0.0.1:3310' }, /FILES_URL/],
    [{ FILES_URL: 'file:?scanner=clamd' }, /scanner/],
    [{ FILES_URL: '/srv/files' }, /FILES_URL/],
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
