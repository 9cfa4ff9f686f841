import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { castNames, makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { runJobs, signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { whoMay } from '../../../test/support/who-may.ts'
import { dateOf } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { makeOneStop, type Filed, type OneStop } from '../dossiers/index.ts'
import { takeNews } from './news/take-news.ts'
import { putNewsAside } from './news/unknown-news.ts'
import { shipmentRoutes } from './routes.ts'
import { cancelShipment } from './sending/cancel-shipment.ts'
import { handToPost } from './sending/hand-to-post.ts'
import { prepareShipment } from './sending/prepare-shipment.ts'
import { closeShipment, correctShipment, recordOutcome } from './sending/settle-shipment.ts'
import { postedDossier } from './shipment-fixtures.ts'
import { updateShipment } from './update-shipment.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const app = testApp(own, services)
let world: AnBinh
let shop: OneStop
let dossier: Filed
let shipmentId: string

const hostile = '<script>alert(1)</script>'

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  shop = await own.committed((tx) => makeOneStop(tx, world))
  dossier = await own.committed((tx) => postedDossier(tx, world, shop))
  await runJobs(services)
  const row = await own.database.query.selectFrom('dossier_shipments.shipment').select('id').executeTakeFirstOrThrow()
  shipmentId = row.id
})

const senders = ['clerk'] as const
const party = { partyName: 'Nguyễn Thị Ánh Dương', partyAddress: 'Thôn 3', payer: 'applicant' as const }
const versionOf = async (tx: Tx): Promise<number> =>
  (
    await tx.query
      .selectFrom('dossier_shipments.shipment')
      .select('version')
      .where('id', '=', shipmentId)
      .executeTakeFirstOrThrow()
  ).version

