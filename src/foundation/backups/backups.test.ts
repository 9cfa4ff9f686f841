import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { jobRun } from '../../../test/support/job-run.ts'
import { testServices } from '../../../test/support/services.ts'
import { verifyBackup } from '../../kernel/backup/verify-backup.ts'
import { dailyBackup } from './make-daily-backup.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const folder = join(services.config.dataDirectory, 'backups')
const app = testApp(own, services)
let world: AnBinh

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  Object.assign(services.config, { databaseUrl: own.appUrl, databaseOwnerUrl: own.ownerUrl })
})

const night = (day: string) => {
  const now = Temporal.Instant.from(`${day}T01:30:00+07:00`)
  return dailyBackup.run(jobRun(services, now), {})
}

const archives = () => readdirSync(folder).toSorted()
const told = (kind: string) =>
  own.database.query.selectFrom('notifications.notification').select('person_id').where('kind', '=', kind).execute()
const setKept = async (kept: string): Promise<number> => {
  const administrator = await signedIn(app, 'administrator')
  await administrator.get('/quan-tri/sao-luu')
  return (await administrator.submit('/quan-tri/sao-luu/so-ban', { kept })).status
}

test('each night one archive, as many as the administrator keeps, none of which people put there by hand', async () => {
  assert.equal(await setKept('2'), 303)
  await night('2026-03-01')
  writeFileSync(join(folder, 'cchc-mo-2020-01-01.tar.gz'), 'put here by hand')
  await night('2026-03-02')
  await night('2026-03-02')
  await night('2026-03-03')
  assert.deepEqual(
    archives(),
    ['2020-01-01', '2026-03-02', '2026-03-03'].map((day) => `cchc-mo-${day}.tar.gz`),
  )
  await verifyBackup(join(folder, 'cchc-mo-2026-03-03.tar.gz'))
})

test('the page shows time, size and verification to who administers all units, and to nobody else', async () => {
  const administrator = await signedIn(app, 'administrator')
  assert.equal((await administrator.get('/quan-tri/sao-luu')).status, 200)
  for (const words of [/Nguyên vẹn/, /Đã nhường chỗ/, /\d\s?[kM]B/i, /01:30/]) assert.match(administrator.page, words)
  assert.equal(await setKept('0'), 422)
  for (const name of ['chairman', 'communeReformOfficer', 'clerk'] as const)
    assert.equal((await (await signedIn(app, name)).get('/quan-tri/sao-luu')).status, 403, name)
})

test('a disk that fails is told once to the administrators, costs no older archive, and the next try mends it', async () => {
  const before = archives()
  // Where the archive should be written stands something that cannot be written over.
  services.config.dataDirectory = join(folder, before[0]!)
  await assert.rejects(night('2026-03-04'))
  await assert.rejects(night('2026-03-04'))
  services.config.dataDirectory = join(folder, '..')
  assert.deepEqual(archives(), before)
  assert.deepEqual(await told('backups.failed'), [{ person_id: world.cast.administrator.personId }])
  const administrator = await signedIn(app, 'administrator')
  await administrator.get('/quan-tri/sao-luu')
  assert.match(administrator.page, /Không sao lưu được/)
  await night('2026-03-04')
  await administrator.get('/quan-tri/sao-luu')
  assert.doesNotMatch(administrator.page, /<span[^>]*>Không sao lưu được/)
})

test('files that the store has lost are told', async () => {
  const row = { sha256: 'a'.repeat(64), size: 1, media_type: 'text/plain', name: 'mất.txt', created_by: null }
  await own.committed((tx) =>
    tx.query
      .insertInto('kernel.file')
      .values({ id: tx.id(), created_at: tx.now, ...row })
      .execute(),
  )
  await night('2026-03-05')
  assert.equal((await told('backups.incomplete')).length, 1)
})

test('an archive that cannot be read back is found', async () => {
  const path = join(folder, 'cchc-mo-2026-03-05.tar.gz')
  const whole = readFileSync(path)
  writeFileSync(path, whole.subarray(0, whole.length - 100))
  await assert.rejects(verifyBackup(path), { code: 'backup.broken' })
  rmSync(path)
  await assert.rejects(verifyBackup(path), { code: 'ENOENT' })
})
