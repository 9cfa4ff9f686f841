import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { runJobs } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { jobRun } from '../../../test/support/job-run.ts'
import { portalWorld } from '../../../test/support/portal-world.ts'
import { testServices } from '../../../test/support/services.ts'
import type { Tx } from '../../kernel/database/types.ts'
import type { JobDefinition } from '../../kernel/jobs/define.ts'
import { aDecision, abolishProcedure } from '../procedures/index.ts'
import { act } from '../dossiers/dossier-fixtures.ts'
import {
  aFiling,
  findDossierByCode,
  makeOneStop,
  stepOf,
  actInput,
  actOnDossier,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { compareWithPortal } from './compare.ts'
import { aPortalDossier } from './exchange-fixtures.ts'
import { fetchFromPortal } from './fetch-dossiers.ts'
import { followChange } from './follow-changes.ts'
import { sendToPortal } from './send-changes.ts'
import { settleOutgoing } from './settle-outgoing.ts'
import { closeProblem, retryProblem } from './settle-problem.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const monday = local('2026-11-23 09:00')
const theirs = portalWorld(own, services, monday)
const { next: offered, problems, taken } = theirs

let world: AnBinh
let shop: OneStop

before(async () => {
  world = await own.committed(makeCast)
  shop = await own.committed((tx) => makeOneStop(tx, world))
})
beforeEach(async () => {
  const { query } = own.database
  await query.deleteFrom('dossier_exchange.outgoing').execute()
  await query.deleteFrom('dossier_exchange.difference').execute()
  await query.deleteFrom('dossier_exchange.taken').execute()
})

const run = (job: JobDefinition, now = monday) => job.run(jobRun(services, now), {})

const takenCodes = async () =>
  (await own.database.query.selectFrom('dossier_exchange.taken').select('code').orderBy('code').execute()).map(
    ({ code }) => code,
  )
const portalState = () => own.database.query.selectFrom('dossier_exchange.portal').selectAll().executeTakeFirstOrThrow()
const codeOf = (payload: Record<string, unknown>): string => String(payload.MaHoSo)

const step = (id: string, key: string, action: string, who: 'clerk' | 'communeUnitHead' | 'communeSpecialist') =>
  own.committed((tx) => act(tx, world.cast[who], id, key, action))

test('what is filed at the portal is in the register under its code, with channel, hour and origin', async () => {
  const { code } = await taken()
  const dossier = (await own.committed((tx) => findDossierByCode(tx, code)))!
  assert.deepEqual(
    [dossier.origin, dossier.channel, String(dossier.filed_at), dossier.reception_unit_id, dossier.state],
    ['national_portal', 'online', String(local('2026-11-18 08:15')), world.units.tanLapCentre, 'filed'],
  )
  assert.deepEqual(
    dossier.papers.map(({ component_key, copy_kind }) => [component_key, copy_kind]),
    [['to-khai', 'electronic']],
  )
})

test('what was filed here is no news for the portal, and puts nothing on the queue for it', async () => {
  const waiting = async (tx: Tx) =>
    (
      await sql<{ n: number }>`select count(*)::int as n from graphile_worker._private_jobs
        where payload ->> 'subscriber' = 'dossier_exchange.follow'`.execute(tx.query)
    ).rows[0]!.n
  const filedHere = await own.rolledBack(async (tx) => {
    await throughTo(tx, world, aFiling(shop, world), 'done')
    return waiting(tx)
  })
  assert.equal(filedHere, 0)
  const { id } = await taken()
  const ofPortal = await own.rolledBack(async (tx) => {
    await act(tx, world.cast.clerk, id, 'check_in', 'receive')
    return waiting(tx)
  })
  assert.equal(ofPortal, 1)
})

test('sent twice, in one page, in the next, after a crash before the cursor: one dossier, and no problem', async () => {
  const payload = offered()
  theirs.portal.offer(payload, payload, ...Array.from({ length: 25 }, () => offered()), payload)
  await run(fetchFromPortal)
  await theirs.rewind()
  await Promise.all([run(fetchFromPortal), run(fetchFromPortal)])
  assert.equal((await takenCodes()).length, 26)
  assert.deepEqual(await problems(), [])
})

test('two that fetch the same page at once take each dossier once', async () => {
  theirs.portal.offer(...Array.from({ length: 12 }, () => offered()))
  await Promise.all([run(fetchFromPortal), run(fetchFromPortal), run(fetchFromPortal)])
  assert.equal((await takenCodes()).length, 12)
  assert.deepEqual(await problems(), [])
})

test('out of order: a later state of a dossier that is here changes nothing; of one that never came it is a problem', async () => {
  const { code, id } = await taken()
  await step(id, 'check_in', 'receive', 'clerk')
  theirs.portal.offer(theirs.again({ TrangThaiHoSo: 9 }), theirs.again(), offered({ TrangThaiHoSo: 4 }))
  await run(fetchFromPortal)
  assert.equal((await own.committed((tx) => findDossierByCode(tx, code)))!.state, 'accepted')
  assert.deepEqual(
    (await problems()).map(({ reason }) => reason),
    ['dossier_exchange.not_new'],
  )
})

const bad: [string, unknown, string][] = [
  ['nothing', null, 'dossier_exchange.garbage'],
  ['a text', 'HTTP 500', 'dossier_exchange.garbage'],
  ['a list', [1, 2], 'dossier_exchange.garbage'],
  ['no name', aPortalDossier(9001, { ChuHoSo: '' }), 'dossier_exchange.garbage'],
  ['a name too long', aPortalDossier(9002, { ChuHoSo: 'x'.repeat(100_000) }), 'dossier_exchange.garbage'],
  ['no date', aPortalDossier(9003, { NgayNopHoSo: 'hôm qua' }), 'dossier_exchange.garbage'],
  ['a date to come', aPortalDossier(9012, { NgayNopHoSo: '2062-11-18 08:15:00' }), 'dossier_exchange.garbage'],
  [
    'a date before the portal',
    aPortalDossier(9013, { NgayNopHoSo: '0026-11-18 08:15:00' }),
    'dossier_exchange.garbage',
  ],
  ['a birth to come', aPortalDossier(9014, { NgaySinh: '2062-01-01' }), 'dossiers.born_in_future'],
  ['a wrong number', aPortalDossier(9004, { SoDinhDanh: 'abc' }), 'dossier_exchange.garbage'],
  ['no code', aPortalDossier(9005, { MaHoSo: "'; drop table" }), 'dossiers.code_form'],
  ['an unknown channel', aPortalDossier(9006, { KenhThucHien: 7 }), 'dossier_exchange.channel_unknown'],
  ['an unknown unit', aPortalDossier(9007, { MaDonVi: 'H00.99' }), 'dossier_exchange.unit_unknown'],
  ['an unknown procedure', aPortalDossier(9008, { MaTTHC: '9.999999' }), 'dossier_exchange.procedure_unknown'],
  ['no procedure at all', aPortalDossier(9009, { MaTTHC: '???' }), 'dossier_exchange.procedure_unknown'],
  [
    'an unknown paper',
    aPortalDossier(9010, { ThanhPhanHoSo: [{ TenThanhPhan: 'Sổ hộ khẩu' }] }),
    'dossiers.paper_outside_list',
  ],
  ['a channel that is closed', aPortalDossier(9011, { MaTTHC: '2.900003' }), 'dossiers.channel_closed'],
]

test('what cannot be taken is kept word for word with its reason, and what stands behind it is taken', async () => {
  const good = offered()
  theirs.portal.offer(...bad.map(([, payload]) => payload), good)
  await run(fetchFromPortal)
  await theirs.rewind()
  await run(fetchFromPortal)
  assert.deepEqual(await takenCodes(), [codeOf(good)])
  const kept = new Map((await problems()).map((row) => [row.payload, row]))
  for (const [name, payload, reason] of bad) {
    const row = kept.get(JSON.stringify(payload))
    assert.equal(row?.reason, reason, name)
    assert.equal(row.times, 2, `${name} is one problem however often it is sent`)
  }
  assert.equal(kept.size, bad.length)
  assert.equal((await portalState()).failing_since, null)
})

test('what the portal sends right at last takes its problem off the list', async () => {
  const wrong = theirs.next({ MaTTHC: '9.999999' })
  theirs.portal.offer(wrong)
  await theirs.fetch()
  assert.deepEqual(
    (await theirs.problems()).map(({ solved_at: at }) => at),
    [null],
  )
  theirs.portal.offer(theirs.again())
  await theirs.fetch()
  assert.ok((await theirs.problems()).every(({ solved_at: at }) => at !== null))
})

test('a name with emoji and taken-apart letters is kept as one writes it', async () => {
  const { code } = await taken({ ChuHoSo: 'Lường Thị Ngoãn 🌾'.normalize('NFD') })
  assert.equal((await own.committed((tx) => findDossierByCode(tx, code)))!.applicant_name, 'Lường Thị Ngoãn 🌾')
})

test('NUL in a name is nobody’s fault; a code that the register gave out itself is a problem', async () => {
  theirs.portal.offer(offered({ ChuHoSo: 'Nguyễn\0 Văn A' }))
  const here = await own.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'check_in'))
  theirs.portal.offer(offered({ MaHoSo: here.code }))
  await run(fetchFromPortal)
  assert.equal((await takenCodes()).length, 1)
  assert.deepEqual(
    (await problems()).map(({ reason }) => reason),
    ['dossiers.code_taken'],
  )
})

