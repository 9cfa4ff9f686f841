// Structures that tables of other authorities have: quarters as columns, groups, ditto marks, several tables.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PartyRef, Task } from '../../understood-plan.ts'
import { readText } from './task-table-fixtures.ts'

const read = (table: string) => readText(table.trim().replace(/ ?¦ ?/g, '\t'))

const units = (parties: readonly PartyRef[]): string =>
  parties.map(({ unit, inherited }) => (inherited ? `${unit}*` : unit)).join(' + ')

const short = (task: Task): string =>
  [task.no, task.text, units(task.lead), units(task.coordinate), task.deadline.dueDates.join(' ')].join(' | ')

const doubted = (task: Task): string => task.doubts.map(({ field }) => field).join(' ')

test('quarters as columns with marks', () => {
  const { tasks } = read(`
TT ¦ Nội dung công việc ¦ Đơn vị chủ trì ¦ Thời gian thực hiện ¦  ¦  ¦  ¦ Ghi chú
 ¦  ¦  ¦ Quý I ¦ Quý II ¦ Quý III ¦ Quý IV ¦
1 ¦ Ban hành kế hoạch rà soát văn bản ¦ Phòng Tư pháp ¦ x ¦  ¦  ¦  ¦
2 ¦ Báo cáo kết quả rà soát văn bản ¦ Phòng Tư pháp ¦  ¦ x ¦  ¦ x ¦
3 ¦ Theo dõi thi hành pháp luật ¦ Phòng Tư pháp ¦ x ¦ x ¦ x ¦ x ¦`)
  assert.deepEqual(tasks.map(short), [
    '1 | Ban hành kế hoạch rà soát văn bản | Phòng Tư pháp |  | 2031-03-31',
    '2 | Báo cáo kết quả rà soát văn bản | Phòng Tư pháp |  | 2031-06-30 2031-12-31',
    '3 | Theo dõi thi hành pháp luật | Phòng Tư pháp |  | 2031-12-31',
  ])
  assert.deepEqual(tasks.map(doubted), ['', '', 'deadline'])
})

test('one column that says who leads and who helps', () => {
  const { tasks } = read(`
STT ¦ Nhiệm vụ ¦ Sản phẩm ¦ Cơ quan thực hiện ¦ Thời gian hoàn thành
1 ¦ Xây dựng kế hoạch kiểm tra ¦ Kế hoạch ¦ Chủ trì: Phòng Nội vụ; Phối hợp: Văn phòng, các phòng chuyên môn ¦ Tháng 2
2 ¦ Tổ chức kiểm tra ¦ Báo cáo ¦ Phòng Nội vụ (chủ trì), Thanh tra huyện ¦ Quý III
3 ¦ Tập huấn nghiệp vụ ¦ Lớp tập huấn ¦ Phòng Nội vụ ¦ Quý IV`)
  assert.deepEqual(
    tasks.map((task) => [units(task.lead), units(task.coordinate)]),
    [
      ['Phòng Nội vụ', 'Văn phòng + Các phòng chuyên môn'],
      ['Phòng Nội vụ', 'Thanh tra huyện'],
      ['Phòng Nội vụ', ''],
    ],
  )
})

test('ditto marks stand for the cell above', () => {
  const { tasks } = read(`
STT ¦ Nhiệm vụ ¦ Chủ trì ¦ Phối hợp ¦ Thời gian
1 ¦ Xây dựng kế hoạch tuyên truyền ¦ Phòng Nội vụ ¦ Các xã, thị trấn ¦ Quý I
2 ¦ Xây dựng kế hoạch kiểm tra ¦ nt ¦ -nt- ¦ "
3 ¦ Tổng kết công tác năm ¦ Như trên ¦ Như trên ¦ Tháng 12`)
  assert.deepEqual(tasks.map(short), [
    '1 | Xây dựng kế hoạch tuyên truyền | Phòng Nội vụ | Các xã, thị trấn | 2031-03-31',
    '2 | Xây dựng kế hoạch kiểm tra | Phòng Nội vụ* | Các xã, thị trấn* | 2031-03-31',
    '3 | Tổng kết công tác năm | Phòng Nội vụ* | Các xã, thị trấn* | 2031-12-31',
  ])
})

