import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from '../extraction/text.ts'
import type { Task } from '../understood-plan.ts'
import { partsOf } from './prose-tasks.ts'
import { understandPlan } from './understand.ts'

const read = (tasks: string): Task[] =>
  understandPlan(
    extractText(`ỦY BAN NHÂN DÂN TỈNH SUỐI MÂY
SỞ NÔNG NGHIỆP

Số: 12/KH-SNN

Suối Mây, ngày 09 tháng 01 năm 2031

KẾ HOẠCH
Cải cách hành chính năm 2031

I. MỤC TIÊU

- 100% hồ sơ được giải quyết đúng hạn.

II. NHIỆM VỤ, GIẢI PHÁP

${tasks}

III. TỔ CHỨC THỰC HIỆN

1. Văn phòng Sở theo dõi, đôn đốc thực hiện Kế hoạch.
`),
  ).tasks

const short = ({ areaKey, text, lead, coordinate, outputs, deadline }: Task): string =>
  [
    areaKey,
    text,
    lead.map(({ unit }) => unit).join(' + '),
    coordinate.map(({ unit }) => unit).join(' + '),
    outputs.join(' + '),
    deadline.dueDates.join(' ') || deadline.kind,
  ].join(' | ')

test('who and when in brackets behind each point', () => {
  const tasks = read(`1. Công tác chỉ đạo, điều hành
- Ban hành kế hoạch năm 2031 của Sở. (Chủ trì: Văn phòng Sở; phối hợp: các phòng chuyên môn; thời gian: Tháng 01/2031).
- Tự kiểm tra tại các đơn vị trực thuộc. (Chủ trì: Thanh tra Sở; thời gian: Quý III/2031).
2. Cải cách thủ tục hành chính
- Cập nhật thủ tục trên Cổng dịch vụ công (Chủ trì: Văn phòng Sở; thời gian: thường xuyên).`)
  assert.deepEqual(tasks.map(short), [
    'direction | Ban hành kế hoạch năm 2031 của Sở | Văn phòng Sở | Các phòng chuyên môn |  | 2031-01-31',
    'direction | Tự kiểm tra tại các đơn vị trực thuộc | Thanh tra Sở |  |  | 2031-09-30',
    'procedures | Cập nhật thủ tục trên Cổng dịch vụ công | Văn phòng Sở |  |  | ongoing',
  ])
  assert.deepEqual(
    tasks.map(({ outputsInferred, places }) => [outputsInferred, places.lead?.line]),
    [
      [true, 18],
      [true, 19],
      [true, 21],
    ],
  )
})

test('who, when and what in points of their own below each task', () => {
  const tasks = read(`1. Cải cách thể chế
a) Rà soát văn bản thuộc lĩnh vực quản lý
- Cơ quan chủ trì: Phòng Pháp chế.
- Cơ quan phối hợp: Các chi cục.
- Thời gian hoàn thành: Trước 15/11/2031.
- Sản phẩm: Báo cáo kết quả rà soát.
b) Theo dõi thi hành pháp luật
- Cơ quan chủ trì: Phòng Pháp chế.
- Thời gian hoàn thành: Quý IV.
- Sản phẩm: Báo cáo.
c) Tập huấn nghiệp vụ soạn thảo
- Cơ quan chủ trì: Văn phòng Sở.
- Thời gian hoàn thành: Tháng 5.
- Sản phẩm: Lớp tập huấn.`)
  assert.deepEqual(tasks.map(short), [
    'institution | Rà soát văn bản thuộc lĩnh vực quản lý | Phòng Pháp chế | Các chi cục | Báo cáo kết quả rà soát | 2031-11-15',
    'institution | Theo dõi thi hành pháp luật | Phòng Pháp chế |  | Báo cáo | 2031-12-31',
    'institution | Tập huấn nghiệp vụ soạn thảo | Văn phòng Sở |  | Lớp tập huấn | 2031-05-31',
  ])
})

test('points that merely speak of who leads are no tasks', () => {
  assert.deepEqual(read('1. Cải cách thể chế\n- Sở chủ trì rà soát văn bản.\n- Các phòng phối hợp thực hiện.'), [])
  assert.deepEqual(partsOf('Rà soát, thống kê hồ sơ.'), { text: 'Rà soát, thống kê hồ sơ' })
})

test('sentences that give the point before them to somebody', () => {
  const tasks = read(`1. Cải cách thể chế
a) Rà soát văn bản của Sở. Giao Phòng Pháp chế chủ trì, phối hợp với các chi cục thực hiện, hoàn thành trước quý IV.
b) Lập danh mục văn bản hết hiệu lực. Giao Phòng Pháp chế chủ trì, hoàn thành trong tháng 02/2031.
c) Tập huấn soạn thảo văn bản. Giao Văn phòng Sở chủ trì; thời gian: tháng 5 và tháng 11.`)
  assert.deepEqual(tasks.map(short), [
    'institution | Rà soát văn bản của Sở | Phòng Pháp chế | Các chi cục |  | 2031-10-01',
    'institution | Lập danh mục văn bản hết hiệu lực | Phòng Pháp chế |  |  | 2031-02-28',
    'institution | Tập huấn soạn thảo văn bản | Văn phòng Sở |  |  | 2031-05-31 2031-11-30',
  ])
})