test('an agency that has no code yet; once the cause is mended, trying again takes the dossier', async () => {
  const payload = offered({ MaDonVi: 'H97.77', MaHoSo: 'H97.77-261118-0001' })
  theirs.portal.offer(payload)
  await run(fetchFromPortal)
  const [problem] = await problems()
  assert.equal(problem!.reason, 'dossier_exchange.unit_unknown')
  const { administrator } = world.cast
  const still = await own.committed((tx) => retryProblem(tx, administrator, { id: problem!.id, version: 1 }))
  assert.equal(still.solved, false)
  await own.committed((tx) =>
    tx.query
      .insertInto('dossiers.agency_code')
      .values({ unit_id: world.units.tanLap, code: 'H97.77', valid_from: Temporal.PlainDate.from('2025-01-01') })
      .execute(),
  )
  const done = await own.committed((tx) => retryProblem(tx, administrator, { id: problem!.id, version: 2 }))
  assert.ok(done.solved && done.dossierId)
  assert.ok((await problems())[0]!.solved_at)
  await assert.rejects(
    own.committed((tx) => retryProblem(tx, administrator, { id: problem!.id, version: 3 })),
    { code: 'dossier_exchange.settled_already' },
  )
})

test('what was abolished is not received, but what was filed before that day and came late is', async () => {
  const { marriage } = shop.procedures
  await own.committed((tx) =>
    abolishProcedure(tx, world.cast.procedureOfficer, {
      id: marriage.procedureId,
      ...aDecision,
      number: '02/QĐ-UBND',
      from: Temporal.PlainDate.from('2026-06-01'),
    }),
  )
  theirs.portal.offer(offered({ MaTTHC: '1.900002', ThanhPhanHoSo: [] }))
  await run(fetchFromPortal)
  const [problem] = await problems()
  assert.equal(problem!.reason, 'dossier_exchange.procedure_abolished')
  await own.committed((tx) =>
    closeProblem(tx, world.cast.clerk, { id: problem!.id, version: 1, note: 'Đã báo người nộp' }),
  )
  await theirs.rewind()
  await run(fetchFromPortal)
  assert.ok((await problems())[0]!.closed_at, 'sent again it stays closed')
  const inTime = offered({ MaTTHC: '1.900002', ThanhPhanHoSo: [], NgayNopHoSo: '2026-05-29 16:59:00' })
  theirs.portal.offer(inTime)
  await run(fetchFromPortal)
  assert.deepEqual(await takenCodes(), [codeOf(inTime)])
})

