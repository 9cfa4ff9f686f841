import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { pdfText } from '../../../test/support/pdf-text.ts'
import { undone } from '../../../test/support/undone.ts'
import { askOpinion, assignStep, type StepRow } from '../../foundation/workflow/index.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { printOfficialSlip } from '../../kernel/documents/official-slip.ts'
import { recordMovement } from '../dossier-fees/index.ts'
import { decideApology } from '../dossier-lateness/index.ts'
import {
  actInput,
  actOnDossier,
  aFiling,
  endDossier,
  getDossier,
  landPapers,
  makeOneStop,
  stepOf,
  throughTo,
  type Dossier,
  type OneStop,
} from '../dossiers/index.ts'
import { control } from './forms/control.ts'
import type { PaperSource } from './forms/form-lines.ts'
import { getPaper, makePaper } from './make-paper.ts'
import type { PaperKey } from './paper-form.ts'

const db = testDatabase()
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)

type World = AnBinh & { shop: OneStop }
const inShop = (work: (tx: Tx, world: World) => Promise<void>) =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      await work(tx, { ...province, shop: await makeOneStop(tx, province) })
    },
    { now: local('2026-11-16 09:05') },
  )

const act = async (
  tx: Tx,
  world: World,
  id: string,
  [key, action, who]: [string, string, keyof World['cast']],
  more = {},
) =>
  actOnDossier(tx, world.cast[who], {
    ...actInput.parse({ id, stepId: (await stepOf(tx, id, key)).id, action }),
    ...more,
  })

/** What stands on the paper as it is printed now. */
async function printed(tx: Tx, { cast }: World, id: string, form: PaperKey): Promise<string> {
  const paperId = await makePaper(tx, cast.clerk, { id, form, anew: false })
  const { paper } = await getPaper(tx, cast.clerk, id, paperId)
  return (await pdfText(await printOfficialSlip({ ...paper.slip, issuedAt: paper.made_at }))).replaceAll(/\s+/g, ' ')
}

function says(text: string, ...words: string[]): void {
  for (const one of words) assert.ok(text.includes(one), `${one} in\n${text}`)
}

test('form 03 gives the reason, and is there only when the dossier was refused', () =>
  inShop(async (tx, world) => {
    const { id, code } = await throughTo(tx, world, aFiling(world.shop, world), 'check_in')
    await act(tx, world, id, ['check_in', 'refuse', 'clerk'], { note: 'Không thuộc thẩm quyền của xã' })
    const text = await printed(tx, world, id, 'refusal')
    says(text, 'Mẫu số 03', code, 'Nguyễn Thị Ánh Dương', 'với lý do cụ thể như sau: Không thuộc thẩm quyền của xã')
    await assert.rejects(
      undone(tx, () => printed(tx, world, id, 'receipt')),
      { code: 'dossier_papers.not_yet' },
    )
  }))

test('form 04 is the apology that the head sent: reason and new date; that it will be in time is no apology', () =>
  inShop(async (tx, world) => {
    const filing = aFiling(world.shop, world, {
      procedureId: world.shop.procedures.land.procedureId,
      papers: landPapers,
    })
    const { id } = await throughTo(tx, world, filing, 'handle')
    const head = world.cast.communeUnitHead
    await decideApology(tx, head, { id, apology: 'not_needed', reason: 'Kịp', newDate: undefined })
    await assert.rejects(
      undone(tx, () => printed(tx, world, id, 'apology')),
      { code: 'dossier_papers.not_yet' },
    )
    const other = await throughTo(tx, world, filing, 'handle')
    const newDate = Temporal.PlainDate.from('2026-12-04')
    const reason = 'Chờ đo đạc lại ranh giới'
    await decideApology(tx, head, { id: other.id, apology: 'sent', reason, newDate, newTime: '15:00' })
    const text = await printed(tx, world, other.id, 'apology')
    says(text, 'Mẫu số 04', other.code, reason, head.name)
    says(text, 'Thời gian hẹn trả kết quả: 09 giờ 05 phút, ngày 01 tháng 12 năm 2026')
    says(text, 'sẽ trả kết quả vào 15 giờ 00 phút, ngày 04 tháng 12 năm 2026')
  }))

test('forms 04 and 05 are issued by whoever handles it, the others by the counter', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    await endDossier(tx, world.cast.clerk, { id, how: 'stopped', reason: 'Đổi ý' })
    says((await printed(tx, world, id, 'stop')).toUpperCase(), 'XÃ TÂN LẬP PHÒNG VĂN HÓA - XÃ HỘI CỘNG HÒA')
    says((await printed(tx, world, id, 'control')).toUpperCase(), 'XÃ TÂN LẬP TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG')
  }))