test('a column of groups beside the column of tasks', () => {
  const { tasks } = read(`
TT ¦ Nhiệm vụ ¦ Nội dung cụ thể ¦ Chủ trì ¦ Phối hợp ¦ Sản phẩm ¦ Thời gian
I ¦ CẢI CÁCH THỦ TỤC HÀNH CHÍNH ¦ ¦ ¦ ¦ ¦
1 ¦ Kiểm soát thủ tục ¦ Rà soát thủ tục thuộc thẩm quyền ¦ Văn phòng UBND ¦ Các phòng ¦ Báo cáo ¦ Quý II
 ¦  ¦ Công khai thủ tục mới ban hành ¦ Văn phòng UBND ¦ Các phòng ¦ Danh mục ¦ Thường xuyên
2 ¦ Một cửa ¦ Sắp xếp lại Bộ phận Một cửa ¦ Văn phòng UBND ¦ Phòng Nội vụ ¦ Quyết định ¦ Quý III`)
  assert.deepEqual(
    tasks.map((task) => [task.areaKey, task.subArea, task.no, task.noInherited ?? false, task.text]),
    [
      ['procedures', 'Kiểm soát thủ tục', '1', false, 'Rà soát thủ tục thuộc thẩm quyền'],
      ['procedures', 'Kiểm soát thủ tục', '1', true, 'Công khai thủ tục mới ban hành'],
      ['procedures', 'Một cửa', '2', false, 'Sắp xếp lại Bộ phận Một cửa'],
    ],
  )
})

test('parts, areas and a parent row that carries the units of its parts', () => {
  const { tasks } = read(`
STT ¦ Nhiệm vụ ¦ Cơ quan chủ trì ¦ Cơ quan phối hợp ¦ Sản phẩm ¦ Thời hạn
A ¦ NHIỆM VỤ CHUNG ¦ ¦ ¦ ¦
I ¦ Cải cách tổ chức bộ máy ¦ ¦ ¦ ¦
1 ¦ Sắp xếp đơn vị sự nghiệp ¦ Phòng Nội vụ ¦ Các cơ quan, đơn vị liên quan ¦ Đề án ¦ Trước 30/9
1.1 ¦ Xây dựng đề án ¦ ¦ ¦ Dự thảo đề án ¦ Trước 30/6
1.2 ¦ Trình phê duyệt ¦ ¦ ¦ Tờ trình ¦ Trước 30/9
2 ¦ Tinh giản biên chế ¦ Phòng Nội vụ ¦ Phòng Tài chính - Kế hoạch ¦ Quyết định ¦ Trong năm
B ¦ NHIỆM VỤ RIÊNG ¦ ¦ ¦ ¦
II ¦ Chuyển đổi số ¦ ¦ ¦ ¦
3 ¦ Nâng cấp cổng thông tin ¦ Phòng Văn hóa và Thông tin ¦ Văn phòng HĐND và UBND ¦ Cổng mới ¦ Quý III`)
  assert.deepEqual(tasks.map(short), [
    '1.1 | Xây dựng đề án | Phòng Nội vụ* | Các cơ quan, đơn vị liên quan* | 2031-06-30',
    '1.2 | Trình phê duyệt | Phòng Nội vụ* | Các cơ quan, đơn vị liên quan* | 2031-09-30',
    '2 | Tinh giản biên chế | Phòng Nội vụ | Phòng Tài chính - Kế hoạch | 2031-12-31',
    '3 | Nâng cấp cổng thông tin | Phòng Văn hóa và Thông tin | Văn phòng HĐND và UBND | 2031-09-30',
  ])
  assert.deepEqual(
    tasks.map((task) => [task.areaKey, task.subArea]),
    [
      ['organisation', '1. Sắp xếp đơn vị sự nghiệp'],
      ['organisation', '1. Sắp xếp đơn vị sự nghiệp'],
      ['organisation', undefined],
      ['digital-government', undefined],
    ],
  )
})