test('a portal that is down for a day catches up: nothing lost, in order, each once', async () => {
  const { id, code } = await taken()
  theirs.portal.setDown(true)
  await step(id, 'check_in', 'receive', 'clerk')
  await step(id, 'assign', 'forward', 'communeUnitHead')
  await runJobs(services)
  const waiting = offered()
  for (let minute = 0; minute <= 24 * 60; minute += 30) {
    await run(fetchFromPortal, monday.add({ minutes: minute }))
    await run(sendToPortal, monday.add({ minutes: minute }))
  }
  assert.ok((await portalState()).failing_since)
  assert.equal(theirs.portal.heldStatus(code), 1)
  theirs.portal.offer(waiting)
  theirs.portal.setDown(false)
  const next = monday.add({ hours: 25, minutes: 1 })
  await run(fetchFromPortal, next)
  await run(sendToPortal, next)
  assert.ok((await takenCodes()).includes(codeOf(waiting)))
  assert.deepEqual(
    theirs.portal.received.map(({ status }) => status),
    [2, 4],
  )
  assert.equal(theirs.portal.heldStatus(code), 4)
  assert.equal((await portalState()).failing_since, null)
  await run(sendToPortal, next)
  assert.equal(theirs.portal.received.length, 2, 'nothing is sent again')
})

