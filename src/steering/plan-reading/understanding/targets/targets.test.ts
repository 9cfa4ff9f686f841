import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Section, Task } from '../../understood-plan.ts'
import { readTargets } from './targets.ts'

const section = (role: Section['role'], ...texts: string[]): Section => ({
  id: 'II.1',
  level: 2,
  title: '',
  rawHeading: '',
  role,
  parent: null,
  items: texts.map((text) => ({ text })),
})

const context = { year: 2026, place: 'xã Thượng Lâm' }
const read = (text: string, role: Section['role'] = 'target') => readTargets([section(role, text)], [], context)
const brief = (text: string, role: Section['role'] = 'target') =>
  read(text, role)
    .filter((target) => target.value !== null)
    .map(({ comparator, value, unit }) => `${comparator} ${String(value)} ${unit}`)

const comparators: [string, string][] = [
  ['100% văn bản được ban hành đúng hạn', '= 100 %'],
  ['Tối thiểu 90% hồ sơ được nộp trực tuyến', '>= 90 %'],
  ['Tỷ lệ hồ sơ trực tuyến đạt ít nhất 90 %', '>= 90 %'],
  ['Tỷ lệ hồ sơ trực tuyến đạt từ 90% trở lên', '>= 90 %'],
  ['Bảo đảm từ 35% hồ sơ của xã được số hóa trong năm trở lên', '>= 35 %'],
  ['Trên 95% trở lên đơn vị bố trí đúng vị trí việc làm', '>= 95 %'],
  ['Tỷ lệ hồ sơ công việc trực tuyến trên 80%', '> 80 %'],
  ['Tỷ lệ hồ sơ trực tuyến đạt ≥ 60%', '>= 60 %'],
  ['Tỷ lệ hồ sơ trễ hạn không quá 1,5%', '<= 1.5 %'],
  ['Tỷ lệ hồ sơ trễ hạn dưới 2%', '< 2 %'],
  ['Tỷ lệ hài lòng đạt 95% - 100%', 'between 95,100 %'],
  ['Tỷ lệ hài lòng đạt từ 90 đến 95 phần trăm', 'between 90,95 %'],
  ['Chi phí tuân thủ giảm 10% so với năm 2025', 'decrease 10 %'],
  ['Hồ sơ trực tuyến tăng tối thiểu 5% so với cùng kỳ', 'increase 5 %'],
  ['Cắt giảm tối thiểu 20% thông tin phải khai báo', '>= 20 %'],
  ['Nâng tỷ lệ thanh toán trực tuyến từ 30% lên 50%', '= 50 %'],
  ['Thời gian chờ không quá 15 phút/lượt', '<= 15 phút/lượt'],
  ['Đăng ký thực hiện từ 1-2 sáng kiến', 'between 1,2 sáng kiến'],
  ['Tổ chức ít nhất 02 (hai) lớp tập huấn', '>= 2 lớp'],
  ['Chỉ số cải cách hành chính đạt 90 điểm trở lên', '>= 90 điểm'],
  ['Chỉ số nằm trong nhóm 5 địa phương dẫn đầu', 'rank<= 5 hạng'],
  ['Chỉ số xếp hạng từ thứ 10 trở lên', 'rank<= 10 hạng'],
  ['Chỉ số cải cách hành chính tăng 2 bậc so với năm trước', 'increase 2 bậc'],
  ['Xếp hạng chính quyền số đạt mức độ III trở lên', '>= 3 mức độ'],
  ['Rút ngắn thời gian cấp phép từ 15 ngày xuống còn 10 ngày', '<= 10 ngày'],
  ['Giảm thời gian xử lý hồ sơ hộ tịch còn 2 ngày làm việc', '<= 2 ngày làm việc'],
  ['Tỷ lệ hồ sơ trễ hạn giảm từ 5% xuống 2%', '<= 2 %'],
  ['Phấn đấu 3/4 số thôn có tổ công nghệ số', '= 75 %'],
  ['Ít nhất 2/3 đơn vị đạt loại tốt', '>= 66.7 %'],
  ['Giảm tối thiểu 25% chi phí tuân thủ so với năm 2025', 'decrease 25 %'],
  ['Trên 9O% người dân hài lòng', '> 90 %'],
  ['Hoàn thành đề án trước ngày 15/02/2026', 'by-date 2026-02-15 ngày'],
]

for (const [text, expected] of comparators) {
  test(`“${text}” is ${expected}`, () => assert.deepEqual(brief(text), [expected]))
}

