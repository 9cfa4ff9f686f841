import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { startClamdSimulator, virusWord } from '../../../test/support/clamd-simulator.ts'
import { runJobs } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { jobRun } from '../../../test/support/job-run.ts'
import { portalWorld } from '../../../test/support/portal-world.ts'
import { testServices } from '../../../test/support/services.ts'
import { getFile } from '../../kernel/files/keep-file.ts'
import type { Services } from '../../kernel/http/context.ts'
import type { JobDefinition } from '../../kernel/jobs/define.ts'
import type { Definition } from '../../foundation/workflow/index.ts'
import { act, came } from '../dossiers/dossier-fixtures.ts'
import { findFees, toCollect, toGiveBack } from '../dossier-fees/index.ts'
import { findDossierByCode, makeOneStop, paperLimit, quickProcess } from '../dossiers/index.ts'
import { aPortalPayment, aPortalSupplement } from './exchange-fixtures.ts'
import { fetchFromPortal } from './fetch-dossiers.ts'
import { fetchPortalFiles } from './files/fetch-files.ts'
import { retryFile } from './files/refused-files.ts'
import { retryFollowUps } from './retry-follow-ups.ts'
import { closeProblem } from './settle-problem.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const theirs = portalWorld(own, services)
const { problems, taken } = theirs

let world: AnBinh

/** A specialist may also send what is to be paid, and waits for it. */
function payingProcess(): Definition {
  const { steps } = quickProcess()
  const waits = steps.find(({ key }) => key === 'supplement')!
  return {
    steps: [
      ...steps.map((step) =>
        step.kind === 'work' && step.key === 'handle'
          ? {
              ...step,
              actions: [
                ...step.actions,
                { key: 'send', name: 'Gửi thông báo nộp tiền', to: 'pay', effect: 'send_obligation' as const },
              ],
            }
          : step,
      ),
      {
        ...(waits as Extract<typeof waits, { kind: 'work' }>),
        key: 'pay',
        name: 'Chờ nộp tiền',
        actions: [{ key: 'paid', name: 'Đã nộp', to: 'handle', effect: 'take_payment' }],
      },
    ],
  }
}

before(async () => {
  world = await own.committed(makeCast)
  await own.committed((tx) => makeOneStop(tx, world, payingProcess()))
})
const run = (job: JobDefinition, now?: Temporal.Instant, by: Services = services) => job.run(jobRun(by, now), {})

const open = async () =>
  (await problems()).filter(({ solved_at }) => !solved_at).map(({ about, reason }) => [about, reason])
const dossierOf = async (code: string) => (await own.committed((tx) => findDossierByCode(tx, code)))!
const step = (
  id: string,
  key: string,
  action: string,
  who: 'clerk' | 'communeUnitHead' | 'communeSpecialist',
  more = {},
) => own.committed((tx) => act(tx, world.cast[who], id, key, action, more))

/** In the hands of the specialist. */
async function handled(): Promise<{ id: string; code: string }> {
  const one = await taken()
  await step(one.id, 'check_in', 'receive', 'clerk')
  await step(one.id, 'assign', 'forward', 'communeUnitHead')
  return one
}
const ask = (id: string) =>
  step(id, 'handle', 'ask_supplement', 'communeSpecialist', {
    note: 'Thiếu giấy chứng sinh',
    componentKeys: ['chung-sinh'],
    legalReason: 'Điều 9',
  })
const send = (id: string) => step(id, 'handle', 'send', 'communeSpecialist', { note: 'Thông báo 12' })
const soon = () => Temporal.Now.instant().add({ seconds: 1 })

test('papers sent at the portal take the open request: once, however often they come, with the rule as the one who acted', async () => {
  const { id, code } = await handled()
  await ask(id)
  const sent = aPortalSupplement(code, 'BS-1', soon())
  theirs.portal.offer(sent, sent)
  await run(fetchFromPortal)
  await theirs.rewind()
  await Promise.all([run(fetchFromPortal), run(fetchFromPortal)])
  const dossier = await dossierOf(code)
  assert.equal(dossier.state, 'processing')
  assert.deepEqual(
    dossier.papers.filter(({ supplement_id }) => supplement_id).map(({ component_key }) => component_key),
    ['chung-sinh'],
  )
  assert.equal(dossier.requests[0]!.by_name, world.cast.communeSpecialist.name)
  assert.deepEqual(await open(), [])
  const history = await own.database.query
    .selectFrom('kernel.audit')
    .select('actor_name')
    .where('subject_id', '=', id)
    .where('action', '=', 'dossiers.supplement_taken')
    .execute()
  assert.deepEqual(history, [{ actor_name: 'rule:national-portal' }])
})