test('pauses grow while it is down: not one try a minute for a whole day', async () => {
  const { id } = await taken()
  await step(id, 'check_in', 'receive', 'clerk')
  theirs.portal.setDown(true)
  await runJobs(services)
  let tries = 0
  const { sendState } = theirs.portal.portal
  theirs.portal.portal.sendState = async (change) => {
    tries += 1
    return sendState(change)
  }
  for (let minute = 0; minute < 24 * 60; minute += 1)
    await run(sendToPortal, Temporal.Now.instant().add({ minutes: minute }))
  assert.ok(tries >= 20 && tries < 40, `${tries} tries`)
})

test('an answer that is lost: the change is sent again under the same id, and counts once', async () => {
  const { id, code } = await taken()
  theirs.portal.loseNextAnswer()
  await step(id, 'check_in', 'receive', 'clerk')
  await runJobs(services)
  await run(sendToPortal, Temporal.Now.instant().add({ hours: 2 }))
  assert.equal(theirs.portal.received.length, 2)
  assert.equal(new Set(theirs.portal.received.map((change) => change.id)).size, 1)
  assert.equal(theirs.portal.heldStatus(code), 2)
})

test('news that come out of order are sent in order, or not at all when later ones have been sent', async () => {
  const { id, code } = await taken()
  const at = (text: string) => local(text).toString()
  const event = (name: string, when: string) => ({
    name,
    at: when,
    subjectKind: 'dossier',
    subjectId: id,
    actorId: null,
    actorName: '',
    requestId: '0198f000-0000-7000-8000-000000000001',
  })
  await own.committed((tx) => followChange(tx, event('dossiers.finished', at('2026-11-23 11:00'))))
  await own.committed((tx) => followChange(tx, event('dossiers.accepted', at('2026-11-23 09:00'))))
  await run(sendToPortal)
  assert.deepEqual(
    theirs.portal.received.map(({ status }) => status),
    [2, 9],
  )
  await own.committed((tx) => followChange(tx, event('dossiers.begun', at('2026-11-23 10:00'))))
  await run(sendToPortal)
  assert.equal(theirs.portal.received.length, 2)
  await theirs.portal.portal.sendState({ ...theirs.portal.received[0]!, id: '0198f000-0000-7000-8000-000000000002' })
  assert.equal(theirs.portal.heldStatus(code), 9, 'the portal keeps the later state')
})

