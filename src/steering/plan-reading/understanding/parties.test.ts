import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { learnNames } from './party-names.ts'
import { looksLikeParties, readParties, splitParties } from './parties.ts'

const names = (cell: string): string[] => splitParties(cell).map(({ name }) => name)

const cells: [string, string[]][] = [
  ['Phòng Nội vụ', ['Phòng Nội vụ']],
  ['Phòng Nội vụ,', ['Phòng Nội vụ']],
  ['Phòng Văn hóa và Thông tin', ['Phòng Văn hóa và Thông tin']],
  ['Sở Nông nghiệp và Phát triển nông thôn, Sở Tư pháp', ['Sở Nông nghiệp và Phát triển nông thôn', 'Sở Tư pháp']],
  ['Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao và Du lịch']],
  ['Sở Văn hóa, Thể thao và Du lịch và Sở Y tế', ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế']],
  ['Văn phòng HĐND và UBND', ['Văn phòng HĐND và UBND']],
  ['Văn phòng Đoàn ĐBQH, HDND và UBND tỉnh; Sở Tư pháp', ['Văn phòng Đoàn ĐBQH, HDND và UBND tỉnh', 'Sở Tư pháp']],
  [
    'Văn phòng HĐND và UBND, Phòng Tư pháp và Công an huyện',
    ['Văn phòng HĐND và UBND', 'Phòng Tư pháp', 'Công an huyện'],
  ],
  ['Các cơ quan, đơn vị liên quan', ['Các cơ quan, đơn vị liên quan']],
  ['Bưu điện và các cơ quan, đơn vị liên quan', ['Bưu điện', 'các cơ quan, đơn vị liên quan']],
  ['Các cơ quan, đơn vị, UBND các phường, xã', ['Các cơ quan, đơn vị', 'UBND các phường, xã']],
  ['Các phòng chuyên môn và UBND phường, xã', ['Các phòng chuyên môn', 'UBND phường, xã']],
  ['Các sở, ban, ngành tỉnh, UBND cấp huyện', ['Các sở, ban, ngành tỉnh', 'UBND cấp huyện']],
  ['Phòng Nông nghiệp và PTNT', ['Phòng Nông nghiệp và PTNT']],
  ['Sở GD&ĐT, Sở TN và MT', ['Sở GD&ĐT', 'Sở TN và MT']],
  ['Các sở: Nội vụ, Khoa học và Công nghệ', ['Sở Nội vụ', 'Sở Khoa học và Công nghệ']],
  ['Các phòng: Nội vụ, Tư pháp, Tài chính - Kế hoạch', ['Phòng Nội vụ', 'Phòng Tư pháp', 'Phòng Tài chính - Kế hoạch']],
  [
    'Các phòng Nội vụ, Văn hóa và Thông tin và Kinh tế và Hạ tầng',
    ['Phòng Nội vụ', 'Phòng Văn hóa và Thông tin', 'Phòng Kinh tế và Hạ tầng'],
  ],
  ['Phòng Nội vụ, Tư pháp', ['Phòng Nội vụ', 'Phòng Tư pháp']],
  ['Các bộ phận: Văn phòng, ĐCXD-NNMT, VHXH, Quân sự', ['Văn phòng', 'ĐCXD-NNMT', 'VHXH', 'Quân sự']],
  [
    'Đoàn Thanh niên, các bộ phận: VHXH, Công an và các bộ phận khác có liên quan',
    ['Đoàn Thanh niên', 'VHXH', 'Công an', 'các bộ phận khác có liên quan'],
  ],
  ['- Phòng Nội vụ;\n- UBND các xã, thị trấn.', ['Phòng Nội vụ', 'UBND các xã, thị trấn']],
  [
    '- Báo Ngọc Sơn; - Đài PTTH tỉnh; - Các đơn vị có liên quan',
    ['Báo Ngọc Sơn', 'Đài PTTH tỉnh', 'Các đơn vị có liên quan'],
  ],
  ['Phòng Tư pháp huyện. UBND các xã', ['Phòng Tư pháp huyện', 'UBND các xã']],
  ['UBND các xã: An Bình, Phú Lộc', ['UBND xã An Bình', 'UBND xã Phú Lộc']],
  ['Công chức Tư pháp - Hộ tịch, Công an xã', ['Công chức Tư pháp - Hộ tịch', 'Công an xã']],
  ['Thường trực Ban chỉ đạo CCHC; Phòng Nội vụ', ['Thường trực Ban chỉ đạo CCHC', 'Phòng Nội vụ']],
  ['Các cơ quan đơn vị có kết luận thanh tra, kiểm toán', ['Các cơ quan đơn vị có kết luận thanh tra, kiểm toán']],
  ['P. Nội vụ; VP HĐND-UBND', ['P. Nội vụ', 'VP HĐND-UBND']],
  ['UBND cấp huyện, cấp xã', ['UBND cấp huyện', 'UBND cấp xã']],
  ['Các sở, ngành; UBND huyện, xã', ['Các sở, ngành', 'UBND huyện', 'UBND xã']],
  ['UBND các tỉnh, thành phố', ['UBND các tỉnh, thành phố']],
  ['Thủ trưởng các cơ quan, đơn vị', ['Thủ trưởng các cơ quan, đơn vị']],
  ['Cán bộ, công chức xã', ['Cán bộ, công chức xã']],
  ['Sở TT&TT; Sở KH&ĐT', ['Sở TT&TT', 'Sở KH&ĐT']],
  ['Công an, Quân sự, Văn phòng - Thống kê', ['Công an', 'Quân sự', 'Văn phòng - Thống kê']],
  ['Bà Trần Thị Bình, công chức Tư pháp; Đ/c An', ['Bà Trần Thị Bình, công chức Tư pháp', 'Đ/c An']],
  ['UBND các huyện, thị xã, thành phố', ['UBND các huyện, thị xã, thành phố']],
  ['', []],
  ['-', []],
]