test('rows that state a goal for the tasks below', () => {
  const { tasks } = read(`
STT ¦ Nội dung ¦ Chủ trì ¦ Phối hợp ¦ Kết quả ¦ Thời gian
I. CẢI CÁCH THỦ TỤC HÀNH CHÍNH ¦ ¦ ¦ ¦ ¦
Mục tiêu 1: 100% thủ tục được công khai đúng hạn ¦ ¦ ¦ ¦ ¦
1 ¦ Cập nhật thủ tục lên trang thông tin điện tử ¦ Văn phòng ¦ Các bộ phận ¦ Danh mục ¦ Thường xuyên
2 ¦ Kiểm tra việc niêm yết ¦ Văn phòng ¦ Các bộ phận ¦ Biên bản ¦ Hàng quý
Mục tiêu 2: Tỷ lệ hài lòng đạt 95% ¦ ¦ ¦ ¦ ¦
3 ¦ Khảo sát ý kiến người dân ¦ Bộ phận Một cửa ¦ Hội Nông dân xã ¦ Báo cáo ¦ Quý IV`)
  assert.deepEqual(
    tasks.map((task) => task.goal),
    ['100% thủ tục được công khai đúng hạn', '100% thủ tục được công khai đúng hạn', 'Tỷ lệ hài lòng đạt 95%'],
  )
})

test('areas numbered 1 and tasks numbered 1.1', () => {
  const { tasks } = read(`
TT ¦ Nội dung ¦ Đơn vị thực hiện ¦ Đơn vị phối hợp ¦ Thời gian
<b>1</b> ¦ <b>Công tác chỉ đạo điều hành</b> ¦ ¦ ¦
1.1 ¦ Ban hành kế hoạch năm ¦ Phòng Nội vụ ¦ Các phòng ¦ Quý I
<b>2</b> ¦ <b>Cải cách thể chế</b> ¦ ¦ ¦
2.1 ¦ Rà soát văn bản ¦ Phòng Tư pháp ¦ Các phòng ¦ Quý IV`)
  assert.deepEqual(
    tasks.map((task) => [task.no, task.areaKey]),
    [
      ['1.1', 'direction'],
      ['2.1', 'institution'],
    ],
  )
})

test('a cell with two numbered tasks is split where offices and dates are numbered too, else it stays one', () => {
  const { tasks } = read(`
STT ¦ Nhiệm vụ ¦ Sản phẩm ¦ Chủ trì ¦ Phối hợp ¦ Thời gian
1 ¦ 1. Xây dựng kế hoạch 2. Tổ chức kiểm tra ¦ 1. Kế hoạch 2. Báo cáo ¦ 1. Phòng Nội vụ 2. Thanh tra huyện ¦ Các xã ¦ 1. Quý I 2. Quý III
2 ¦ - Rà soát thủ tục - Công khai thủ tục ¦ Báo cáo ¦ Văn phòng ¦ Các xã ¦ Quý II`)
  assert.deepEqual(tasks.map(short), [
    '1 | Xây dựng kế hoạch | Phòng Nội vụ | Các xã | 2031-03-31',
    '1 | Tổ chức kiểm tra | Thanh tra huyện | Các xã | 2031-09-30',
    '2 | Rà soát thủ tục; Công khai thủ tục | Văn phòng | Các xã | 2031-06-30',
  ])
  assert.deepEqual(tasks[1]!.outputs, ['Báo cáo'])
})

test('the beginning of a task is not its deadline', () => {
  const { tasks } = read(`
STT ¦ Nhiệm vụ ¦ Đơn vị chủ trì ¦ Thời gian bắt đầu ¦ Thời gian kết thúc ¦ Sản phẩm
1 ¦ Xây dựng kế hoạch số hóa ¦ Phòng Nội vụ ¦ Tháng 1 ¦ Tháng 3 ¦ Kế hoạch
2 ¦ Số hóa hồ sơ lưu trữ ¦ Phòng Nội vụ ¦ Tháng 4 ¦ Tháng 10 ¦ Hồ sơ số`)
  assert.deepEqual(
    tasks.map((task) => [task.deadline.text, doubted(task)]),
    [
      ['Tháng 3', ''],
      ['Tháng 10', ''],
    ],
  )
})