/** Something that the post said and nobody can read. */
async function unreadable(tx: Tx, payload: unknown = 'HTTP 500'): Promise<string> {
  await takeNews(tx, payload)
  const { id } = await tx.query
    .selectFrom('dossier_shipments.news')
    .select('id')
    .where('known', '=', false)
    .orderBy('heard_at', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

const commands: Record<string, { may: readonly CastName[]; attempt: (tx: Tx, actor: Actor) => Promise<unknown> }> = {
  prepare: {
    may: senders,
    attempt: (tx, actor) => prepareShipment(tx, actor, { dossierId: dossier.id, direction: 'request', ...party }),
  },
  hand_to_post: {
    may: senders,
    attempt: (tx, actor) => handToPost(tx, actor, { shipments: [shipmentId], [`so-${shipmentId}`]: 'EA1VN' }),
  },
  correct: {
    may: senders,
    attempt: async (tx, actor) =>
      correctShipment(tx, actor, { id: shipmentId, version: await versionOf(tx), ...party }),
  },
  record_outcome: {
    may: senders,
    attempt: async (tx, actor) => {
      await updateShipment(tx, shipmentId, { taken_over_at: tx.now })
      const [version, on] = [await versionOf(tx), dateOf(tx.now)]
      return recordOutcome(tx, actor, { id: shipmentId, version, outcome: 'lost', on, proof: 'Bưu tá báo' })
    },
  },
  cancel: {
    may: senders,
    attempt: async (tx, actor) => {
      await updateShipment(tx, shipmentId, { asked_at: tx.now })
      return cancelShipment(tx, actor, { id: shipmentId, version: await versionOf(tx), reason: 'Đến quầy' })
    },
  },
  close: {
    may: senders,
    attempt: async (tx, actor) =>
      closeShipment(tx, actor, { id: shipmentId, version: await versionOf(tx), how: 'close', note: 'Đến quầy' }),
  },
  put_news_aside: {
    may: ['administrator', 'reformOfficer'],
    attempt: async (tx, actor) => putNewsAside(tx, actor, { id: await unreadable(tx), note: 'Đã hỏi bưu chính' }),
  },
}

for (const [name, { may, attempt }] of Object.entries(commands))
  test(`who may dossier_shipments.${name}`, () =>
    own.rolledBack(async (tx) => assert.deepEqual(await whoMay(tx, world.cast, attempt), new Set(may))))

test('no command of the module is without its row in this table', () => {
  const names = shipmentRoutes.flatMap((route) => (route.kind === 'action' ? [route.name.split('.')[1]!] : []))
  assert.deepEqual(
    names.filter((name) => !(name in commands)),
    [],
  )
})

const readers = [
  'clerk',
  'communeChairman',
  'communeReformOfficer',
  'reformOfficer',
  'administrator',
  'chairman',
  'inspector',
]

test('lists, items and papers: those over the place of reception, within twelve statements', async () => {
  const addresses = [
    '/buu-chinh',
    `/buu-chinh/${shipmentId}`,
    `/buu-chinh/bang-ke.pdf?don-vi=${world.units.tanLapCentre}`,
  ]
  for (const who of castNames) {
    const browser = await signedIn(app, who)
    const [list, item, paper] = await Promise.all(addresses.map((address) => browser.get(address)))
    const sees = readers.includes(who)
    assert.equal(item!.status === 200, sees, `${who}: ${item!.status}`)
    assert.equal(paper!.status === 200, sees, `${who}: ${paper!.status}`)
    assert.equal((await list!.text()).includes(dossier.code), sees, who)
    if (list!.status === 200)
      assert.ok(Number(/desc="(\d+)"/.exec(list!.headers.get('server-timing') ?? '')?.[1]) <= 12, who)
  }
})

test('hostile words and addresses are told or shown as words', async () => {
  const browser = await signedIn(app, 'clerk')
  await browser.get(`/buu-chinh/moi?ho-so=${dossier.id}`)
  const send = (values: Record<string, string>) =>
    browser.submit('/buu-chinh/moi', {
      dossierId: dossier.id,
      direction: 'request',
      partyName: 'A',
      partyAddress: 'B',
      ...values,
    })
  for (const [values, field] of [
    [{ partyName: '' }, 'partyName'],
    [{ partyName: 'x'.repeat(5000) }, 'partyName'],
    [{ partyAddress: ' ' }, 'partyAddress'],
    [{ fee: '-1' }, 'fee'],
    [{ fee: '9'.repeat(30) }, 'fee'],
    [{ direction: 'mars' }, 'direction'],
    [{ payer: 'you' }, 'payer'],
  ] as const) {
    assert.equal((await send(values)).status, 422, field)
    assert.ok(browser.page.includes(`href="#${field}"`), field)
  }
  assert.equal((await send({ direction: 'result' })).status, 409)
  const sent = await send({ partyName: hostile, partyAddress: '🌾 Thôn 3'.normalize('NFD') })
  assert.equal(sent.status, 303)
  await browser.get(sent.headers.get('location')!)
  assert.ok(browser.page.includes('&lt;script&gt;alert(1)') && browser.page.includes('🌾 Thôn 3'))
  assert.ok(!browser.page.includes(hostile))

  await browser.get('/buu-chinh')
  assert.equal((await browser.submit('/buu-chinh/giao', {})).status, 422)
  assert.equal((await browser.submit('/buu-chinh/giao', { shipments: 'x' })).status, 422)
  assert.equal((await browser.submit('/buu-chinh/giao', { shipments: dossier.id })).status, 404)
  for (const address of [
    '/buu-chinh?danh-sach=%00&sau=x_y',
    '/buu-chinh?sau=2026-01-01T00:00:00Z_0198f000-0000-7000-8000-000000000001&xong=nhieu&loi=x',
    '/buu-chinh/bang-ke.pdf?ngay=31/02/2026',
  ])
    assert.equal((await browser.get(address)).status, 200, address)
  for (const address of [
    '/buu-chinh/moi',
    '/buu-chinh/moi?ho-so=x',
    '/buu-chinh/bang-ke.pdf?don-vi=x',
    `/buu-chinh/${dossier.id}`,
  ])
    assert.equal((await browser.get(address)).status, 404, address)
})

test('the officers’ page of the dossier and the citizen’s show number and state, the citizen no name', async () => {
  const browser = await signedIn(app, 'clerk')
  await browser.get('/buu-chinh')
  assert.equal(
    (await browser.submit('/buu-chinh/giao', { shipments: shipmentId, [`so-${shipmentId}`]: 'EA123456789VN' })).status,
    303,
  )
  const page = await browser.get(`/ho-so/${dossier.id}`)
  assert.match(browser.page, /EA123456789VN[\s\S]*Bưu tá đã nhận/)
  assert.ok(Number(/desc="(\d+)"/.exec(page.headers.get('server-timing') ?? '')?.[1]) <= 12)
  await browser.get('/theo-doi')
  const followed = await browser.submit('/theo-doi', { code: dossier.code, secret: dossier.secret })
  assert.equal(followed.status, 200)
  const words = await followed.text()
  assert.match(words, /EA123456789VN/)
  assert.match(words, /Bưu tá đã nhận/)
  assert.doesNotMatch(words, /Ánh Dương|Số 5, thôn 3/)
})

test('news that cannot be read: those over the whole house see and put it aside, with a reason, once', async () => {
  const id = await own.committed((tx) => unreadable(tx, { said: hostile }))
  const address = `/buu-chinh/tin/${id}`
  for (const who of castNames) {
    const browser = await signedIn(app, who)
    const response = await browser.get(address)
    const sees = ['administrator', 'reformOfficer', 'chairman', 'inspector'].includes(who)
    assert.equal(response.status, sees ? 200 : 404, who)
    assert.ok(!browser.page.includes(hostile), who)
    assert.equal(browser.page.includes(`${address}/bo-qua`), ['administrator', 'reformOfficer'].includes(who), who)
  }
  const officer = await signedIn(app, 'reformOfficer')
  await officer.get('/buu-chinh')
  assert.ok(officer.page.includes(`href="${address}"`))
  await officer.get(address)
  assert.equal((await officer.submit(`${address}/bo-qua`, { note: ' ' })).status, 422)
  assert.match(officer.page, /href="#[^"]*note"/)
  assert.equal((await officer.submit(`${address}/bo-qua`, { note: 'ố'.repeat(5000) })).status, 422)
  assert.ok(officer.page.includes('ố'.repeat(5000)), 'what was typed stays')
  assert.equal((await officer.submit(`${address}/bo-qua`, { note: 'Bưu chính gửi nhầm' })).status, 303)
  await officer.get('/buu-chinh')
  assert.ok(!officer.page.includes(`href="${address}"`))
  await officer.get(address)
  assert.match(officer.page, /Bưu chính gửi nhầm/)
  const again = await officer.submit(`${address}/bo-qua`, { note: 'Lần nữa' })
  assert.equal(again.status, 409)
  assert.match(officer.page, /Tin này đã có người bỏ qua/)
  assert.equal((await officer.get('/buu-chinh/tin/x')).status, 404)
})

test('a clerk over the whole house, as where one commune runs it alone, may put news aside', () =>
  own.rolledBack(async (tx) => {
    const { clerk, administrator } = world.cast
    const { unitId, path } = administrator.grants[0]!
    const alone = { ...clerk, grants: [{ role: 'clerk', unitId, path }] }
    await putNewsAside(tx, alone, { id: await unreadable(tx), note: 'Đã hỏi bưu chính' })
  }))