for (const [cell, expected] of cells) test(`offices of “${cell}”`, () => assert.deepEqual(names(cell), expected))

const none = learnNames([], '')
const units = (cell: string, learnt = none): string[] => readParties(cell, learnt).map(({ unit }) => unit)

test('standard abbreviations and broken collectives get their usual form, the printed one is kept', () => {
  assert.deepEqual(readParties('P. Nội vụ', none), [{ unit: 'Phòng Nội vụ', raw: 'P. Nội vụ' }])
  assert.deepEqual(readParties('Ủy ban nhân dân xã', none), [{ unit: 'UBND xã', raw: 'Ủy ban nhân dân xã' }])
  assert.deepEqual(units('Các cơ quan liên quan đơn vị'), ['Các cơ quan, đơn vị liên quan'])
  assert.deepEqual(readParties('Phòng Y tế', none), [{ unit: 'Phòng Y tế' }])
})

test('an abbreviation is spelled out where the document defines or uses the long form', () => {
  const learnt = learnNames(
    ['Công chức Tư pháp – Hộ tịch', 'TP-HT', 'TTHCC'],
    'hồ sơ nộp tại Trung tâm hành chính công (TTHCC) của huyện',
  )
  assert.deepEqual(units('TP-HT, TTHCC', learnt), ['Tư pháp – Hộ tịch', 'Trung tâm hành chính công'])
  assert.deepEqual(units('ABC'), ['ABC'])
})

test('a slip of one letter is taken for the frequent name', () => {
  const learnt = learnNames(['Phòng Nội vụ', 'Phòng Nội vụ', 'Phòng Nội vụ', 'Phòng Nội vu', 'Phòng Nôi vụx'], '')
  assert.deepEqual(readParties('Phòng Nôi vụx', learnt), [{ unit: 'Phòng Nội vụ', raw: 'Phòng Nôi vụx' }])
})

test('units that the authority already knows come by any of their names', () => {
  const learnt = learnNames([], '', [{ name: 'Văn phòng HĐND và UBND huyện', aliases: ['VPUB'] }])
  assert.deepEqual(units('VPUB', learnt), ['Văn phòng HĐND và UBND huyện'])
})

test('offices are told from other cells', () => {
  assert.ok(looksLikeParties('Phòng Nội vụ; UBND các xã') > 0.9)
  assert.ok(looksLikeParties('Xây dựng kế hoạch tuyên truyền') < 0.5)
  assert.equal(looksLikeParties('Quý II/2031'), 0)
})

test('property: offices joined by semicolons come back, whatever their names contain', () => {
  const office = fc.constantFrom(
    'Phòng Nội vụ',
    'Phòng Văn hóa và Thông tin',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Văn phòng HĐND và UBND',
    'Các cơ quan, đơn vị liên quan',
    'UBND các phường, xã',
    'Công chức Tài chính - Kế toán',
    'Sở Nông nghiệp và Phát triển nông thôn',
  )
  fc.assert(
    fc.property(fc.uniqueArray(office, { maxLength: 5 }), fc.constantFrom('; ', ';\n', '\n- '), (offices, glue) => {
      assert.deepEqual(names(offices.join(glue)), offices)
    }),
  )
  fc.assert(
    fc.property(fc.uniqueArray(office, { minLength: 1, maxLength: 4 }), (offices) => {
      fc.pre(!offices.slice(0, -1).some((name) => name.startsWith('Các') || name.startsWith('UBND')))
      assert.deepEqual(names(offices.join(', ')), offices)
    }),
  )
})
