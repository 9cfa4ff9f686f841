import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { pdfLines, pdfText } from '../../../test/support/pdf-text.ts'
import { undone } from '../../../test/support/undone.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { printOfficialSlip } from '../../kernel/documents/official-slip.ts'
import {
  actInput,
  actOnDossier,
  aFiling,
  landPapers,
  aWaitingDossier,
  getDossier,
  giveDaysForPapers,
  endDossier,
  makeOneStop,
  stepOf,
  stopWaiting,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { recordMovement } from '../dossier-fees/index.ts'
import { findFormOn, getPaper, makePaper } from './make-paper.ts'
import { paperKeys } from './paper-form.ts'
import { printRegister } from './register-files.ts'
import { findDay, findRegister, numbered } from './register.ts'

const db = testDatabase()

const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

type World = AnBinh & { shop: OneStop }
const inShop = (work: (tx: Tx, world: World) => Promise<void>) =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      await work(tx, { ...province, shop: await makeOneStop(tx, province) })
    },
    { now: local('2026-11-16 09:05') },
  )

const print = (tx: Tx, world: World, id: string, form: (typeof paperKeys)[number], anew = false) =>
  makePaper(tx, world.cast.clerk, { id, form, anew })

async function textOf(tx: Tx, world: World, id: string, paperId: string): Promise<string> {
  const { paper } = await getPaper(tx, world.cast.clerk, id, paperId)
  return pdfText(await printOfficialSlip({ ...paper.slip, issuedAt: paper.made_at }))
}

test('the receipt says what form 01 asks for: code, papers, both times to the minute, the number in the book', () =>
  inShop(async (tx, world) => {
    const { id, code, secret } = await throughTo(tx, world, aFiling(world.shop, world), 'assign')
    const text = await textOf(tx, world, id, await print(tx, world, id, 'receipt'))
    for (const words of [
      'Mẫu số 01',
      'Số: 01/TNHS-TTPVHCC',
      code,
      secret,
      'Nguyễn Thị Ánh Dương',
      '097190001234',
      'Tờ khai đăng ký khai sinh (01 bản chính)',
      '1 ngày làm việc',
      '09 giờ 05 phút, ngày 16 tháng 11 năm 2026',
      '09 giờ 05 phút, ngày 17 tháng 11 năm 2026',
      'số thứ tự 1',
      'Ngô Thị Hoa',
    ])
      assert.ok(text.includes(words), `${words} in\n${text}`)
  }))

test('the receipt says what is to be paid and by which document', () =>
  inShop(async (tx, world) => {
    const filing = aFiling(world.shop, world, {
      procedureId: world.shop.procedures.land.procedureId,
      papers: landPapers,
      fees: [{ key: 'tham-dinh' }],
    })
    const { id } = await throughTo(tx, world, filing, 'assign')
    const text = await textOf(tx, world, id, await print(tx, world, id, 'receipt'))
    assert.match(text, /Phí thẩm định hồ sơ: 350\.000/)
    assert.match(text, /Tổng số tiền phải nộp/)
  }))

test('the receipt says what was paid online, and what is still to be paid', () =>
  inShop(async (tx, world) => {
    const { procedureId } = world.shop.procedures.land
    const { id } = await throughTo(tx, world, aFiling(world.shop, world, { procedureId, papers: landPapers }), 'assign')
    const dossier = await getDossier(tx, world.cast.clerk, id)
    const before = await print(tx, world, id, 'receipt')
    const paid = { amount: 300_000, channel: 'online', receiptNumber: '0007' } as const
    await recordMovement(tx, { rule: 'national-portal' }, dossier, paid)
    const after = await print(tx, world, id, 'receipt')
    assert.notEqual(after, before, 'another paper')
    const text = (await textOf(tx, world, id, after)).replaceAll(/\s+/g, ' ')
    assert.match(text, /Trực tuyến: 300\.000 đồng, biên lai số 0007, ngày 16\/11\/2026/)
    assert.match(text, /Còn phải nộp:? 50\.000 đồng/)
  }))

test('printed again it is the same paper with another printing; changed, it is another with the next number', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'assign')
    const first = await print(tx, world, id, 'receipt')
    assert.equal(await print(tx, world, id, 'receipt'), first)
    const again = await print(tx, world, id, 'receipt', true)
    assert.notEqual(again, first)
    const { paper } = await getPaper(tx, world.cast.clerk, id, first)
    assert.deepEqual([paper.number, paper.printings.map(({ by }) => by)], [1, ['Ngô Thị Hoa', 'Ngô Thị Hoa']])
    assert.equal((await getPaper(tx, world.cast.clerk, id, again)).paper.number, 2)
  }))