test('what the portal refuses waits for somebody, the later ones behind it, other dossiers go on', async () => {
  const [one, other] = [await taken(), await taken()]
  await step(one.id, 'check_in', 'receive', 'clerk')
  theirs.portal.refuseNext('400 mã không khớp')
  await runJobs(services)
  await step(one.id, 'assign', 'forward', 'communeUnitHead')
  await step(other.id, 'check_in', 'receive', 'clerk')
  await runJobs(services)
  assert.deepEqual(
    theirs.portal.received.map(({ code, status }) => [code, status]),
    [[other.code, 2]],
  )
  const refused = await own.database.query
    .selectFrom('dossier_exchange.outgoing')
    .selectAll()
    .where('refused_at', 'is not', null)
    .executeTakeFirstOrThrow()
  assert.equal(refused.last_error, '400 mã không khớp')
  await own.committed((tx) => settleOutgoing(tx, world.cast.clerk, { id: refused.id, how: 'drop' }))
  await runJobs(services)
  assert.deepEqual(
    theirs.portal.received.map(({ code, status }) => [code, status]),
    [
      [other.code, 2],
      [one.code, 4],
    ],
  )
})

test('a dossier of our own says nothing to the portal', async () => {
  await own.committed((tx: Tx) => throughTo(tx, world, aFiling(shop, world), 'done'))
  await runJobs(services)
  assert.deepEqual(theirs.portal.received, [])
})

test('a request for papers is sent as such, with the date that stands', async () => {
  const { id, code } = await taken()
  await step(id, 'check_in', 'receive', 'clerk')
  await step(id, 'assign', 'forward', 'communeUnitHead')
  await own.committed(async (tx) => {
    const { id: stepId } = await stepOf(tx, id, 'handle')
    const ask = { id, stepId, action: 'ask_supplement', note: 'Thiếu giấy chứng sinh', componentKeys: 'chung-sinh' }
    await actOnDossier(tx, world.cast.communeSpecialist, actInput.parse(ask))
  })
  await runJobs(services)
  assert.deepEqual(
    theirs.portal.received.map(({ status, dueAt }) => [status, dueAt !== null]),
    [
      [2, false],
      [4, false],
      [5, false],
    ],
  )
  assert.equal(theirs.portal.heldStatus(code), 5)
})

test('the comparison names what differs and what is missing on either side, and nothing that is on its way', async () => {
  const [same, changed, onItsWay] = [await taken(), await taken(), await taken()]
  theirs.portal.hold(changed.code, 8)
  theirs.portal.hold('H97.11-261101-0777', 4)
  await step(onItsWay.id, 'check_in', 'receive', 'clerk')
  theirs.portal.setDown(true)
  await runJobs(services)
  theirs.portal.setDown(false)
  await run(compareWithPortal)
  const found = () =>
    own.database.query
      .selectFrom('dossier_exchange.difference')
      .select(['code', 'ours', 'theirs'])
      .orderBy('code')
      .execute()
  assert.deepEqual(await found(), [
    { code: 'H97.11-261101-0777', ours: null, theirs: 4 },
    { code: changed.code, ours: 1, theirs: 8 },
  ])
  assert.ok(!(await found()).some(({ code }) => code === same.code))
  theirs.portal.hold(changed.code, 1)
  await run(compareWithPortal)
  assert.equal((await found()).length, 1)
})

test('an answer that is no page changes nothing and is said', async () => {
  const { fetchNew } = theirs.portal.portal
  theirs.portal.portal.fetchNew = async () => '<html>bảo trì</html>' as never
  await run(fetchFromPortal)
  assert.match((await portalState()).last_error, /no page/)
  theirs.portal.portal.fetchNew = async () => ({ items: [], cursor: '', more: true })
  await run(fetchFromPortal)
  assert.equal((await portalState()).failing_since, null)
  theirs.portal.portal.fetchNew = fetchNew
})