test('two tables of tasks with other columns and another unit of money', () => {
  const { tasks, controlTotals, budgetTotalVND } = read(`
Phụ lục I

STT ¦ Nhiệm vụ ¦ Chủ trì ¦ Phối hợp ¦ Thời gian
1 ¦ Xây dựng kế hoạch ¦ Phòng Nội vụ ¦ Các phòng ¦ Quý I

Phụ lục II

STT ¦ Nội dung công việc ¦ Thời gian ¦ Sản phẩm ¦ Chủ trì ¦ Kinh phí (triệu đồng)
1 ¦ Nâng cấp phần mềm một cửa ¦ Quý II ¦ Phần mềm ¦ Văn phòng HĐND và UBND ¦ 150
2 ¦ Mua thiết bị quét ¦ Quý III ¦ Máy quét ¦ Văn phòng HĐND và UBND ¦ 45,5
 ¦ Cộng ¦ ¦ ¦ ¦ 200`)
  assert.deepEqual(
    tasks.map((task) => [task.seq, task.text, units(task.lead), task.budgetVND]),
    [
      [1, 'Xây dựng kế hoạch', 'Phòng Nội vụ', null],
      [2, 'Nâng cấp phần mềm một cửa', 'Văn phòng HĐND và UBND', 150_000_000],
      [3, 'Mua thiết bị quét', 'Văn phòng HĐND và UBND', 45_500_000],
    ],
  )
  assert.deepEqual([controlTotals[0]?.difference, budgetTotalVND], [4_500_000, 200_000_000])
})

test('persons, a title row above the heading and a note below', () => {
  const { tasks, notUnderstood } = read(`
BẢNG PHÂN CÔNG NHIỆM VỤ NĂM 2031 ¦ ¦ ¦ ¦
STT ¦ Công việc ¦ Người phụ trách ¦ Phối hợp ¦ Hoàn thành
1 ¦ Lập danh sách cán bộ đi học ¦ Bà Trần Thị Bình, công chức Văn phòng - Thống kê ¦ Kế toán ngân sách ¦ 15/3/2031
2 ¦ Sửa chữa nhà làm việc ¦ Đ/c Nguyễn Văn An - Phó Chủ tịch UBND ¦  ¦ 30/6/2031
Ghi chú: các bộ phận báo cáo trước ngày 20 hằng tháng. ¦ ¦ ¦ ¦`)
  assert.deepEqual(tasks.map(short), [
    '1 | Lập danh sách cán bộ đi học | Bà Trần Thị Bình, công chức Văn phòng - Thống kê | Kế toán ngân sách | 2031-03-15',
    '2 | Sửa chữa nhà làm việc | Đ/c Nguyễn Văn An - Phó Chủ tịch UBND |  | 2031-06-30',
  ])
  assert.deepEqual(
    notUnderstood.map(({ text }) => text),
    ['Ghi chú: các bộ phận báo cáo trước ngày 20 hằng tháng.'],
  )
})

test('parts a) and b) of a task, or parts with dashes, are tasks under its name', () => {
  const { tasks } = read(`
STT ¦ Nội dung, nhiệm vụ ¦ Chủ trì ¦ Phối hợp ¦ Thời gian hoàn thành ¦ Sản phẩm
<b>I</b> ¦ <b>Công tác chỉ đạo, điều hành</b> ¦ ¦ ¦ ¦
1 ¦ Ban hành các văn bản chỉ đạo ¦ ¦ ¦ ¦
a ¦ Kế hoạch cải cách hành chính năm 2031 ¦ Phòng Nội vụ ¦ Các phòng ¦ Tháng 01/2031 ¦ Kế hoạch
b ¦ Kế hoạch tuyên truyền ¦ Phòng Văn hóa và Thông tin ¦ Phòng Nội vụ ¦ Quý I ¦ Kế hoạch
2 ¦ Công tác kiểm tra ¦ ¦ ¦ ¦
 ¦ - Kiểm tra các xã ¦ Phòng Nội vụ ¦ Thanh tra huyện ¦ Quý II ¦ Báo cáo
3 ¦ Tổng kết năm ¦ Phòng Nội vụ ¦ Các phòng ¦ Tháng 12 ¦ Báo cáo`)
  assert.deepEqual(
    tasks.map((task) => [task.subArea, task.text, units(task.lead)]),
    [
      ['1. Ban hành các văn bản chỉ đạo', 'Kế hoạch cải cách hành chính năm 2031', 'Phòng Nội vụ'],
      ['1. Ban hành các văn bản chỉ đạo', 'Kế hoạch tuyên truyền', 'Phòng Văn hóa và Thông tin'],
      ['2. Công tác kiểm tra', 'Kiểm tra các xã', 'Phòng Nội vụ'],
      [undefined, 'Tổng kết năm', 'Phòng Nội vụ'],
    ],
  )
})