test('form 02 is that of the last request, with the legal basis that a second one needs', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const ask = (note: string, key: string, legalReason?: string) =>
      act(tx, world, id, ['handle', 'ask_supplement', 'communeSpecialist'], { note, componentKeys: [key], legalReason })
    await ask('Thiếu giấy chứng sinh', 'chung-sinh')
    await act(tx, world, id, ['supplement', 'taken', 'clerk'], {
      papers: [{ componentKey: 'chung-sinh', copyKind: 'original', copies: 1, reused: false }],
    })
    await ask('Tờ khai thiếu chữ ký', 'to-khai', 'Luật Hộ tịch, Điều 16')
    const text = await printed(tx, world, id, 'supplement')
    says(text, 'Tờ khai thiếu chữ ký', 'Căn cứ pháp lý của lần yêu cầu này: Luật Hộ tịch, Điều 16')
    assert.ok(!text.includes('Thiếu giấy chứng sinh') && !text.includes('Giấy chứng sinh'), text)
  }))

test('on form 01 what was paid to the treasury is no fee that was taken', () =>
  inShop(async (tx, world) => {
    const { procedureId } = world.shop.procedures.land
    const { id } = await throughTo(tx, world, aFiling(world.shop, world, { procedureId, papers: landPapers }), 'assign')
    const dossier = await getDossier(tx, world.cast.clerk, id)
    const tax = { purpose: 'obligation', amount: 1_250_000, channel: 'online', receiptNumber: 'T-1' } as const
    await recordMovement(tx, { rule: 'national-portal' }, dossier, tax)
    const text = await printed(tx, world, id, 'receipt')
    says(text, 'Còn phải nộp: 350.000 đồng')
    assert.ok(!text.includes('1.250.000'), text)
  }))

test('form 06 says who asked for an opinion and of whom; the step after it was handed on by whoever did the work', () =>
  inShop(async (tx, world) => {
    const { cast, units } = world
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const { id: stepId } = await stepOf(tx, id, 'handle')
    await assignStep(tx, cast.communeUnitHead, { stepId, personId: cast.communeSpecialist.personId })
    const question = 'Thửa đất này của ai?'
    const later = { ...tx, now: local('2026-11-16 10:05') }
    await askOpinion(later, cast.communeSpecialist, { stepId, unitId: units.tanLapEconomy, question, dueAt: null })
    const text = await printed(later, world, id, 'control')
    says(text, `Người giao: ${cast.communeSpecialist.name} Người nhận: …`, `Xin ý kiến. ${question}`)
    says(text, 'Cơ quan phối hợp: Phòng Kinh tế')
  }))

const step = (changes: Partial<Record<keyof StepRow, unknown>>): StepRow =>
  ({ id: String(changes.name), unit_id: 'a', unit_name: 'A', asked_on: null, note: '', ...changes }) as StepRow

test('each side of a hand-over kept its time, or was late; of branches the one that was closed last hands on', () => {
  const [nine, ten, eleven] = [9, 10, 11].map((hour) => local(`2026-11-16 ${String(hour).padStart(2, '0')}:00`))
  const slow = { opened_at: nine, closed_at: eleven, closed_by_name: 'Lan' }
  const quick = { opened_at: nine, closed_at: ten, closed_by_name: 'Nhung' }
  const kept = (due: Temporal.Instant | null | undefined): string[] => {
    const steps = [
      step({ name: 'chậm', ...slow, due_at: due }),
      step({ name: 'nhanh', ...quick, due_at: null }),
      step({ name: 'ký', opened_at: eleven, closed_at: null, person_name: 'Sơn' }),
    ]
    const dossier = { accepted_at: nine, due_at: null, first_due_at: null } as Dossier
    const table = control({ dossier, steps } as unknown as PaperSource)!.blocks.find(({ kind }) => kind === 'table')
    return (table as unknown as { rows: string[][] }).rows.at(-1)!
  }
  assert.match(kept(eleven)[1]!, /Người giao: Lan\nNgười nhận: Sơn$/)
  assert.deepEqual(
    [ten, eleven, eleven!.add({ minutes: 1 }), null].map((due) => kept(due)[2]),
    ['Quá hạn', 'Đúng hạn', 'Trước hạn', 'Không tính thời gian'],
  )
})