test('out of order: before its dossier, before its request; each is taken when its time has come', async () => {
  const early = theirs.next()
  const code = String(early.MaHoSo)
  const later = Temporal.Now.instant().add({ minutes: 5 })
  theirs.portal.offer(aPortalSupplement(code, 'BS-2', later), aPortalPayment(code, 'GD-2', later))
  await run(fetchFromPortal)
  assert.deepEqual(await open(), [
    ['supplement:BS-2', 'dossier_exchange.dossier_unknown'],
    ['payment:GD-2', 'dossier_exchange.dossier_unknown'],
  ])
  theirs.portal.offer(early)
  await run(fetchFromPortal)
  await runJobs(services)
  assert.deepEqual(await open(), [
    ['supplement:BS-2', 'dossiers.nothing_asked'],
    ['payment:GD-2', 'dossiers.nothing_asked'],
  ])
  const { id } = await dossierOf(code)
  await step(id, 'check_in', 'receive', 'clerk')
  await step(id, 'assign', 'forward', 'communeUnitHead')
  await ask(id)
  await runJobs(services)
  assert.equal((await dossierOf(code)).state, 'processing')
  assert.deepEqual(await open(), [['payment:GD-2', 'dossiers.nothing_asked']])
  await send(id)
  await runJobs(services)
  assert.equal((await dossierOf(code)).state, 'processing')
  assert.deepEqual(await open(), [])
})

test('what answers an earlier request does not take a later one; what comes after the end is told', async () => {
  const { id, code } = await handled()
  const before = Temporal.Now.instant().subtract({ seconds: 1 })
  await ask(id)
  await step(id, 'supplement', 'taken', 'clerk', came('chung-sinh'))
  await ask(id)
  theirs.portal.offer(aPortalSupplement(code, 'BS-3', before), aPortalPayment(code, 'GD-3', soon()))
  await run(fetchFromPortal)
  assert.deepEqual(await open(), [
    ['supplement:BS-3', 'dossier_exchange.sent_before_asked'],
    ['payment:GD-3', 'dossiers.nothing_asked'],
  ])
  assert.equal((await dossierOf(code)).state, 'supplement')
})

test('papers that come at the portal bit by bit are kept while the rest is waited for, in whatever order and once each', async () => {
  const { id, code } = await handled()
  const note = 'Thiếu giấy chứng sinh; tờ khai chưa ký'
  await step(id, 'handle', 'ask_supplement', 'communeSpecialist', { note, componentKeys: ['chung-sinh', 'to-khai'] })
  const part = aPortalSupplement(code, 'BS-5', soon())
  theirs.portal.offer(part, part)
  await run(fetchFromPortal)
  const waiting = await dossierOf(code)
  assert.equal(waiting.state, 'supplement')
  assert.equal(waiting.due_at, null, 'the clock stands until the rest is there')
  assert.equal(waiting.requests.at(-1)!.taken_at, null)
  const rest = { ThanhPhanHoSo: [{ TenThanhPhan: 'Tờ khai đăng ký khai sinh', LoaiBan: 2 }] }
  theirs.portal.offer(aPortalSupplement(code, 'BS-6', soon(), rest), part)
  await run(fetchFromPortal)
  const whole = await dossierOf(code)
  assert.equal(whole.state, 'processing')
  assert.deepEqual(
    whole.papers.filter(({ supplement_id: of }) => of !== null).map(({ component_key: key }) => key),
    ['chung-sinh', 'to-khai'],
  )
  assert.deepEqual(await open(), [])
})

test('what somebody closed stays closed, also when its time would have come', async () => {
  const { id, code } = await handled()
  theirs.portal.offer(aPortalSupplement(code, 'BS-7', Temporal.Now.instant().add({ minutes: 5 })))
  await run(fetchFromPortal)
  const [problem] = await problems()
  const { id: problemId, version } = problem!
  await own.committed((tx) => closeProblem(tx, world.cast.clerk, { id: problemId, version, note: 'Gửi nhầm hồ sơ' }))
  await ask(id)
  await own.committed((tx) => retryFollowUps(tx, code))
  assert.equal((await dossierOf(code)).state, 'supplement')
})