test('lines of one row that became rows of the table', () => {
  const { tasks } = read(`
STT ¦ Nhiệm vụ ¦ Chủ trì ¦ Phối hợp ¦ Thời gian
1 ¦ Xây dựng kế hoạch kiểm soát thủ tục ¦ Văn phòng HĐND ¦ Các phòng ¦ Quý I
 ¦ hành chính năm 2031 của huyện ¦ và UBND ¦ chuyên môn ¦ năm 2031
2 ¦ Rà soát thủ tục ¦ Văn phòng HĐND và UBND ¦ Các phòng ¦ Quý II`)
  assert.deepEqual(tasks.map(short), [
    '1 | Xây dựng kế hoạch kiểm soát thủ tục hành chính năm 2031 của huyện | Văn phòng HĐND và UBND | Các phòng chuyên môn | 2031-03-31',
    '2 | Rà soát thủ tục | Văn phòng HĐND và UBND | Các phòng | 2031-06-30',
  ])
})

const others: Record<string, string> = {
  'a list of reports': `
STT ¦ Tên báo cáo ¦ Kỳ báo cáo ¦ Đơn vị báo cáo ¦ Thời hạn gửi ¦ Nơi nhận
1 ¦ Báo cáo cải cách hành chính ¦ Quý ¦ Các xã ¦ Trước ngày 15 ¦ Phòng Nội vụ
2 ¦ Báo cáo kiểm soát thủ tục ¦ Quý ¦ Các xã ¦ Trước ngày 20 ¦ Văn phòng`,
  'a list of targets': `
STT ¦ Chỉ tiêu ¦ Đơn vị tính ¦ Kế hoạch 2031 ¦ Đơn vị theo dõi
1 ¦ Tỷ lệ hồ sơ đúng hạn ¦ % ¦ 98 ¦ Văn phòng
2 ¦ Tỷ lệ hồ sơ trực tuyến ¦ % ¦ 70 ¦ Phòng Văn hóa và Thông tin`,
  'an estimate of costs': `
STT ¦ Nội dung ¦ Số lượng ¦ Đơn giá ¦ Thành tiền
1 ¦ In tài liệu tuyên truyền ¦ 500 tờ ¦ 2.000 ¦ 1.000.000
2 ¦ Thuê hội trường ¦ 1 buổi ¦ 3.000.000 ¦ 3.000.000`,
  'a report form': `
STT ¦ Nội dung ¦ Kết quả thực hiện ¦ Tồn tại, hạn chế ¦ Ghi chú
1 ¦ Công tác chỉ đạo ¦  ¦  ¦
2 ¦ Cải cách thể chế ¦  ¦  ¦`,
  'a list of members': `
STT ¦ Họ và tên ¦ Chức vụ ¦ Đơn vị ¦ Ghi chú
1 ¦ Nguyễn Văn An ¦ Phó Chủ tịch ¦ UBND xã ¦ Trưởng ban
2 ¦ Trần Thị Bình ¦ Công chức ¦ Văn phòng ¦ Thành viên`,
  'a table of scores': `
STT ¦ Tiêu chí ¦ Điểm tối đa ¦ Điểm tự chấm ¦ Đơn vị thẩm định
1 ¦ Ban hành kế hoạch năm ¦ 2 ¦ 2 ¦ Phòng Nội vụ
2 ¦ Thực hiện chế độ báo cáo ¦ 1 ¦ 0,5 ¦ Phòng Nội vụ`,
}

for (const [name, table] of Object.entries(others)) {
  test(`no tasks in ${name}`, () => assert.deepEqual(read(table).tasks, []))
}

test('quarters named by their numerals alone below "Thời gian (quý)"', () => {
  const { tasks } = read(`
STT ¦ Nội dung công việc ¦ Cơ quan chủ trì ¦ Sản phẩm ¦ Thời gian thực hiện (quý) ¦  ¦  ¦
 ¦  ¦  ¦  ¦ I ¦ II ¦ III ¦ IV
1 ¦ Tổ chức hội nghị triển khai nhiệm vụ ¦ Phòng Nội vụ ¦ Hội nghị ¦ x ¦  ¦  ¦
2 ¦ Kiểm tra các xã ¦ Phòng Nội vụ ¦ Kết luận ¦  ¦ x ¦ x ¦
3 ¦ Rà soát văn bản ¦ Phòng Tư pháp ¦ Báo cáo ¦  ¦  ¦  ¦ x`)
  assert.deepEqual(tasks.map(short), [
    '1 | Tổ chức hội nghị triển khai nhiệm vụ | Phòng Nội vụ |  | 2031-03-31',
    '2 | Kiểm tra các xã | Phòng Nội vụ |  | 2031-09-30',
    '3 | Rà soát văn bản | Phòng Tư pháp |  | 2031-12-31',
  ])
  assert.deepEqual(tasks.map(doubted), ['', '', ''])
})

