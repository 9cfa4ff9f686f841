import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TableRow } from '../source-document.ts'
import { extractText } from './text.ts'

const rowsOf = (source: string): TableRow[] =>
  extractText(source).blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
const cells = (source: string): string[][] => rowsOf(source).map((row) => row.cells.map((cell) => cell.text))

const page = `II. NHIỆM VỤ
TT Nội dung công việc          Chủ trì            Phối hợp           Thời hạn

I  CẢI CÁCH THỂ CHẾ

   Rà soát văn bản của xã      Công chức          Các ngành
1                                                                    Quý II
   đã ban hành                 tư pháp            và các thôn

2  Niêm yết thủ tục            Văn phòng          Các phòng          Thường xuyên

3  Tổng kết năm                Văn phòng          Các ngành          Tháng 12
`
const after = 'III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.\n'

test('cells set side by side, their lines around the number of the row', () => {
  assert.deepEqual(cells(page + after), [
    ['TT', 'Nội dung công việc', 'Chủ trì', 'Phối hợp', 'Thời hạn'],
    ['I', 'CẢI CÁCH THỂ CHẾ', '', '', ''],
    ['1', 'Rà soát văn bản của xã đã ban hành', 'Công chức tư pháp', 'Các ngành và các thôn', 'Quý II'],
    ['2', 'Niêm yết thủ tục', 'Văn phòng', 'Các phòng', 'Thường xuyên'],
    ['3', 'Tổng kết năm', 'Văn phòng', 'Các ngành', 'Tháng 12'],
  ])
  assert.match(extractText(page + after).remarks.join(), /khoảng trắng/)
})

test('what follows the table is text again', () => {
  const { blocks } = extractText(page + after)
  const last = blocks.at(-1)!
  assert.equal(last.kind === 'paragraph' && last.text, '1. Văn phòng theo dõi.')
})

test('a heading printed again on the next page begins a part of the same table', () => {
  const next = `\fTT Nội dung công việc       Chủ trì         Phối hợp        Thời hạn

4  Khảo sát hài lòng        Văn phòng       Các thôn        Quý IV

5  Công khai ngân sách      Kế toán         Các thôn        Hằng quý
`
  const read = cells(page + next + after)
  assert.deepEqual(read.at(-1), ['5', 'Công khai ngân sách', 'Kế toán', 'Các thôn', 'Hằng quý'])
  assert.equal(read.length, 8)
})

test('a cell over two rows makes the rows that could own it unsure', () => {
  const merged = page.replace('2  Niêm yết thủ tục            Văn phòng ', '2  Niêm yết thủ tục                      ')
  const unsure = rowsOf(merged + after)
    .filter((row) => row.short)
    .map((row) => row.cells[0]!.text)
  assert.deepEqual(unsure, ['1', '2', '3'])
})

test('dashes below the heading show the columns, a line each or blocks between blank lines', () => {
  const simple = `
  TT   Nội dung       Chủ trì     Thời hạn
  ---- -------------- ----------- ---------
  1    Rà soát        Văn phòng   Quý I
  2    Tổng kết                   Quý IV

Hết.`
  assert.deepEqual(cells(simple), [
    ['TT', 'Nội dung', 'Chủ trì', 'Thời hạn'],
    ['1', 'Rà soát', 'Văn phòng', 'Quý I'],
    ['2', 'Tổng kết', '', 'Quý IV'],
  ])
})

test('lists and letterheads set with spaces are no tables', () => {
  const letterhead =
    'UBND XÃ SUỐI MÂY        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND        Suối Mây, ngày 05/01/2031\n'
  assert.deepEqual(cells(letterhead), [])
})
