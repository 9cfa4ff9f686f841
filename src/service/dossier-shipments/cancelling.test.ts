import assert from 'node:assert/strict'
import { afterEach, before, beforeEach, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { runJobs, signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { jobRun } from '../../../test/support/job-run.ts'
import { testServices } from '../../../test/support/services.ts'
import { act } from '../dossiers/dossier-fixtures.ts'
import { makeOneStop, type OneStop } from '../dossiers/index.ts'
import { takeNews } from './news/take-news.ts'
import { registerPost } from './post/current-post.ts'
import type { Post } from './post/post.ts'
import { makePostSimulator, type PostSimulator } from './post/simulator.ts'
import { cancelAtPost } from './sending/cancel-orders.ts'
import { cancelShipment } from './sending/cancel-shipment.ts'
import { handToPost, handToPostInput } from './sending/hand-to-post.ts'
import { closeShipment } from './sending/settle-shipment.ts'
import { postedDossier } from './shipment-fixtures.ts'
import { findList, type ListName } from './shipment-queries.ts'
import { shipmentStateOf } from './shipment.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const app = testApp(own, services)
let world: AnBinh
let shop: OneStop
let simulator: PostSimulator
let replaced: Post | undefined

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  shop = await own.committed((tx) => makeOneStop(tx, world))
})
beforeEach(async () => {
  simulator = makePostSimulator()
  replaced = registerPost(simulator.post)
  await own.database.query
    .updateTable('dossier_shipments.post')
    .set({ read_to: '', failures: 0, failing_since: null, pause_until: null })
    .execute()
})
afterEach(() => void registerPost(replaced))