test('a row of work that uses the words of headings is no heading', () => {
  const { tasks } = read(`
STT ¦ Lĩnh vực ¦ Nội dung công việc ¦ Đơn vị chủ trì, phối hợp ¦ Thời gian hoàn thành ¦ Sản phẩm đầu ra
1 ¦ Công tác chỉ đạo, điều hành ¦ Xây dựng kế hoạch năm 2031 ¦ Chủ trì: Văn phòng HĐND và UBND. Phối hợp: Phòng Kinh tế ¦ Tháng 01 ¦ Kế hoạch
2 ¦  ¦ Tự kiểm tra công tác tại các phòng, đơn vị ¦ Chủ trì: Phòng Kinh tế. Phối hợp: Văn phòng HĐND và UBND ¦ Quý III ¦ Kế hoạch, báo cáo kết quả kiểm tra
3 ¦  ¦ Ra quân hỗ trợ người dân nộp hồ sơ ¦ Chủ trì: Phòng Kinh tế. Phối hợp: Đoàn TNCS Hồ Chí Minh xã, Công đoàn xã ¦ Tháng 5 ¦ Đợt ra quân`)
  assert.deepEqual(
    tasks.map((task) => [task.areaKey, units(task.lead), units(task.coordinate)]),
    [
      ['direction', 'Văn phòng HĐND và UBND', 'Phòng Kinh tế'],
      ['direction', 'Phòng Kinh tế', 'Văn phòng HĐND và UBND'],
      ['direction', 'Phòng Kinh tế', 'Đoàn TNCS Hồ Chí Minh xã + Công đoàn xã'],
    ],
  )
})

test('a number and its unit in two columns are one quantity, and a target', () => {
  const { tasks } = read(`
STT ¦ Hoạt động ¦ Chỉ tiêu ¦ Đơn vị tính ¦ Kế hoạch năm 2031 ¦ Bộ phận thực hiện ¦ Thời gian
1 ¦ Rút ngắn thời gian chờ khám bệnh ¦ Thời gian chờ trung bình ¦ Phút ¦ ≤ 45 ¦ Khoa Khám bệnh ¦ Quý II
2 ¦ Tập huấn kỹ năng giao tiếp ¦ Số lớp ¦ Lớp ¦ 02 ¦ Phòng Điều dưỡng ¦ Quý III
3 ¦ Khảo sát người bệnh ¦ Tỷ lệ hài lòng ¦ % ¦ ≥ 90 ¦ Phòng Quản lý chất lượng ¦ Quý IV`)
  assert.deepEqual(
    tasks.map(({ goal, quantity }) => [goal, quantity?.value, quantity?.unit]),
    [
      ['Thời gian chờ trung bình', 45, 'phút'],
      ['Số lớp', 2, 'lớp'],
      ['Tỷ lệ hài lòng', 90, '%'],
    ],
  )
})

test('a row cut by the number of a page goes on below it', () => {
  const { tasks } = read(`
TT ¦ Nhiệm vụ ¦ Chủ trì ¦ Phối hợp ¦ Thời hạn ¦ Sản phẩm
1 ¦ Tuyên truyền cải cách hành chính ¦ Văn phòng xã ¦ Công an xã ¦ Tháng 3/2031 ¦ Chuyên mục
2 ¦ Thực hiện số hóa hồ sơ khi tiếp nhận, ¦ Trung tâm PVHCC ¦ Công an xã ¦ 31/12/2031 ¦ Hồ sơ được

13

 ¦ giải quyết thủ tục ¦ xã ¦  ¦  ¦ số hóa
3 ¦ Đánh giá công chức ¦ Văn phòng xã ¦  ¦ Hằng tháng ¦ Bảng đánh giá`)
  assert.deepEqual(
    tasks.map((task) => [task.text, units(task.lead), task.outputs.join(' + '), task.sourceLines.length]),
    [
      ['Tuyên truyền cải cách hành chính', 'Văn phòng xã', 'Chuyên mục', 1],
      ['Thực hiện số hóa hồ sơ khi tiếp nhận, giải quyết thủ tục', 'Trung tâm PVHCC xã', 'Hồ sơ được số hóa', 2],
      ['Đánh giá công chức', 'Văn phòng xã', 'Bảng đánh giá', 1],
    ],
  )
})