test('a payment meets the obligation once, and stands with its number in the history', async () => {
  const { id, code } = await handled()
  await send(id)
  assert.equal((await dossierOf(code)).state, 'obligation')
  const paid = aPortalPayment(code, 'GD-4', soon())
  theirs.portal.offer(paid, paid)
  await run(fetchFromPortal)
  const dossier = await dossierOf(code)
  assert.equal(dossier.state, 'processing')
  assert.match(dossier.clock_events.at(-1)!.reason, /GD-4: 500\.000/)
  const { movements, account } = await own.committed((tx) => findFees(tx, dossier))
  assert.deepEqual(
    movements.map(({ purpose, amount }) => [purpose, amount]),
    [['obligation', 500_000]],
  )
  assert.equal(account.taken, 0, 'an obligation is no fee of the house')
  await send(id)
  theirs.portal.offer(paid)
  await run(fetchFromPortal)
  assert.equal((await dossierOf(code)).state, 'obligation', 'the same payment pays nothing else')
})

test('a payment of the portal is a fee taken: once, by its receipt number, more or less than owed is shown', async () => {
  const at = Temporal.Now.instant().toString()
  const first = {
    MaGiaoDich: 'LP-1',
    SoTien: 300_000,
    ThoiGianThanhToan: at,
    SoBienLai: '0007',
    NoiDungThanhToan: 'Phí',
  }
  const { code } = await taken({
    MaTTHC: '1.900004.000.00.00.H97',
    ThanhPhanHoSo: [{ TenThanhPhan: 'Đơn đăng ký biến động', LoaiBan: 2 }],
    ThanhToan: [first, first, { ...first, MaGiaoDich: 'LP-0', SoTien: 0 }],
  })
  const fees = async () => own.committed(async (tx) => findFees(tx, (await findDossierByCode(tx, code))!))
  const kept = async () =>
    (await fees()).movements.map(({ purpose, channel, amount, receipt_number: number }) => [
      purpose,
      channel,
      amount,
      number,
    ])
  assert.deepEqual(await kept(), [['fee', 'online', 300_000, '0007']], 'nothing paid is nothing taken')
  assert.equal(toCollect((await fees()).account), 50_000)
  const rest = aPortalPayment(code, 'LP-2', soon(), { SoTien: 50_000 })
  theirs.portal.offer(rest, rest)
  await run(fetchFromPortal)
  await theirs.rewind()
  await Promise.all([run(fetchFromPortal), run(fetchFromPortal)])
  assert.deepEqual((await kept()).slice(1), [['fee', 'online', 50_000, 'LP-2']])
  // It costs no more, but a financial obligation may still come: it waits for that, on the list.
  theirs.portal.offer(aPortalPayment(code, 'LP-3', soon(), { SoTien: 1_000_000 }))
  await run(fetchFromPortal)
  assert.deepEqual(await open(), [['payment:LP-3', 'dossiers.nothing_asked']])
  assert.equal((await fees()).movements.length, 2)
})

test('what was paid too much on filing is taken and to be given back', async () => {
  const at = Temporal.Now.instant().toString()
  const { code } = await taken({ ThanhToan: [{ MaGiaoDich: 'LP-9', SoTien: 26_000, ThoiGianThanhToan: at }] })
  const { account } = await own.committed(async (tx) => findFees(tx, (await findDossierByCode(tx, code))!))
  assert.equal(toGiveBack(account), 26_000)
})

test('garbage that follows a dossier is kept with its reason and takes nothing', async () => {
  const { id, code } = await handled()
  await ask(id)
  const at = soon()
  const bad = [
    aPortalSupplement(code, '', at),
    aPortalSupplement(code, 'x'.repeat(500), at),
    aPortalSupplement(code, 'BS-5', at, { ThanhPhanHoSo: [] }),
    aPortalSupplement(code, 'BS-6', at, { ThoiGianBoSung: 'hôm qua' }),
    aPortalSupplement(code, 'BS-7', at, { ThanhPhanHoSo: [{ TenThanhPhan: 'Sổ hộ khẩu' }] }),
    aPortalSupplement("'; drop", 'BS-8', at),
    aPortalPayment(code, 'GD-5', at, { SoTien: -1 }),
    aPortalPayment(code, 'GD-6', at, { SoTien: 'nhiều' }),
    { LoaiThongDiep: 9, MaHoSo: code },
    { LoaiThongDiep: {}, MaHoSo: code },
  ]
  theirs.portal.offer(...bad)
  await run(fetchFromPortal)
  assert.equal((await open()).length, bad.length)
  assert.equal((await dossierOf(code)).state, 'supplement')
})

