import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from '../extraction/text.ts'
import { understandPlan } from './understand.ts'

const plan = (table: string): string => `UBND XÃ THƯỢNG LÂM
Số: 07/KH-UBND
Thượng Lâm, ngày 05 tháng 01 năm 2031
KẾ HOẠCH
Cải cách hành chính năm 2031
I. MỤC TIÊU
- 100% thủ tục hành chính được niêm yết.
II. NHIỆM VỤ
${table}
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi việc thực hiện.`

test('the headings of a table without rows that can be told are said to be one', () => {
  const table =
    'Nhiệm vụ\nĐơn vị chủ trì\nĐơn vị phối hợp\nSản phẩm\nThời hạn hoàn thành\nNiêm yết thủ tục\nVăn phòng\nCác thôn\nQuý I'
  const { tasks, anomalies } = understandPlan(extractText(plan(table)))
  assert.equal(tasks.length, 0)
  assert.match(anomalies.map(({ what }) => what).join(), /tách mỗi ô một dòng: “Nhiệm vụ \| Đơn vị chủ trì/)
})

test('points of the body are no headings of a table', () => {
  const points = '1. Chủ trì: Văn phòng.\n2. Phối hợp: các thôn.\n3. Sản phẩm: báo cáo.\n4. Thời hạn: quý I.'
  assert.deepEqual(understandPlan(extractText(plan(points))).anomalies, [])
})

test('a row that lacks a cell nobody can name is doubtful', () => {
  const cells = [
    'STT',
    'Nhiệm vụ',
    'Chủ trì',
    'Phối hợp',
    'Sản phẩm',
    'Thời hạn',
    '1',
    'Niêm yết thủ tục',
    'Văn phòng',
    'Các thôn',
    'Bảng niêm yết',
    'Quý I',
    '2',
    'Khảo sát hài lòng',
    'Văn phòng',
    'Tổ khảo sát',
    'Quý III',
    '3',
    'Công khai ngân sách',
    'Kế toán',
    'Các thôn',
    'Biểu công khai',
    'Quý IV',
  ]
  const { tasks } = understandPlan(extractText(plan(cells.join('\n'))))
  assert.deepEqual(
    tasks.map(({ doubts }) =>
      doubts.map(({ field }) => field).filter((field) => field === 'lead' || field === 'coordinate'),
    ),
    [[], ['lead', 'coordinate'], []],
  )
})