test('the heading of the column says that its dates are one day too late', () => {
  const { tasks } = read(`
TT ¦ Nội dung ¦ Chủ trì ¦ Sản phẩm ¦ Hoàn thành trước ngày
1 ¦ Lập danh mục hồ sơ ¦ Văn phòng ¦ Danh mục ¦ 15/3/2031
2 ¦ Chỉnh lý tài liệu ¦ Văn phòng ¦ Báo cáo ¦ 30/11/2031`)
  assert.deepEqual(
    tasks.map(({ deadline }) => [deadline.text, deadline.dueDates.join(), deadline.exclusive]),
    [
      ['15/3/2031', '2031-03-15', true],
      ['30/11/2031', '2031-11-30', true],
    ],
  )
})

test('groups name the areas where the heading above them names none', () => {
  const { tasks } = read(`
TT ¦ Nhiệm vụ ¦ Chủ trì ¦ Sản phẩm ¦ Thời gian
II ¦ NHIỆM VỤ THEO LĨNH VỰC ¦  ¦  ¦
II.1 ¦ Cải cách thể chế ¦  ¦  ¦
II.1 .a ¦ Rà soát văn bản ¦ Phòng Tư pháp ¦ Báo cáo ¦ Quý II
II.2 ¦ Cải cách thủ tục hành chính ¦  ¦  ¦
II.2. a ¦ Niêm yết thủ tục ¦ Văn phòng ¦ Bảng niêm yết ¦ Quý I`)
  assert.deepEqual(
    tasks.map(({ no, areaKey }) => [no, areaKey]),
    [
      ['II.1.a', 'institution'],
      ['II.2.a', 'procedures'],
    ],
  )
})

test('a table without a heading is read by its cells and doubted', () => {
  const { tasks } = read(`
1 ¦ Xây dựng kế hoạch tuyên truyền ¦ Kế hoạch ¦ Phòng Nội vụ ¦ Các phòng chuyên môn ¦ Quý I
2 ¦ Tổ chức kiểm tra tại các xã ¦ Báo cáo ¦ Thanh tra huyện ¦ Phòng Nội vụ ¦ Quý III
3 ¦ Ban hành quyết định khen thưởng ¦ Quyết định ¦ Phòng Nội vụ ¦ Các xã, thị trấn ¦ Tháng 12`)
  assert.equal(tasks.length, 3)
  for (const task of tasks) assert.match(doubted(task), /lead coordinate outputs/)
})

test('officers of communes named by their fields', () => {
  const { tasks } = read(`
TT ¦ Nội dung ¦ Sản phẩm ¦ Chủ trì ¦ Phối hợp ¦ Thời hạn
1 ¦ Tuyên truyền trên loa ¦ Tin bài ¦ Văn hóa - Xã hội ¦ Đài truyền thanh xã ¦ Thường xuyên
2 ¦ Rà soát văn bản của xã ¦ Báo cáo ¦ Tư pháp - Hộ tịch ¦ Các ngành liên quan ¦ Quý III
3 ¦ Công khai ngân sách ¦ Biểu mẫu ¦ Tài chính – Kế toán ¦  ¦ Hằng quý`)
  assert.deepEqual(
    tasks.map((task) => units(task.lead)),
    ['Văn hóa - Xã hội', 'Tư pháp - Hộ tịch', 'Tài chính – Kế toán'],
  )
})

test('an office whose name may hold a comma is doubted, a list of offices is not', () => {
  const { tasks } = read(`
TT ¦ Nội dung ¦ Chủ trì ¦ Phối hợp ¦ Thời hạn
1 ¦ Lập dự toán ¦ Phòng Kế hoạch, Tài chính ¦ Văn phòng ¦ Quý I
2 ¦ Kiểm tra công vụ ¦ Phòng Nội vụ, Thanh tra huyện ¦ Văn phòng ¦ Quý II
3 ¦ Tổng kết ¦ Phòng Nội vụ; Phòng Tư pháp ¦ Văn phòng ¦ Tháng 12`)
  assert.deepEqual(tasks.map(doubted), ['lead', '', ''])
})