test('what was paid when it was filed is in its history, once; a payment that cannot be read keeps the dossier out', async () => {
  const at = Temporal.Now.instant().toString()
  const paid = { MaGiaoDich: 'GD-7', SoTien: 26_000, ThoiGianThanhToan: at, NoiDungThanhToan: 'Lệ phí' }
  const { id } = await taken({ ThanhToan: [paid, paid] })
  const told = await own.database.query
    .selectFrom('kernel.audit')
    .select('detail')
    .where('subject_id', '=', id)
    .where('action', '=', 'dossier_exchange.payment_reported')
    .execute()
  assert.equal(told.length, 1)
  assert.match(JSON.stringify(told), /GD-7: 26\.000\sđồng; Lệ phí/)
  theirs.portal.offer(theirs.next({ ThanhToan: [{ ...paid, SoTien: 'x' }] }))
  await run(fetchFromPortal)
  assert.deepEqual(await open(), [['dossier', 'dossier_exchange.garbage']])
})

const pdf = (words: string) =>
  new TextEncoder().encode(`%PDF-1.4\n% ${words}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF`)
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const withFiles = (...files: object[]) => ({
  ThanhPhanHoSo: [{ TenThanhPhan: 'Tờ khai đăng ký khai sinh', LoaiBan: 2, TepTin: files }],
})
const filesOf = (dossierId: string) =>
  own.database.query
    .selectFrom('dossier_exchange.file')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('portal_id')
    .execute()

test('files are fetched and lie on their papers, also a second one of a paper and those of a supplement', async () => {
  const [one, two, three] = [pdf('một'), pdf('hai'), pdf('ba')]
  theirs.portal.putFile('T1', one)
  theirs.portal.putFile('T2', two)
  theirs.portal.putFile('T3', three)
  const { id, code } = await taken(
    withFiles(
      { MaTep: 'T1', TenTep: 'Tờ khai.pdf', MaBam: hashOf(one).toUpperCase() },
      { MaTep: 'T2', TenTep: 'Trang 2.pdf' },
    ),
  )
  await runJobs(services)
  await step(id, 'check_in', 'receive', 'clerk')
  await step(id, 'assign', 'forward', 'communeUnitHead')
  await ask(id)
  theirs.portal.offer(
    aPortalSupplement(code, 'BS-9', soon(), {
      ThanhPhanHoSo: [{ MaThanhPhan: 'chung-sinh', TepTin: [{ MaTep: 'T3', TenTep: 'Chứng sinh.pdf' }] }],
    }),
  )
  await run(fetchFromPortal)
  await runJobs(services)
  await run(fetchPortalFiles)
  const { papers } = await dossierOf(code)
  const names = await own.committed(async (tx) =>
    Promise.all(papers.map(async ({ file_id, component_key }) => [component_key, (await getFile(tx, file_id!)).name])),
  )
  assert.deepEqual(
    new Set(names.map((pair) => pair.join(': '))),
    new Set(['chung-sinh: Chứng sinh.pdf', 'to-khai: Trang 2.pdf', 'to-khai: Tờ khai.pdf']),
  )
  assert.equal(names.length, 3)
  assert.deepEqual(theirs.portal.asked.toSorted(), ['T1', 'T2', 'T3'], 'each is asked for once')
  const kept = await own.committed((tx) => getFile(tx, papers[0]!.file_id!))
  assert.ok([one, two].some((content) => hashOf(content) === kept.sha256))
})

/** Gives pieces until somebody stops asking, and counts them. */
function endless(): { content: () => AsyncIterable<Uint8Array>; given: () => number } {
  let given = 0
  const piece = new Uint8Array(1024 * 1024)
  return {
    given: () => given,
    content: async function* () {
      for (let at = 0; at < 100; at += 1) {
        given += 1
        yield piece
      }
    },
  }
}