test('several numbers in a sentence are several targets, each with its words', () => {
  const targets = read(
    'Trên 90% hồ sơ công việc cấp tỉnh và trên 80% hồ sơ công việc cấp xã được xử lý trên môi trường mạng; tỷ lệ hồ sơ đúng hạn đạt 98%, mức độ hài lòng của người dân đạt tối thiểu 94%',
  )
  assert.deepEqual(
    targets.map(({ text }) => text),
    [
      'Trên 90% hồ sơ công việc cấp tỉnh được xử lý trên môi trường mạng',
      'trên 80% hồ sơ công việc cấp xã được xử lý trên môi trường mạng',
      'tỷ lệ hồ sơ đúng hạn đạt 98%',
      'mức độ hài lòng của người dân đạt tối thiểu 94%',
    ],
  )
  assert.deepEqual(
    targets.map(({ scope }) => scope),
    ['cấp tỉnh', 'cấp xã', 'xã Thượng Lâm', 'xã Thượng Lâm'],
  )
})

test('later numbers of a list take over subject and comparing word', () => {
  const targets = read(
    'Tỷ lệ số hóa kết quả còn hiệu lực đạt tối thiểu 90% (cấp tỉnh), 80% (cấp xã) để phục vụ kết nối dữ liệu',
  )
  assert.deepEqual(
    targets.map(({ comparator, value, scope }) => [comparator, value, scope]),
    [
      ['>=', 90, 'cấp tỉnh'],
      ['>=', 80, 'cấp xã'],
    ],
  )
  assert.match(targets[1]!.text, /^Tỷ lệ số hóa kết quả còn hiệu lực .*80% \(cấp xã\)$/)
})

test('numbers set beside tiers “tương ứng” go to them in order', () => {
  const targets = read('Tỷ lệ hồ sơ trực tuyến ở cấp tỉnh, cấp xã đạt tương ứng 85%, 70%')
  assert.deepEqual(
    targets.map(({ scope, value }) => [scope, value]),
    [
      ['cấp tỉnh', 85],
      ['cấp xã', 70],
    ],
  )
})

test('points that run in, percent signs misread, all keep their own words', () => {
  assert.deepEqual(
    read('(1) Tỷ lệ hồ sơ đúng hạn ≥ 98%; (2) Tỷ lệ hồ sơ trực tuyến đạt 85 o/o').map(({ text, value }) => [
      text,
      value,
    ]),
    [
      ['Tỷ lệ hồ sơ đúng hạn ≥ 98%', 98],
      ['Tỷ lệ hồ sơ trực tuyến đạt 85%', 85],
    ],
  )
})

test('a part that looks back on the year before sets no targets', () => {
  const past = { ...section('other', 'Tỷ lệ hồ sơ trực tuyến đạt 75%'), title: 'KẾT QUẢ NĂM 2025' }
  assert.deepEqual(readTargets([past], [], context), [])
  assert.equal(readTargets([{ ...past, title: 'NHIỆM VỤ NĂM 2026' }], [], context).length, 1)
})

test('one number for two subjects or two deeds is two targets', () => {
  assert.deepEqual(
    read('Tỷ lệ số hóa hồ sơ và tỷ lệ cấp kết quả giải quyết thủ tục hành chính điện tử đạt 100%').map(
      ({ metricId }) => metricId,
    ),
    ['T29', 'T31'],
  )
  assert.deepEqual(
    read('100% hồ sơ trễ hạn phải có giải trình với lãnh đạo và thực hiện xin lỗi người dân').map(
      ({ metricId }) => metricId,
    ),
    ['T25', 'T26'],
  )
  assert.deepEqual(
    read('100% đơn vị ban hành quy chế chi tiêu nội bộ; quy chế quản lý, sử dụng tài sản công').map(
      ({ metricId }) => metricId,
    ),
    ['T61', 'T62'],
  )
})

test('years, documents, levels, periods and slogans are no targets', () => {
  for (const text of [
    'Thực hiện Quyết định số 45/QĐ-UBND ngày 30/3/2025 giai đoạn 2021 - 2030',
    'Cung cấp dịch vụ công trực tuyến mức độ 3, 4',
    'Thí điểm mô hình “04 tại chỗ” ở 02 cấp chính quyền trong 06 tháng',
    'Thực hiện 03 chương trình mục tiêu quốc gia theo Đề án 06',
    'Trả lời Tổng đài 1022 theo TCVN ISO 9001:2015',
  ]) {
    assert.deepEqual(brief(text, 'task'), [], text)
  }
})

test('what was reached last year is no target', () => {
  assert.deepEqual(brief('Năm 2025, tỷ lệ hồ sơ trực tuyến đạt 75%'), [])
  assert.deepEqual(brief('Tỷ lệ hồ sơ trực tuyến đạt 85% (năm 2025: 75%)'), ['= 85 %'])
})

