import assert from 'node:assert/strict'
import { afterEach, before, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { runJobs } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { pdfText } from '../../../test/support/pdf-text.ts'
import { jobRun } from '../../../test/support/job-run.ts'
import { testServices } from '../../../test/support/services.ts'
import type { JobDefinition } from '../../kernel/jobs/define.ts'
import { dateOf } from '../../foundation/calendar/index.ts'
import { act } from '../dossiers/dossier-fixtures.ts'
import { findDossierByCode, makeOneStop, type OneStop } from '../dossiers/index.ts'
import { printHandOverList } from './hand-over-list.ts'
import { postalFacts } from './index.ts'
import { askPost, fetchFromPost } from './news/fetch-news.ts'
import { takeNews } from './news/take-news.ts'
import { findUnknownNews, putNewsAside } from './news/unknown-news.ts'
import { registerPost } from './post/current-post.ts'
import type { Post } from './post/post.ts'
import { makePostSimulator, type PostSimulator } from './post/simulator.ts'
import { followFinished } from './sending/follow-results.ts'
import { handToPost, handToPostInput, numberField } from './sending/hand-to-post.ts'
import { orderFromPost } from './sending/order-shipments.ts'
import { prepareShipment, prepareShipmentInput } from './sending/prepare-shipment.ts'
import { closeShipment, correctShipment, recordOutcome } from './sending/settle-shipment.ts'
import { postedDossier } from './shipment-fixtures.ts'
import { findList, type ListName } from './shipment-queries.ts'
import { newsStates, shipmentStateOf } from './shipment.ts'

const own = testDatabase({ own: true })
const services = testServices(own)

let world: AnBinh
let shop: OneStop
let simulator: PostSimulator
let replaced: Post | undefined

before(async () => {
  world = await own.committed(makeCast)
  shop = await own.committed((tx) => makeOneStop(tx, world))
})
beforeEach(async () => {
  simulator = makePostSimulator()
  replaced = registerPost(simulator.post)
  await own.database.query
    .updateTable('dossier_shipments.post')
    .set({ read_to: '', failures: 0, failing_since: null, pause_until: null, last_error: '' })
    .execute()
})
afterEach(() => void registerPost(replaced))

const run = (job: JobDefinition, now?: Temporal.Instant) => job.run(jobRun(services, now), {})

const shipmentsOf = (dossierId: string) =>
  own.database.query
    .selectFrom('dossier_shipments.shipment')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('prepared_at')
    .orderBy('id')
    .execute()
const only = async (dossierId: string) => {
  const rows = await shipmentsOf(dossierId)
  assert.equal(rows.length, 1)
  return rows[0]!
}
const idsIn = async (list: ListName) =>
  (await own.committed((tx) => findList(tx, world.cast.clerk, list))).map(({ id }) => id)
const dossierOf = async (code: string) => (await own.committed((tx) => findDossierByCode(tx, code)))!
const postState = () => own.database.query.selectFrom('dossier_shipments.post').selectAll().executeTakeFirstOrThrow()

/** Its result is issued and ordered from the post. */
async function ordered() {
  const dossier = await own.committed((tx) => postedDossier(tx, world, shop))
  await runJobs(services)
  return { ...dossier, shipment: await only(dossier.id) }
}

const give = (ids: string[], numbers: Record<string, string> = {}) =>
  own.committed((tx) => handToPost(tx, world.cast.clerk, handToPostInput.parse({ shipments: ids, ...numbers })))

/** And lies in the postman's bag. */
async function given() {
  const one = await ordered()
  await give([one.shipment.id])
  return { ...one, number: one.shipment.tracking_number }
}

const now = () => Temporal.Now.instant()
const said = (trackingNumber: string, state: string, more: object = {}) => ({
  trackingNumber,
  state,
  at: now().toString(),
  ...more,
})

test('a result that goes by post lies on the list with a number of the post; others do not', async () => {
  const { shipment } = await ordered()
  assert.deepEqual(
    [shipment.direction, shipment.party_address, shipment.fee, shipmentStateOf(shipment)],
    ['result', 'Số 5, thôn 3, xã Tân Lập', 26_000, 'asked'],
  )
  assert.equal(shipment.tracking_number, simulator.numberOf(shipment.id))
  assert.ok((await idsIn('gui')).includes(shipment.id))
  const earlier = await own.committed((tx) => postedDossier(tx, world, shop, 'issue'))
  await runJobs(services)
  assert.deepEqual(await shipmentsOf(earlier.id), [])
})

test('told twice that the result is there, one letter is prepared', async () => {
  const { id, code } = await ordered()
  for (const _ of [1, 2]) await own.committed((tx) => followFinished(tx, { detail: { code } }))
  await only(id)
})

test('a number that the post gives out again after years: what happened to the letter before is not of this one', async () => {
  const { id, code, number, shipment } = await given()
  const before = shipment.prepared_at.subtract({ hours: 24 * 400 }).toString()
  await own.committed((tx) => takeNews(tx, said(number, 'delivered', { at: before, receivedBy: 'Người khác' })))
  assert.equal(shipmentStateOf(await only(id)), 'taken_over')
  assert.equal((await dossierOf(code)).state, 'finished')
})

test('given to the postman, printed, delivered: the dossier is handed over in the name of who gave it', async () => {
  const { id, code, number } = await given()
  assert.ok((await idsIn('duong')).includes((await only(id)).id))
  const day = dateOf(now())
  const printed = await own.committed((tx) => printHandOverList(tx, world.units.tanLapCentre, day))
  assert.match(await pdfText(printed), new RegExp(number))
  simulator.tell(said(number, 'on_way'), said(number, 'delivered', { receivedBy: 'Mẹ của cháu', proof: 'Ký nhận' }))
  await run(fetchFromPost)
  const dossier = await dossierOf(code)
  assert.equal(dossier.state, 'returned')
  assert.deepEqual(
    dossier.hand_overs.map(({ how, taken_by, by_name, note }) => [how, taken_by, by_name, note]),
    [['post', 'Mẹ của cháu', world.cast.clerk.name, `${number}: Ký nhận`]],
  )
  await runJobs(services)
  const shipment = await only(id)
  assert.equal(shipmentStateOf(shipment), 'delivered')
  assert.equal(shipment.hand_over_refusal, '')
  assert.ok(!(await idsIn('goi')).includes(shipment.id))
})

test('whatever the order and however often the news come, the same stands in the end', async () => {
  const start = Temporal.Instant.from('2026-11-23T02:00:00Z')
  await fc.assert(
    fc.asyncProperty(
      fc
        .uniqueArray(fc.record({ state: fc.constantFrom(...newsStates), minute: fc.integer({ min: 1, max: 500 }) }), {
          selector: ({ state }) => state,
          minLength: 1,
        })
        .chain((news) =>
          fc.tuple(fc.constant(news), fc.shuffledSubarray([...news, ...news], { minLength: news.length })),
        ),
      async ([news, shuffled]) => {
        const complete = [...shuffled, ...news]
        const ended = await own.rolledBack(async (tx) => {
          const ids = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
          for (const [at, order] of [news, complete].entries()) {
            await tx.query
              .insertInto('dossier_shipments.shipment')
              .values({
                id: ids[at]!,
                dossier_id: tx.id(),
                direction: 'request',
                party_name: 'Nguyễn Thị Ánh Dương',
                party_address: 'Thôn 3',
                tracking_number: `EP${at}`,
                prepared_at: start,
                taken_over_at: start.add({ hours: 10 }),
              })
              .execute()
            for (const { state, minute } of order)
              await takeNews(
                { ...tx, now: start.add({ hours: 24 }) },
                {
                  trackingNumber: `EP${at}`,
                  state,
                  at: start.add({ minutes: minute }).toString(),
                },
              )
          }
          const rows = await tx.query
            .selectFrom('dossier_shipments.shipment')
            .select(['taken_over_at', 'on_way_at', 'delivered_at', 'came_back_at', 'lost_at'])
            .where('id', 'in', ids)
            .orderBy('id')
            .execute()
          return rows.map((row) => Object.values(row).map(String))
        })
        assert.deepEqual(ended[1], ended[0])
      },
    ),
    { numRuns: 30 },
  )
})

test('came back: on the list of those to be called; sent again, or closed with a reason', async () => {
  const { id, number, code } = await given()
  simulator.tell(said(number, 'came_back', { proof: 'Không có người nhận' }))
  await run(fetchFromPost)
  const back = await only(id)
  assert.ok((await idsIn('goi')).includes(back.id))
  assert.equal((await dossierOf(code)).state, 'finished')
  const { clerk } = world.cast
  const again = await own.committed((tx) =>
    closeShipment(tx, clerk, { id: back.id, version: back.version, how: 'again', note: 'Đã gọi, nhà mới chuyển' }),
  )
  await run(orderFromPost)
  const rows = await shipmentsOf(id)
  assert.equal(rows.length, 2)
  assert.notEqual(rows[1]!.tracking_number, number)
  assert.ok((await idsIn('gui')).includes(again!))
  await own.committed((tx) =>
    closeShipment(tx, clerk, { id: again!, version: rows[1]!.version, how: 'close', note: 'Người dân đến quầy' }),
  )
  assert.ok(!(await idsIn('gui')).includes(again!))
})

test('found after it was lost: the later end counts, and the dossier is handed over once', async () => {
  const { id, number, code } = await given()
  simulator.tell(said(number, 'lost'), said(number, 'delivered', { at: now().add({ minutes: 1 }).toString() }))
  await run(fetchFromPost)
  assert.equal((await dossierOf(code)).hand_overs.length, 1)
  assert.equal(shipmentStateOf(await only(id)), 'delivered')
})

test('news for a number that nobody knows yet waits for it; garbage is kept and stands in nobody’s way', async () => {
  registerPost(undefined)
  const dossier = await own.committed((tx) => postedDossier(tx, world, shop))
  await runJobs(services)
  registerPost(simulator.post)
  const { id } = await only(dossier.id)
  const good = said('EX 123 vn', 'delivered', { at: now().add({ minutes: 2 }).toString() })
  const garbage = [
    null,
    'HTTP 500',
    [1],
    said('', 'delivered'),
    said('EX1', 'eaten'),
    said('EX2', 'lost', { at: 'mai' }),
  ]
  const tomorrow = said('EX3', 'delivered', { at: now().add({ hours: 24 }).toString() })
  simulator.tell(...garbage, tomorrow, { nul: '\0'.repeat(3) }, 'x'.repeat(100_000), good, good)
  await run(fetchFromPost)
  assert.equal((await postState()).failing_since, null)
  assert.equal((await dossierOf(dossier.code)).state, 'finished')
  await give([id], { [numberField(id)]: 'ex123 VN' })
  assert.equal((await dossierOf(dossier.code)).state, 'returned')
  const unknown = await own.database.query
    .selectFrom('dossier_shipments.news')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('known', '=', false)
    .executeTakeFirstOrThrow()
  assert.equal(unknown.count, garbage.length + 3)
})

test('news put aside leave the list, stay put aside when they are sent again, and still join their item', async () => {
  registerPost(undefined)
  const dossier = await own.committed((tx) => postedDossier(tx, world, shop))
  await runJobs(services)
  registerPost(simulator.post)
  const { id } = await only(dossier.id)
  const news = said('EX 777 vn', 'delivered', { at: now().add({ minutes: 2 }).toString() })
  simulator.tell(news)
  await run(fetchFromPost)
  const listed = async () =>
    (await own.committed((tx) => findUnknownNews(tx))).filter((row) => row.tracking_number === 'EX777VN')
  const [waiting] = await listed()
  const { administrator } = world.cast
  const putAside = () =>
    own.committed((tx) => putNewsAside(tx, administrator, { id: waiting!.id, note: 'Không phải của ta' }))
  const both = await Promise.allSettled([putAside(), putAside()])
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
  assert.deepEqual(refused, ['dossier_shipments.put_aside_already'])
  simulator.tell(news)
  await run(fetchFromPost)
  assert.deepEqual(await listed(), [])
  await give([id], { [numberField(id)]: 'EX777VN' })
  assert.equal((await dossierOf(dossier.code)).state, 'returned')
})

test('a post that is down: numbers are typed meanwhile, tries become rare, then everything is ordered once', async () => {
  simulator.setDown(true)
  const dossier = await own.committed((tx) => postedDossier(tx, world, shop))
  await runJobs(services)
  assert.ok((await postState()).failing_since)
  let tries = 0
  const { order } = simulator.post
  simulator.post.order = async (one) => {
    tries += 1
    return order(one)
  }
  const start = now()
  for (let minute = 0; minute < 12 * 60; minute += 1) await run(orderFromPost, start.add({ minutes: minute }))
  assert.ok(tries >= 8 && tries < 25, `${tries} tries`)
  simulator.setDown(false)
  await run(orderFromPost, start.add({ hours: 24 }))
  await run(orderFromPost, start.add({ hours: 24 }))
  assert.equal(simulator.orders.filter(({ id }) => id !== '').length, 1)
  assert.ok((await only(dossier.id)).asked_at)
})

test('an answer that is lost: ordered again under the same id, taken once; one without a number is no answer', async () => {
  simulator.loseNextAnswer()
  const dossier = await own.committed((tx) => postedDossier(tx, world, shop))
  await runJobs(services)
  assert.equal((await only(dossier.id)).tracking_number, '')
  simulator.answerNext({ trackingNumber: '<script>', fee: -1 })
  await run(orderFromPost, now().add({ hours: 2 }))
  assert.equal((await only(dossier.id)).asked_at, null)
  await run(orderFromPost, now().add({ hours: 5 }))
  assert.equal(simulator.orders.length, 1)
  assert.equal((await only(dossier.id)).tracking_number, simulator.numberOf((await only(dossier.id)).id))
})

test('what the post refuses waits for somebody, others go on; a mended address is ordered anew', async () => {
  simulator.refuseNext('Địa chỉ không có thật')
  const [one, other] = await own.committed(async (tx) => [
    await postedDossier(tx, world, shop),
    await postedDossier(tx, world, shop),
  ])
  await runJobs(services)
  const rows = [await only(one.id), await only(other.id)]
  const refused = rows.find((row) => row.ask_refused_at)!
  assert.equal(rows.filter((row) => row.asked_at).length, 1)
  assert.ok((await idsIn('goi')).includes(refused.id))
  await own.committed((tx) =>
    correctShipment(tx, world.cast.clerk, {
      id: refused.id,
      version: refused.version,
      partyName: refused.party_name,
      partyAddress: 'Thôn 4, xã Tân Lập',
      payer: 'authority',
    }),
  )
  await runJobs(services)
  assert.equal(simulator.orders.at(-1)!.party.address, 'Thôn 4, xã Tân Lập')
  assert.equal(simulator.orders.at(-1)!.payer, 'authority')
})

test('whoever gave it has left: delivered all the same, and on the list until the hand-over is recorded', async () => {
  const { id, number, code } = await given()
  const { clerk } = world.cast
  await own.database.query
    .updateTable('dossier_shipments.shipment')
    .set({ taken_over_by: world.cast.nobody.personId })
    .where('dossier_id', '=', id)
    .execute()
  simulator.tell(said(number, 'delivered'))
  await run(fetchFromPost)
  assert.equal((await dossierOf(code)).state, 'finished')
  const waiting = await only(id)
  assert.ok(waiting.hand_over_refusal)
  assert.ok((await idsIn('goi')).includes(waiting.id))
  await own.committed((tx) => act(tx, clerk, id, 'hand_over', 'hand_over', { how: 'post' }))
  await runJobs(services)
  assert.ok(!(await idsIn('goi')).includes(waiting.id))
})

test('handed over at the counter instead: nothing is sent any more', async () => {
  const { id, shipment } = await ordered()
  await own.committed((tx) => act(tx, world.cast.clerk, id, 'hand_over', 'hand_over', { how: 'counter' }))
  await runJobs(services)
  assert.ok(!(await idsIn('gui')).includes(shipment.id))
  assert.equal(shipmentStateOf(await only(id)), 'closed')
})

test('several at once: those without a number stay, with their reason; twice is told', async () => {
  registerPost(undefined)
  const [one, other] = await own.committed(async (tx) => [
    await postedDossier(tx, world, shop),
    await postedDossier(tx, world, shop),
  ])
  await runJobs(services)
  const [first, second] = [await only(one.id), await only(other.id)]
  const done = await give([first.id, second.id, first.id], { [numberField(first.id)]: ' ea 1 vn ' })
  assert.deepEqual(done, { done: 1, failed: [{ id: second.id, code: 'dossier_shipments.number_missing' }] })
  assert.equal((await only(one.id)).tracking_number, 'EA1VN')
  await assert.rejects(give([first.id]), { code: 'dossier_shipments.given_already' })
  await assert.rejects(give([first.id, second.id]), { code: 'dossier_shipments.none_given' })
})

test('what became of it, typed: only what was given, only between that day and today', async () => {
  const { id, shipment } = await ordered()
  const { clerk } = world.cast
  const today = dateOf(now())
  const outcome = (version: number, on = today) => ({
    id: shipment.id,
    version,
    outcome: 'delivered' as const,
    on,
    proof: 'Phiếu báo phát',
  })
  await give([shipment.id])
  const { version } = await only(id)
  const record = (input: Parameters<typeof recordOutcome>[2]) => own.committed((tx) => recordOutcome(tx, clerk, input))
  await assert.rejects(record(outcome(version - 1)), { code: 'kernel.changed_meanwhile' })
  await assert.rejects(record(outcome(version, today.add({ days: 1 }))), { code: 'dossier_shipments.outcome_day' })
  await assert.rejects(record(outcome(version, today.subtract({ days: 1 }))), { code: 'dossier_shipments.outcome_day' })
  await assert.rejects(
    own.committed((tx) => closeShipment(tx, clerk, { id: shipment.id, version, how: 'close', note: 'Thôi' })),
    { code: 'dossier_shipments.still_on_way' },
  )
  await record(outcome(version))
  await assert.rejects(record(outcome((await only(id)).version)), { code: 'dossier_shipments.is_over' })
})

test('papers are fetched at home by order; what has been silent for days is asked about', async () => {
  const dossier = await own.committed((tx) => postedDossier(tx, world, shop, 'assign'))
  const input = {
    dossierId: dossier.id,
    partyName: 'Nguyễn Thị Ánh Dương',
    partyAddress: 'Thôn 3',
    partyPhone: '0912345678',
  }
  const prepare = (direction: string) =>
    own.committed((tx) => prepareShipment(tx, world.cast.clerk, prepareShipmentInput.parse({ ...input, direction })))
  await assert.rejects(prepare('result'), { code: 'dossiers.not_finished' })
  await prepare('papers')
  await run(orderFromPost)
  const row = await only(dossier.id)
  assert.equal(simulator.orders[0]!.direction, 'papers')
  assert.ok((await idsIn('duong')).includes(row.id))
  simulator.know({ trackingNumber: row.tracking_number, state: 'delivered', at: now().toString() })
  await run(askPost)
  assert.equal((await only(dossier.id)).delivered_at, null, 'heard of today: not asked')
  await run(askPost, now().add({ hours: 100 }))
  assert.ok((await only(dossier.id)).delivered_at)
  registerPost(undefined)
  await assert.rejects(prepare('papers'), { code: 'dossier_shipments.no_post_fetches' })
})

test('the facts for metrics: received or returned by post, and what came back was not', async () => {
  const [sent, back, waiting] = [await given(), await given(), await ordered()]
  simulator.tell(said(sent.number, 'delivered'), said(back.number, 'came_back'))
  await run(fetchFromPost)
  const facts = await own.database.query
    .selectFrom(postalFacts({ query: own.database.query, now: now() }).as('fact'))
    .select(['dossier_id', 'received_by_post', 'returned_by_post'])
    .where('dossier_id', 'in', [sent.id, back.id, waiting.id])
    .execute()
  const of = (id: string) => facts.find((fact) => fact.dossier_id === id)!.returned_by_post
  assert.deepEqual([of(sent.id), of(back.id), of(waiting.id)], [true, false, false])
  assert.ok(facts.every((fact) => !fact.received_by_post))
})