test('a wrong hash, 100 MB, a program in disguise, a file that is not there: refused with its reason, others are kept', async () => {
  const large = endless()
  theirs.portal.putFile('A', pdf('khác'))
  theirs.portal.putFile('B', large.content)
  theirs.portal.putFile('C', new TextEncoder().encode('MZ\0\0 chương trình'))
  theirs.portal.putFile('E', pdf('tốt'))
  const { id } = await taken(
    withFiles(
      { MaTep: 'A', TenTep: 'a.pdf', MaBam: 'a'.repeat(64) },
      { MaTep: 'B', TenTep: 'b.pdf' },
      { MaTep: 'B2', TenTep: 'b2.pdf', KichThuoc: paperLimit + 1 },
      { MaTep: 'C', TenTep: 'c.pdf' },
      { MaTep: 'D', TenTep: 'd.pdf' },
      { MaTep: 'E', TenTep: '../../e.pdf' },
    ),
  )
  await run(fetchPortalFiles)
  assert.deepEqual(
    (await filesOf(id)).map(({ portal_id, reason, kept_at }) => [portal_id, reason, kept_at !== null]),
    [
      ['A', 'dossier_exchange.file_changed', false],
      ['B', 'kernel.file_too_large', false],
      ['B2', 'kernel.file_too_large', false],
      ['C', 'kernel.file_kind_refused', false],
      ['D', 'dossier_exchange.file_missing', false],
      ['E', '', true],
    ],
  )
  assert.ok(large.given() <= paperLimit / 1024 / 1024 + 4, `${large.given()} MB were read`)
  assert.ok(!theirs.portal.asked.includes('B2'), 'what says itself that it is too large is not asked for')
  theirs.portal.putFile('D', pdf('nay đã có'))
  const missing = (await filesOf(id)).find(({ portal_id }) => portal_id === 'D')!
  await own.committed((tx) => retryFile(tx, world.cast.clerk, { id: missing.id }))
  await runJobs(services)
  assert.ok((await filesOf(id)).find(({ portal_id }) => portal_id === 'D')!.kept_at)
})

test('a portal that is down, a stream that breaks: tried again, at last told; nothing is kept twice', async () => {
  let breaks = 2
  const whole = pdf('đủ')
  theirs.portal.putFile('X', async function* () {
    yield whole.subarray(0, 10)
    if (breaks > 0) {
      breaks -= 1
      throw new Error('ECONNRESET')
    }
    yield whole.subarray(10)
  })
  const { id, code } = await taken(withFiles({ MaTep: 'X', TenTep: 'x.pdf', MaBam: hashOf(whole) }))
  theirs.portal.setDown(true)
  const start = Temporal.Now.instant()
  await run(fetchPortalFiles, start)
  theirs.portal.setDown(false)
  for (let hour = 2; hour <= 10; hour += 2) await run(fetchPortalFiles, start.add({ hours: hour }))
  assert.ok((await filesOf(id))[0]!.kept_at)
  await Promise.all([run(fetchPortalFiles), run(fetchPortalFiles)])
  assert.equal((await dossierOf(code)).papers.length, 1)

  const never = await taken(withFiles({ MaTep: 'Y', TenTep: 'y.pdf' }))
  theirs.portal.putFile('Y', async function* () {
    yield whole.subarray(0, 10)
    throw new Error('ECONNRESET')
  })
  for (let hour = 12; hour <= 40; hour += 2) await run(fetchPortalFiles, start.add({ hours: hour }))
  const [broken] = await filesOf(never.id)
  assert.deepEqual([broken!.reason, broken!.attempts], ['dossier_exchange.file_broken', 8])
})

test('the scanner looks at each; what it finds is refused, and without it nothing is taken', async () => {
  const clamd = await startClamdSimulator()
  try {
    const scanning: Services = {
      ...services,
      config: { ...services.config, files: { ...services.config.files, scanner: clamd.address } },
    }
    theirs.portal.putFile('S', pdf(virusWord))
    theirs.portal.putFile('T', pdf('sạch'))
    const { id } = await taken(withFiles({ MaTep: 'S', TenTep: 's.pdf' }, { MaTep: 'T', TenTep: 't.pdf' }))
    await run(fetchPortalFiles, Temporal.Now.instant(), scanning)
    assert.deepEqual(
      (await filesOf(id)).map(({ reason, kept_at }) => [reason, kept_at !== null]),
      [
        ['kernel.file_infected', false],
        ['', true],
      ],
    )
  } finally {
    await clamd.close()
  }
})
