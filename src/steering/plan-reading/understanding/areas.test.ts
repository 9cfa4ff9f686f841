import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaKeyOf, areaOfTask, romanNumber } from './areas.ts'

const headings: [string, ReturnType<typeof areaKeyOf>][] = [
  ['I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH', 'direction'],
  ['Thông tin, tuyên truyền về cải cách hành chính', 'direction'],
  ['II. Cải cách thể chế', 'institution'],
  ['Cải cách thủ tục hành chính gắn với cơ chế một cửa', 'procedures'],
  ['III. CÁI CÁCH VÀ KIÊM SOÁT TTHC', 'procedures'],
  ['Thực hiện co chế môt cửa, một cửa liên thông', 'one-stop'],
  ['V. Cải cách tổ chức bộ máy hành chính nhà nước', 'organisation'],
  ['Xây dựng, nâng cao chất lượng đội ngũ cán bộ, công chức', 'civil-service'],
  ['Cải cách chế độ công vụ', 'civil-service'],
  ['Cải cách tài chinh công', 'public-finance'],
  ['Xây dựng, phát triển chính quyền điện tử, chính quyền số', 'digital-government'],
  ['Hiện đại hoá hành chính', 'modernisation'],
  ['Cải cách hành chính', null],
]

for (const [heading, key] of headings) test(`area of “${heading}”`, () => assert.equal(areaKeyOf(heading), key))

test('a task contradicts its heading only by words of one other area', () => {
  assert.equal(areaOfTask('Thực hiện cơ chế tự chủ tài chính của đơn vị sự nghiệp'), 'public-finance')
  assert.equal(areaOfTask('Kiểm tra về tổ chức bộ máy, biên chế và tuyển dụng công chức'), null)
  assert.equal(areaOfTask('Xây dựng kế hoạch năm'), null)
})

test('Roman numbers and part letters lead a heading, sentences do not', () => {
  assert.deepEqual(romanNumber('IV. Cải cách'), { number: 'IV', rest: 'Cải cách' })
  assert.deepEqual(romanNumber('II'), { number: 'II', rest: '' })
  assert.deepEqual(romanNumber('A. PHẦN CHUNG'), { number: 'A', rest: 'PHẦN CHUNG' })
  assert.equal(romanNumber('Cải cách'), undefined)
  assert.equal(romanNumber('Ban hành'), undefined)
  assert.equal(romanNumber('1. Ban hành'), undefined)
})
