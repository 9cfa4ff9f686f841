import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { RefusedFile } from '../extraction/refusal.ts'
import { extractText } from '../extraction/text.ts'
import { understandPlan } from './understand.ts'

const plan = `UBND TỈNH LÂM HẢI

UBND XÃ THƯỢNG LÂM

Số: 07/KH-UBND

Thượng Lâm, ngày 05 tháng 01 năm 2026

**KẾ HOẠCH**
**Cải cách hành chính xã Thượng Lâm năm 2026**

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;

Thực hiện Kế hoạch số 02/KH-UBND ngày 02/01/2026 của UBND tỉnh,

## I. MỤC ĐÍCH, YÊU CẦU

### 1. Mục đích

Nâng cao chất lượng phục vụ người dân.

### 2. Yêu cầu

Các bộ phận thực hiện nghiêm túc.

## II. NHIỆM VỤ

### 1. Cải cách thủ tục hành chính

#### a) Chỉ tiêu

- Tối thiểu 85% hồ sơ được nộp trực tuyến; mức độ hài lòng của người dân đạt từ 95% trở lên.

#### b) Nhiệm vụ

- Rà soát thủ tục theo Quyết định số 10/QĐ-UBND ngày 06/01/2026 của UBND tỉnh.

## III. KINH PHÍ

Tổng kinh phí thực hiện là 120 triệu đồng từ ngân sách xã.

## IV. TỔ CHỨC THỰC HIỆN

### 1. Văn phòng HĐND và UBND xã

- Báo cáo kết quả hằng quý, năm gửi UBND tỉnh.

Trên đây là Kế hoạch cải cách hành chính năm 2026 của xã, đề nghị các bộ phận thực hiện./.

**Nơi nhận:**

- UBND tỉnh;
- Lưu: VT.

**CHỦ TỊCH**

**Đặng Thu Thủy**
`

test('a whole plan, from its number to its signature', () => {
  const understood = understandPlan(extractText(plan))
  const { number, dateIssued, year, placeTier, place, province, signer } = understood.document
  assert.deepEqual(
    { number, dateIssued, year, placeTier, place, province, signer },
    {
      number: '07/KH-UBND',
      dateIssued: '2026-01-05',
      year: 2026,
      placeTier: 'commune',
      place: 'xã Thượng Lâm',
      province: 'Lâm Hải',
      signer: 'Đặng Thu Thủy',
    },
  )
  assert.deepEqual(
    understood.document.legalBases.map(({ number: symbol, role, sourceError }) => [symbol, role, sourceError]),
    [
      ['76/NQ-CP', 'basis', undefined],
      ['02/KH-UBND', 'implements', undefined],
      ['10/QĐ-UBND', 'cited', 'ban hành sau kế hoạch'],
    ],
  )
  assert.deepEqual(
    understood.sections.map(({ id }) => id),
    ['I', 'I.1', 'I.2', 'II', 'II.1', 'II.1.a', 'II.1.b', 'III', 'IV', 'IV.1', 'KET', 'NN'],
  )
  assert.deepEqual(
    understood.targets.map(({ metricId, comparator, value }) => [metricId, comparator, value]),
    [
      ['T27', '>=', 85],
      ['T41', '>=', 95],
    ],
  )
  assert.equal(understood.budgetTotalVND, 120_000_000)
  assert.deepEqual(
    understood.reporting.map(({ period, recipient }) => [period, recipient]),
    [
      ['quarter', 'UBND tỉnh'],
      ['year', 'UBND tỉnh'],
    ],
  )
  assert.deepEqual(
    understood.duties.map(({ kind }) => kind),
    ['duty', 'closing'],
  )
  assert.deepEqual(understood.tasks, [])
})

test('every place that a target, a duty or a section names is a line of the source', () => {
  const understood = understandPlan(extractText(plan))
  const lines = plan.split('\n')
  for (const { text, sourceText, place } of understood.targets) {
    const words = (sourceText ?? text).slice(0, 20)
    assert.ok(lines[place!.line - 1]!.includes(words), words)
  }
  for (const duty of understood.duties) assert.ok(lines[duty.place!.line - 1]!.includes(duty.text.slice(0, 20)))
})

test('an annex that is announced and missing is noticed', () => {
  const { anomalies } = understandPlan(
    extractText(plan.replace('## III. KINH PHÍ', '## III. NHIỆM VỤ CỤ THỂ (kèm theo Phụ lục)\n\n## IV. KINH PHÍ')),
  )
  assert.ok(anomalies.some(({ what }) => what.includes('phụ lục')))
})

const refusedAs = (text: string) => {
  try {
    understandPlan(extractText(text))
    return undefined
  } catch (error) {
    return error instanceof RefusedFile ? error.refusal.code : error
  }
}

test('a report, a letter, a story and an empty file are no plans', () => {
  for (const text of [
    '',
    'Ngày xửa ngày xưa, ở một xã nọ có một người dân đi làm giấy khai sinh.',
    `BÁO CÁO\n\nKết quả cải cách hành chính năm 2025\n\nI. KẾT QUẢ\n\n1. Chỉ tiêu\n\n- 95% hồ sơ đúng hạn.\n\nII. NHIỆM VỤ\n\n- Tiếp tục cải cách hành chính.`,
    'Kính gửi: Sở Nội vụ.\n\nUBND xã đề nghị hướng dẫn chấm điểm cải cách hành chính.',
  ]) {
    assert.equal(refusedAs(text), 'plan_reading.not_a_plan', text.slice(0, 30))
  }
})

test('whatever is cut off or shuffled, reading ends in a plan or in a refusal', () => {
  const lines = plan.split('\n')
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: 5 }), (some) => {
      const code = refusedAs(some.join('\n'))
      assert.ok(code === undefined || code === 'plan_reading.not_a_plan', String(code))
    }),
    { numRuns: 50 },
  )
})

const plansDirectory = process.env.PLANS_DIR ?? resolve(import.meta.dirname, '../../../../../shared/plans')
const realPlans = existsSync(plansDirectory) ? readdirSync(plansDirectory).filter((name) => name.endsWith('.txt')) : []

for (const name of realPlans) {
  test(`the real plan ${name} has its head, an outline, duties and documents`, () => {
    const understood = understandPlan(extractText(readFileSync(resolve(plansDirectory, name))))
    const { year, placeTier, place, title, legalBases } = understood.document
    assert.ok(year !== null && placeTier !== null && place !== null && title !== null)
    assert.ok(understood.sections.length > 15)
    assert.ok(understood.duties.length > 10)
    assert.ok(legalBases.length > 10)
    assert.ok(understood.targets.length > 3)
  })
}
