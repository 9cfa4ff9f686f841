import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { openBrowser, type Browser } from '../../../../test/support/visitor.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let path: string

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  path = `/lay-so/${world.units.tanLapCentre}`
  const head = await signedIn(app, 'communeChairman')
  await head.get('/lay-so')
  assert.equal((await head.submit('/lay-so/cai-dat', { unitId: world.units.tanLapCentre, open: 'true' })).status, 303)
})

/** A device on which the chairman of the commune opened the kiosk. */
async function opened(name = 'Cửa chính'): Promise<Browser> {
  const device = await signedIn(app, 'communeChairman')
  await device.get('/lay-so')
  const response = await device.submit('/lay-so/mo-may', { unitId: world.units.tanLapCentre, name })
  assert.equal(response.headers.get('location'), path)
  return device
}
const ticketOf = (response: Response): number => Number(/so=(\d+)/.exec(response.headers.get('location') ?? '')?.[1])

test('opened, the device gives out numbers to guests, and whoever opened it is signed out on it', async () => {
  const device = await opened()
  assert.equal((await device.get('/tai-khoan')).status, 303)
  assert.equal((await device.get(path)).status, 200)
  assert.match(device.page, /Lấy số/)
  assert.doesNotMatch(device.page, /<script/)
  const [first, second] = [await device.submit(path), await device.submit(path)]
  assert.equal(ticketOf(second), ticketOf(first) + 1)
  const shown = await device.get(first.headers.get('location')!)
  assert.match(shown.headers.get('refresh') ?? '', /^20; url=\/lay-so\//)
  assert.ok(device.page.includes(`<strong>${String(ticketOf(first))}</strong>`))
})

test('a device that nobody opened, of another unit, or with a made-up token gets nothing', async () => {
  const stranger = openBrowser(app)
  assert.equal((await stranger.get(path)).status, 403)
  assert.equal((await stranger.submit(path)).status, 403)
  const device = await opened()
  const other = `/lay-so/${world.units.suoiMayCentre}`
  assert.equal((await device.get(other)).status, 403)
  assert.equal((await device.submit(other)).status, 403)
  assert.equal((await device.get('/lay-so/00000000-0000-7000-8000-000000000000')).status, 403)
  await device.get(path)
  assert.equal((await device.submit(path, { _csrf: 'AAAA' })).status, 403)
})

test('shut from anywhere by a head: the next tap gets nothing; others cannot shut it', async () => {
  const device = await opened('Cửa phụ')
  const { id } = await database.database.query
    .selectFrom('dossier_intake.kiosk')
    .select('id')
    .where('name', '=', 'Cửa phụ')
    .executeTakeFirstOrThrow()
  const clerk = await signedIn(app, 'clerk')
  await clerk.get('/lay-so')
  assert.equal((await clerk.submit('/lay-so/dong-may', { id })).status, 403)
  const head = await signedIn(app, 'communeReformOfficer')
  await head.get('/lay-so')
  assert.match(head.page, /Cửa phụ/)
  assert.equal((await head.submit('/lay-so/dong-may', { id })).status, 303)
  assert.equal((await head.submit('/lay-so/dong-may', { id })).status, 404)
  await device.get(path)
  assert.equal((await device.submit(path)).status, 403)
})

test('a child that keeps tapping is slowed down; a queue that is closed says so', async () => {
  const device = await opened('Bàn trẻ em')
  await device.get(path)
  const answers = []
  for (let tap = 0; tap < 15; tap += 1) answers.push((await device.submit(path)).status)
  assert.deepEqual(answers, [...Array.from({ length: 12 }, () => 303), 429, 429, 429])
  assert.match(device.page, /đợi một phút/)
  const late = await opened('Sau giờ')
  await late.get(path)
  const head = await signedIn(app, 'communeChairman')
  await head.get('/lay-so')
  await head.submit('/lay-so/cai-dat', { unitId: world.units.tanLapCentre })
  assert.equal((await late.submit(path)).status, 409)
  assert.equal((await late.get(path)).status, 200)
  assert.doesNotMatch(late.page, /<button/)
})

test('a name that is missing or endless is told; a guest is sent to sign in', async () => {
  const device = await signedIn(app, 'communeChairman')
  await device.get('/lay-so')
  for (const name of ['', 'x'.repeat(500)]) {
    const { unitId } = { unitId: world.units.tanLapCentre }
    const response = await device.submit('/lay-so/mo-may', { unitId, name })
    assert.equal(response.headers.get('location'), '/lay-so?loi=ten-may')
  }
  await device.get('/lay-so?loi=ten-may')
  assert.match(device.page, /Hãy ghi máy đặt ở đâu/)
  const guest = openBrowser(app)
  await guest.get('/dang-nhap')
  const sent = await guest.submit('/lay-so/mo-may', { unitId: world.units.tanLapCentre, name: 'A' })
  assert.equal(sent.headers.get('location'), '/dang-nhap')
})

test('"Quầy 3" is desk 3: the screen says the word itself, once', async () => {
  const { tanLapCentre: unitId } = world.units
  const head = await signedIn(app, 'communeChairman')
  await head.get('/lay-so')
  await head.submit('/lay-so/cai-dat', { unitId, open: 'true' })
  const clerk = await signedIn(app, 'clerk')
  await clerk.get('/lay-so')
  await clerk.submit('/lay-so', { unitId })
  await clerk.get('/tiep-nhan')
  assert.equal((await clerk.submit('/tiep-nhan/goi-so', { unitId, desk: 'Quầy  3' })).status, 303)
  await clerk.get('/bang-goi-so')
  assert.match(clerk.page, /đến quầy 3</)
})