const find = (id: string) =>
  own.database.query.selectFrom('dossier_shipments.shipment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const rowsOf = (dossierId: string) =>
  own.database.query
    .selectFrom('dossier_shipments.shipment')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('prepared_at')
    .execute()

/** Its result is issued and ordered from the post. */
async function ordered() {
  const { id: dossierId } = await own.committed((tx) => postedDossier(tx, world, shop))
  await runJobs(services)
  const [row] = await rowsOf(dossierId)
  return { dossierId, id: row!.id, number: row!.tracking_number, version: row!.version }
}
const cancel = (it: { id: string; version: number }, reason = 'Người dân đến nhận tại quầy') =>
  own.committed((tx) => cancelShipment(tx, world.cast.clerk, { id: it.id, version: it.version, reason }))
const give = (id: string) =>
  own.committed((tx) => handToPost(tx, world.cast.clerk, handToPostInput.parse({ shipments: [id] })))
const close = async (id: string, how: 'again' | 'close') => {
  const { version } = await find(id)
  return own.committed((tx) => closeShipment(tx, world.cast.clerk, { id, version, how, note: 'Đã gọi' }))
}
const isIn = async (list: ListName, id: string) =>
  (await own.committed((tx) => findList(tx, world.cast.clerk, list))).some((row) => row.id === id)

test('cancelled while the letter is here: with reason, name and time; the post is told once; the citizen is to be called', async () => {
  const one = await ordered()
  assert.ok(await isIn('gui', one.id))
  await cancel(one)
  await runJobs(services)
  await cancelAtPost.run(jobRun(services), {})
  const row = await find(one.id)
  assert.equal(shipmentStateOf(row), 'cancelled')
  assert.deepEqual(
    [row.cancelled_by, row.cancel_reason, row.cancelled_at !== null, row.cancel_told_at !== null],
    [world.cast.clerk.personId, 'Người dân đến nhận tại quầy', true, true],
  )
  assert.deepEqual(simulator.cancelled, [
    { id: one.id, trackingNumber: one.number, reason: 'Người dân đến nhận tại quầy' },
  ])
  assert.ok(await isIn('goi', one.id))
  assert.ok(!(await isIn('gui', one.id)))
  await assert.rejects(give(one.id), { code: 'dossier_shipments.cancelled_already' })
  await assert.rejects(cancel(one), { code: 'dossier_shipments.cancelled_already' })
  await close(one.id, 'again')
  await runJobs(services)
  const [, next] = await rowsOf(one.dossierId)
  assert.equal(shipmentStateOf(next!), 'asked')
  assert.notEqual(next!.id, one.id, 'an order of its own')
})

test('given to the postman, on its way, delivered: refused, and said why', async () => {
  const one = await ordered()
  await give(one.id)
  await assert.rejects(cancel(one), { code: 'dossier_shipments.post_has_it' })
  const at = Temporal.Now.instant().toString()
  await own.committed((tx) => takeNews(tx, { trackingNumber: one.number, state: 'delivered', at }))
  await assert.rejects(cancel(one), { code: 'dossier_shipments.post_has_it' })
  assert.deepEqual(simulator.cancelled, [])
})

test('the post has it already and says so: the order stands again, with its words, on the list of those to look after', async () => {
  const one = await ordered()
  simulator.collect(one.number)
  await cancel(one)
  await runJobs(services)
  const row = await find(one.id)
  assert.equal(shipmentStateOf(row), 'asked')
  assert.match(row.cancel_error, /bưu tá đã nhận/)
  assert.ok(await isIn('goi', one.id))
  await give(one.id)
  assert.ok(await isIn('duong', one.id))
})

test('a post that is down is told later; until then nothing is ordered a second time', async () => {
  const one = await ordered()
  simulator.setDown(true)
  await cancel(one)
  await runJobs(services)
  assert.equal((await find(one.id)).cancel_told_at, null)
  await assert.rejects(close(one.id, 'again'), { code: 'dossier_shipments.cancelling_untold' })
  simulator.setDown(false)
  simulator.loseNextAnswer()
  const later = Temporal.Now.instant().add({ hours: 2 })
  await cancelAtPost.run(jobRun(services, later), {})
  await cancelAtPost.run(jobRun(services, later.add({ hours: 2 })), {})
  assert.notEqual((await find(one.id)).cancel_told_at, null)
  assert.equal(simulator.cancelled.length, 1)
})

test('closed, or handed over at the counter, what was ordered is cancelled with it', async () => {
  const closed = await ordered()
  await close(closed.id, 'close')
  const returned = await ordered()
  await own.committed((tx) =>
    act(tx, world.cast.clerk, returned.dossierId, 'hand_over', 'hand_over', { how: 'counter' }),
  )
  await runJobs(services)
  assert.deepEqual(new Set(simulator.cancelled.map(({ id }) => id)), new Set([closed.id, returned.id]))
})

test('at the page: a reason is asked for; twice, and from a page of before, are told', async () => {
  const one = await ordered()
  const clerk = await signedIn(app, 'clerk')
  const path = `/buu-chinh/${one.id}`
  await clerk.get(path)
  assert.match(clerk.page, /Hủy lệnh gửi/)
  const version = clerk.hidden('version')
  assert.equal((await clerk.submit(`${path}/huy`, { version, reason: '   ' })).status, 422)
  assert.equal((await clerk.submit(`${path}/huy`, { version, reason: 'Sai địa chỉ' })).status, 303)
  await clerk.get(path)
  assert.match(clerk.page, /Đã hủy lệnh gửi[\s\S]*Sai địa chỉ/)
  assert.equal((await clerk.submit(`${path}/huy`, { version, reason: 'Lần nữa' })).status, 409)
  const given = await ordered()
  await clerk.get(`/buu-chinh/${given.id}`)
  await give(given.id)
  const refused = await clerk.submit(`/buu-chinh/${given.id}/huy`, { version: String(given.version), reason: 'Muộn' })
  assert.equal(refused.status, 409)
  assert.match(clerk.page, /Bưu chính đã nhận bưu gửi của hồ sơ [^<]*, không hủy được nữa/)
})