test('words for all and none count where the sentence speaks of a known metric', () => {
  const [all] = read('Niêm yết tất cả thủ tục hành chính thuộc thẩm quyền', 'task')
  assert.deepEqual([all!.value, all!.implied, all!.metricId], [100, true, 'T09'])
  const [none] = read('tuyệt đối không yêu cầu thêm giấy tờ ngoài quy định với hồ sơ', 'duty')
  assert.deepEqual([none!.value, none!.implied, none!.metricId], [0, true, 'T40'])
  assert.deepEqual(brief('Tuyên truyền đến tất cả cán bộ, công chức', 'task'), [])
})

test('sentences without a number are targets only where targets are listed', () => {
  assert.equal(read('Nâng cao chất lượng tiếp cận thông tin pháp luật')[0]!.comparator, 'increase')
  assert.deepEqual(read('Nâng cao chất lượng tiếp cận thông tin pháp luật', 'task'), [])
  assert.equal(read('Cải thiện chỉ số cải cách hành chính (PAR INDEX) của xã', 'solution')[0]!.metricId, 'T72')
})

test('two numbers for one metric contradict each other, the same number is a duplicate', () => {
  const targets = readTargets(
    [
      section(
        'target',
        'Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 35%',
        'Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 30%',
        'Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 35%',
      ),
    ],
    [],
    context,
  )
  assert.deepEqual(
    targets.map(({ id, conflictWith, duplicateOf }) => [id, conflictWith, duplicateOf]),
    [
      ['C01', ['C02'], undefined],
      ['C02', ['C01', 'C03'], undefined],
      ['C03', ['C02'], 'C01'],
    ],
  )
  assert.equal(targets[0]!.doubts[0]!.field, 'value')
})

const task = (fields: Partial<Task>): Task => ({
  seq: 1,
  no: '1',
  area: null,
  areaKey: null,
  goal: null,
  text: 'Triển khai',
  lead: [],
  coordinate: [],
  outputs: [],
  deadline: { text: '', kind: 'none', dueDates: [] },
  levels: null,
  quantity: null,
  budgetVND: null,
  note: '',
  sourceLines: [],
  rawCells: [],
  doubts: [],
  places: {},
  ...fields,
})

test('goals, quantities and texts of the annex set targets, an inherited goal only once', () => {
  const targets = readTargets(
    [],
    [
      task({ no: 'II.1', goal: '70% thủ tục hành chính có hồ sơ mẫu' }),
      task({
        no: 'II.2',
        goal: '70% thủ tục hành chính có hồ sơ mẫu',
        goalInherited: true,
        text: 'Kiểm tra (tối thiểu 2 lần/năm)',
      }),
      task({ no: 'II.3', text: 'Xây dựng video hướng dẫn', quantity: { value: 2, unit: 'video', raw: '2 video' } }),
    ],
    context,
  )
  assert.deepEqual(
    targets.map(({ section, comparator, value, unit }) => [section, comparator, value, unit]),
    [
      ['PL/II.1', '=', 70, '%'],
      ['PL/II.2', '>=', 2, 'lần/năm'],
      ['PL/II.3', '=', 2, 'video'],
    ],
  )
})

test('every percentage of a list comes back, whatever the numbers', () => {
  const value = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (numbers) => {
      const text = numbers
        .map((number) => `tỷ lệ hồ sơ loại ${String.fromCharCode(97 + (number % 20))} đạt ${number}%`)
        .join(', ')
      assert.deepEqual(
        read(text).map((target) => target.value),
        numbers,
      )
    }),
  )
})

test('a number inside the group of another, a change said once, ranks in a group', () => {
  const texts = (text: string) => read(text).map((target) => [target.comparator, target.value, target.text])
  assert.deepEqual(texts('100% cơ quan, đơn vị có ít nhất 01 sáng kiến được công nhận.'), [
    ['=', 100, '100% cơ quan, đơn vị có ít nhất 01 sáng kiến được công nhận'],
    ['>=', 1, 'cơ quan, đơn vị có ít nhất 01 sáng kiến được công nhận'],
  ])
  assert.deepEqual(texts('Giảm ít nhất 30% thời gian giải quyết, 20% chi phí tuân thủ.'), [
    ['>=', 30, 'Giảm ít nhất 30% thời gian giải quyết'],
    ['>=', 20, 'Giảm ít nhất 20% chi phí tuân thủ'],
  ])
  assert.deepEqual(brief('Chỉ số của Sở đạt từ 90 điểm trở lên và xếp hạng trong nhóm 05.'), [
    '>= 90 điểm',
    'rank<= 5 hạng',
  ])
})
