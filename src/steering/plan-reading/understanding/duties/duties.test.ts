import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from '../../extraction/text.ts'
import { readBodyLines } from '../outline/body-lines.ts'
import { splitParts } from '../outline/parts.ts'
import { readSections } from '../outline/sections.ts'
import { readDuties } from './duties.ts'
import { readDutyPoints } from './duty-points.ts'

const duties = (text: string) => {
  const parts = splitParts(readBodyLines(extractText(text)))
  const { sections } = readSections(parts.body)
  return readDuties(readDutyPoints(sections), sections, parts).map(({ kind, unit, text: what }) => [kind, unit, what])
}

test('each point of each unit is one duty, a point may name its own unit', () => {
  assert.deepEqual(
    duties(`IV. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của Thủ trưởng các cơ quan, đơn vị
- Xây dựng kế hoạch của đơn vị.
- Kiểm tra việc thực hiện.
2. Các cơ quan chủ trì
- Phòng Kinh tế: Theo dõi nội dung tài chính công.
- Văn phòng HĐND và UBND:
+ Tổng hợp chung.
+ Vận hành trang thông tin.
3. Bưu điện, Viễn thông trên địa bàn
Giữ liên hệ thường xuyên với Văn phòng.
Bưu điện chủ trì tuyên truyền dịch vụ bưu chính công ích.`),
    [
      ['duty', 'Thủ trưởng các cơ quan, đơn vị', 'Xây dựng kế hoạch của đơn vị.'],
      ['duty', 'Thủ trưởng các cơ quan, đơn vị', 'Kiểm tra việc thực hiện.'],
      ['duty', 'Phòng Kinh tế', 'Theo dõi nội dung tài chính công.'],
      ['duty', 'Văn phòng HĐND và UBND', 'Tổng hợp chung.'],
      ['duty', 'Văn phòng HĐND và UBND', 'Vận hành trang thông tin.'],
      ['duty', ['Bưu điện', 'Viễn thông trên địa bàn'], 'Giữ liên hệ thường xuyên với Văn phòng.'],
      ['duty', 'Bưu điện', 'Bưu điện chủ trì tuyên truyền dịch vụ bưu chính công ích.'],
    ],
  )
})

test('money: who has to do something is a duty, where it comes from is none', () => {
  assert.deepEqual(
    duties(`III. KINH PHÍ
1. Kinh phí thực hiện do ngân sách xã bảo đảm.
2. Các bộ phận lập dự toán gửi Phòng Kinh tế tổng hợp.`),
    [['budget', 'Các bộ phận', 'Các bộ phận lập dự toán gửi Phòng Kinh tế tổng hợp.']],
  )
})

test('what the decision assigns and how the plan closes', () => {
  assert.deepEqual(
    duties(`QUYẾT ĐỊNH

Ban hành Kế hoạch cải cách hành chính

Điều 2. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch.

KẾ HOẠCH

Cải cách hành chính năm 2026

I. MỤC ĐÍCH

Nâng cao chất lượng.

Trong quá trình thực hiện, các cơ quan, đơn vị kịp thời phản ánh khó khăn./.`),
    [
      ['assignment', 'Sở Nội vụ', 'Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch.'],
      [
        'closing',
        'các cơ quan, đơn vị',
        'Trong quá trình thực hiện, các cơ quan, đơn vị kịp thời phản ánh khó khăn./.',
      ],
    ],
  )
})

test('who is given work among the tasks has a duty, who pays and what is merely announced binds nobody', () => {
  assert.deepEqual(
    duties(`II. NHIỆM VỤ
- Tuyên truyền trên loa phường.
- Giao công chức văn hóa chủ trì tuyên truyền trên loa phường.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng: Theo dõi chung.
Kinh phí lấy từ nguồn chi thường xuyên.
Trên đây là Kế hoạch năm 2031 của phường./.
HIỆU TRƯỞNG
(Đã ký)
Lê Văn Bình`),
    [
      ['assignment', 'công chức văn hóa', 'Giao công chức văn hóa chủ trì tuyên truyền trên loa phường'],
      ['duty', 'Văn phòng', 'Theo dõi chung.'],
    ],
  )
})