test('no paper before its time: each form waits for what it speaks of', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'check_in')
    for (const form of paperKeys)
      await assert.rejects(
        undone(tx, () => print(tx, world, id, form)),
        (error) => error instanceof AppError && error.code === 'dossier_papers.not_yet',
        form,
      )
  }))

test('the request names the published papers that are missing; stopping has a notice; the control slip every hand-over', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const { id: stepId } = await stepOf(tx, id, 'handle')
    await actOnDossier(tx, world.cast.communeSpecialist, {
      ...actInput.parse({ id, stepId, action: 'ask_supplement', note: 'Thiếu giấy của cơ sở y tế' }),
      componentKeys: ['chung-sinh'],
    })
    const asked = await textOf(tx, world, id, await print(tx, world, id, 'supplement'))
    for (const words of ['Mẫu số 02', 'Giấy chứng sinh', 'Thiếu giấy của cơ sở y tế', 'Đặng Thị Lan'])
      assert.ok(asked.includes(words), words)
    const control = await textOf(tx, world, id, await print(tx, world, id, 'control'))
    for (const words of ['Mẫu số 06', 'Thẩm định hồ sơ', 'Bùi Thanh Tùng', 'Trước hạn'])
      assert.ok(control.includes(words), words)
    // A hand-over has two sides: nobody hands the first step on to himself.
    assert.ok(!/Người giao: (.*)\s+Người nhận: \1$/m.test(control), control)
    assert.ok(!asked.includes('Thời hạn bổ sung'), 'no rule, no date')
    await endDossier(tx, world.cast.clerk, { id, how: 'stopped', reason: 'Đổi ý' })
    const stopped = await textOf(tx, world, id, await print(tx, world, id, 'stop'))
    for (const words of [
      'Mẫu số 05',
      'Thông báo dừng giải quyết hồ sơ'.toUpperCase(),
      'Đổi ý',
      'Theo đề nghị của Ông/Bà',
    ])
      assert.ok(stopped.includes(words), words)
  }))

test('the request says by when; stopped since nothing came, the notice says so and not that it was wished', () =>
  inShop(async (tx, world) => {
    await giveDaysForPapers(tx, world, 10)
    const { id } = await aWaitingDossier(tx, world, world.shop)
    const asked = await textOf(tx, world, id, await print(tx, world, id, 'supplement'))
    assert.ok(asked.includes('Thời hạn bổ sung, hoàn thiện hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026'), asked)
    await stopWaiting({ ...tx, now: local('2026-11-27 09:00') }, world.cast.clerk, { id })
    const stopped = await textOf(tx, world, id, await print(tx, world, id, 'stop'))
    for (const words of ['Do hết thời hạn chờ', 'đã yêu cầu bổ sung ngày 16/11/2026'])
      assert.ok(stopped.includes(words), `${words} in\n${stopped}`)
    assert.ok(!stopped.includes('Theo đề nghị'))
  }))

test('that a form could not be checked stands in its row, and so on the paper, until the row says otherwise', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const receipt = await textOf(tx, world, id, await print(tx, world, id, 'receipt'))
    assert.ok(!receipt.includes('chưa kiểm chứng'))
    await endDossier(tx, world.cast.clerk, { id, how: 'stopped', reason: 'Đổi ý' })
    const first = await print(tx, world, id, 'stop')
    const note = 'Theo Phụ lục I Thông tư 03/2025/TT-VPCP (nội dung mẫu chưa kiểm chứng)'
    assert.ok((await textOf(tx, world, id, first)).includes(note))
    // The circular is at hand from the day after on: its row says what it is called and that it was checked.
    await sql`update dossier_papers.form_number set valid_to = '2026-11-16' where form_key = 'stop'`.execute(tx.query)
    await sql`insert into dossier_papers.form_number (form_key, number, name, pattern, valid_from, document, verified)
      values ('stop', '5a', 'Thông báo dừng', '{n}/DUNG', '2026-11-17', 'Thông tư 03/2025/TT-VPCP', true)`.execute(
      tx.query,
    )
    const later = { ...tx, now: local('2026-11-17 09:00') }
    const checked = await textOf(later, world, id, await print(later, world, id, 'stop', true))
    for (const words of ['Mẫu số 5a', 'THÔNG BÁO DỪNG', '/DUNG']) assert.ok(checked.includes(words), checked)
    assert.ok(!checked.includes('chưa kiểm chứng'))
    assert.ok((await textOf(later, world, id, first)).includes(note), 'what was issued stays as it was')
  }))

