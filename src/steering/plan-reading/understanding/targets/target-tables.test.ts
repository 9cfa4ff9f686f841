import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from '../../extraction/text.ts'
import { readTargetTables } from './target-tables.ts'

const read = (rows: string[][], skip: number[] = []) =>
  readTargetTables(extractText(rows.map((row) => row.join('\t')).join('\n')), new Set(skip), 2026).map(
    ({ text, value, scope, place }) => [text, value.comparator, value.value, value.unit, scope, place.row],
  )

const table = [
  ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện 2025', 'Kế hoạch 2026'],
  ['I', 'Thủ tục hành chính', '', '', ''],
  ['1', 'Tỷ lệ hồ sơ trực tuyến', '%', '70', '≥ 85'],
  ['2', 'Số cuộc kiểm tra công vụ', 'cuộc', '3', '4'],
  ['3', 'Mức độ hài lòng', '', '93%', 'Trên 95%'],
]

test('rows of a table of targets, with the number of the plan year and its unit', () => {
  assert.deepEqual(read(table), [
    ['Tỷ lệ hồ sơ trực tuyến ≥ 85%', '>=', 85, '%', null, 2],
    ['Số cuộc kiểm tra công vụ 4 cuộc', '=', 4, 'cuộc', null, 3],
    ['Mức độ hài lòng Trên 95%', '>', 95, '%', null, 4],
  ])
})

test('a column for each tier is a target for each', () => {
  assert.deepEqual(
    read([
      ['TT', 'Chỉ tiêu', 'Cấp tỉnh', 'Cấp xã'],
      ['1', 'Tỷ lệ số hóa hồ sơ', '100%', '90%'],
    ]).map(([, , value, , scope]) => [value, scope]),
    [
      [100, 'cấp tỉnh'],
      [90, 'cấp xã'],
    ],
  )
})

test('task tables and tables already read are left alone', () => {
  assert.deepEqual(read(table, [0]), [])
  assert.deepEqual(
    read([
      ['TT', 'Mục tiêu', 'Nhiệm vụ', 'Kế hoạch 2026'],
      ['1', '100% hồ sơ', 'Rà soát', '5'],
    ]),
    [],
  )
})

test('bounds after the number and ranks', () => {
  assert.deepEqual(
    read([
      ['STT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch năm 2026', 'Cơ quan chủ trì tham mưu'],
      ['1', 'Giải ngân vốn đầu tư công', '%', 'Từ 95 trở lên', 'Sở Tài chính'],
      ['2', 'Xếp hạng Chỉ số cải cách hành chính', 'Thứ hạng', 'Nhóm 15', 'Sở Nội vụ'],
      ['3', 'Chỉ số chuyển đổi số', '', 'Top 20 cả nước', 'Sở Khoa học và Công nghệ'],
      ['4', 'Thời gian chờ tối đa tại quầy', 'phút', '20', 'Văn phòng'],
    ]).map(([, ...rest]) => rest.slice(0, 3)),
    [
      ['>=', 95, '%'],
      ['rank<=', 15, 'hạng'],
      ['rank<=', 20, 'hạng'],
      ['<=', 20, 'phút'],
    ],
  )
})
