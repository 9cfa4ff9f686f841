// One plan as text, Word, PDF and Excel is one plan: what is understood differs in at most 1 % of the cells.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { differencesOf } from '../../../test/support/plan-difference.ts'
import { writeDocx } from '../../../test/support/plan-writers/docx.ts'
import { writePdf } from '../../../test/support/plan-writers/pdf.ts'
import { writePlanXlsx } from '../../../test/support/plan-writers/xlsx.ts'
import { extractDocument } from './extraction/extract.ts'
import { extractText } from './extraction/text.ts'
import type { SourceDocument } from './source-document.ts'
import { understandPlan } from './understanding/understand.ts'

const asMerged = (): boolean => true

const writers: Record<string, (source: SourceDocument) => Promise<Uint8Array> | Uint8Array> = {
  docx: (source) => writeDocx(source),
  'docx with merged cells': (source) => writeDocx(source, asMerged),
  'broad pdf': (source) => writePdf(source),
  'upright pdf': (source) => writePdf(source, { flipped: false }),
  xlsx: (source) => writePlanXlsx(source),
  'xlsx with merged cells': (source) => writePlanXlsx(source, asMerged),
}

const ensureAlike = async (source: SourceDocument): Promise<void> => {
  const plan = understandPlan(source)
  for (const [format, write] of Object.entries(writers)) {
    const { cells, different } = differencesOf(plan, understandPlan(await extractDocument(await write(source))))
    assert.ok(different.length <= cells / 100, `${format}: ${different.length} of ${cells}\n${different.join('\n')}`)
  }
}

const units = ['Văn phòng HĐND và UBND', 'Phòng Kinh tế', 'Phòng Văn hóa - Xã hội', 'Trung tâm Phục vụ hành chính công']
const deadlines = [
  'Tháng 01/2031',
  'Quý II/2031',
  'Thường xuyên',
  'Trước ngày 15/11/2031',
  'Theo hướng dẫn của UBND tỉnh',
]
const tasks = [
  'Xây dựng và ban hành Kế hoạch tuyên truyền cải cách hành chính trên trang thông tin điện tử của xã',
  'Rà soát, công khai danh mục thủ tục hành chính thuộc thẩm quyền giải quyết của UBND xã tại nơi tiếp nhận hồ sơ',
  'Tập huấn nghiệp vụ một cửa',
  'Tự chấm điểm chỉ số cải cách hành chính và gửi báo cáo tự chấm điểm kèm tài liệu kiểm chứng về cơ quan thẩm định',
]

/** A fictional commune's plan: merged deadlines left blank, group heads, a table over several pages. */
const communePlan = (): SourceDocument => {
  const areas = ['I. CẢI CÁCH THỂ CHẾ', 'II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH', 'III. CẢI CÁCH TỔ CHỨC BỘ MÁY']
  const rows = areas.flatMap((area, at) => [
    `<b>${area}</b>\t\t\t\t\t`,
    ...Array.from({ length: 14 }, (_, index) => {
      const row = at * 14 + index
      const cells = [
        `${tasks[row % tasks.length]!} (đợt ${index + 1})`,
        units[row % units.length]!,
        'Các cơ quan, đơn vị liên quan',
        row % 3 === 0 ? 'Kế hoạch; báo cáo kết quả thực hiện' : 'Báo cáo',
        index % 4 === 3 ? '' : deadlines[row % deadlines.length]!,
      ]
      return [row + 1, ...cells].join('\t')
    }),
  ])
  return extractText(`Số: 12/KH-UBND

An Phú, ngày 20 tháng 01 năm 2031

**KẾ HOẠCH**
**Cải cách hành chính năm 2031 của xã An Phú**

**I. MỤC TIÊU**

- Tỷ lệ hồ sơ giải quyết đúng hạn đạt tối thiểu 98%.

- 100% thủ tục hành chính được công khai đầy đủ, kịp thời, đúng quy định tại trụ sở và trên môi trường điện tử để người dân, doanh nghiệp dễ tra cứu.

**II. TỔ CHỨC THỰC HIỆN**

**1. Văn phòng HĐND và UBND:** Chủ trì theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp báo cáo hằng quý gửi UBND tỉnh trước ngày 15 của tháng cuối quý.

2. Các cơ quan, đơn vị thuộc UBND xã thực hiện nhiệm vụ được giao trong Phụ lục kèm theo.

**Phụ lục**

Stt\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
${rows.join('\n')}
`)
}

test('a fictional plan is the same in every format', async () => {
  const plan = communePlan()
  assert.equal(understandPlan(plan).tasks.length, 42)
  await ensureAlike(plan)
})

const folder = process.env['PLANS_DIR'] ?? fileURLToPath(new URL('../../../../shared/plans', import.meta.url))
for (const name of existsSync(folder) ? readdirSync(folder).filter((one) => one.endsWith('.txt')) : []) {
  test(`the real plan ${name} is the same in every format`, async () => {
    await ensureAlike(extractText(readFileSync(join(folder, name))))
  })
}