test('forms bear the numbers of their day: the control slip was 05 until the circular of 2025', () =>
  inShop(async (tx) => {
    const numbers = async (on: string) => [
      (await findFormOn(tx, 'control', day(on))).number,
      (await findFormOn(tx, 'register', day(on))).number,
    ]
    assert.deepEqual(await numbers('2025-09-14'), ['05', '06'])
    assert.deepEqual(await numbers('2025-09-15'), ['06', '07'])
    await assert.rejects(findFormOn(tx, 'stop', day('2025-01-01')), { code: 'dossier_papers.no_form_then' })
  }))

test('the register holds what was received there, in the order of the book; the day adds up', () =>
  inShop(async (tx, world) => {
    const { cast, units, shop } = world
    await throughTo(tx, world, aFiling(shop, world, { applicantName: 'Trần Văn Bảy' }), 'done')
    await throughTo(tx, world, aFiling(shop, world, { applicantName: 'Lê Thị Tám' }), 'assign')
    await throughTo(tx, world, aFiling(shop, world, { applicantName: 'Chưa Nhận' }), 'check_in')
    const book = { unitId: units.tanLapCentre, from: day('2026-11-16'), to: day('2026-11-16') }
    const rows = await findRegister(tx, cast.clerk, book)
    assert.deepEqual(
      rows.map((row) => [row.receipt_number, row.applicant_name]),
      [
        [1, 'Trần Văn Bảy'],
        [2, 'Lê Thị Tám'],
      ],
    )
    const today = await findDay(tx, cast.clerk, units.tanLapCentre, book.from)
    // The one that was handed over stands there, and not among what went on.
    assert.deepEqual(
      [today.received, today.handed_on, today.still_here, today.returned].map((part) => part.length),
      [2, 0, 1, 1],
    )
    assert.deepEqual(await findRegister(tx, cast.otherCommuneOfficer, book), [])
    const text = await pdfText(await printRegister(tx, { ...book, rows }))
    for (const words of ['Mẫu số 07', 'Trần Văn Bảy', 'Nhận tại quầy', '(số 2)']) assert.ok(text.includes(words), words)
  }))

test('STT counts through the year, whatever part of the book is printed and however often the day begins at 1', () =>
  inShop(async (tx, world) => {
    const { cast, units, shop } = world
    const receive = async (on: string, name: string, procedure: 'birth' | 'land' = 'birth') => {
      const { procedureId } = shop.procedures[procedure]
      const papers = { birth: [{ componentKey: 'to-khai', copyKind: 'original' }], land: landPapers }
      const filing = aFiling(shop, world, { applicantName: name, procedureId, papers: papers[procedure] })
      await throughTo({ ...tx, now: local(`${on} 08:00`) }, world, filing, 'assign')
    }
    await receive('2026-01-05', 'Một')
    await receive('2026-01-05', 'Hai')
    await receive('2026-02-02', 'Ba')
    await receive('2026-02-03', 'Bốn')
    const stt = async (from: string, to: string, fieldId?: string) => {
      const book = { unitId: units.tanLapCentre, from: day(from), to: day(to), fieldId }
      return (await findRegister(tx, cast.clerk, book)).map((row) => [
        row.serial,
        row.receipt_number,
        row.applicant_name,
      ])
    }
    const whole = [
      [1, 1, 'Một'],
      [2, 2, 'Hai'],
      [3, 1, 'Ba'],
      [4, 1, 'Bốn'],
    ]
    assert.deepEqual(await stt('2026-01-01', '2026-02-28'), whole)
    assert.deepEqual(await stt('2026-02-01', '2026-02-28'), whole.slice(2))
    assert.deepEqual(await stt('2026-02-03', '2026-02-03'), whole.slice(3))
    assert.deepEqual(await stt('2026-03-01', '2026-03-31'), [])
    const days = ['2025-12-30', '2025-12-31', '2026-01-05'].map((text) => ({ receipt_day: day(text) }))
    const serials = numbered(days, 6).map(({ serial }) => serial)
    assert.deepEqual(serials, [7, 8, 1], 'a book begins with the year')
  }))

test('a title that needs two lines breaks in its middle: no word of it stands alone', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const { paper } = await getPaper(tx, world.cast.clerk, id, await print(tx, world, id, 'control'))
    const lines = await pdfLines(await printOfficialSlip({ ...paper.slip, issuedAt: paper.made_at }))
    const title = lines.filter(
      (line) => /^[^a-z]+$/.test(line) && 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ'.includes(line),
    )
    assert.equal(title.join(' '), 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ')
    for (const line of title) assert.ok(line.split(' ').length >= 4, `“${line}” of ${title.join(' / ')}`)
  }))
