import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeXlsx } from 'hucre'
import type { WriteSheet } from 'hucre'
import { writePlanXlsx } from '../../../../test/support/plan-writers/xlsx.ts'
import { extractText } from './text.ts'
import { extractXlsx } from './xlsx.ts'
import { openArchive } from './zip.ts'

const read = async (...sheets: WriteSheet[]) => {
  const bytes = await writeXlsx({ sheets })
  return extractXlsx(bytes, openArchive(bytes))
}

const shape = ({ blocks }: Awaited<ReturnType<typeof read>>) =>
  blocks.map((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
  )

const styled = (styles: Record<string, string>): NonNullable<WriteSheet['cells']> =>
  new Map(Object.entries(styles).map(([key, numFmt]) => [key, { style: { numFmt } }]))

test('numbers and dates as they are shown in Vietnam', async () => {
  const day = new Date(Date.UTC(2031, 2, 5))
  const rows = [
    ['a', 'b', 'c', 'd', 'e', 'f'],
    [1_500_000, 0.905, 2.5, day, day, day],
    [0.1 + 0.2, 12, true, day, null, 'x'],
  ]
  const cells = styled({
    '1,0': '#,##0',
    '1,1': '0.0%',
    '1,3': 'dd/mm/yyyy',
    '1,4': 'mmm-yy',
    '1,5': 'm/d/yy',
    '2,3': '"Tháng" m/yyyy',
  })
  assert.deepEqual(shape(await read({ name: 'A', rows, cells })), [
    [
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['1.500.000', '90,5%', '2,5', '05/03/2031', '03/2031', '05/03/2031'],
      ['0,3', '12', 'TRUE', 'Tháng 3/2031', '', 'x'],
    ],
  ])
})

test('letterhead and title are text, the table keeps its group heads, closing lines are text', async () => {
  const rows = [
    ['UBND XÃ AN', null, null, 'CỘNG HÒA'],
    ['Số: 5/KH', null, null, 'ngày 3'],
    ['KẾ HOẠCH', null, null, null],
    [null, null, null, null],
    [null, 'Stt', 'Việc', 'Hạn'],
    [null, 'I. MỘT', null, null],
    [null, 1, 'Lập', 'Quý I'],
    ['Ghi chú: hết', null, null, null],
  ]
  const document = await read({ name: 'A', rows, merges: [{ startRow: 2, startCol: 0, endRow: 2, endCol: 3 }] })
  assert.deepEqual(shape(document), [
    'UBND XÃ AN',
    'CỘNG HÒA',
    'Số: 5/KH',
    'ngày 3',
    'KẾ HOẠCH',
    [
      ['Stt', 'Việc', 'Hạn'],
      ['I. MỘT', '', ''],
      ['1', 'Lập', 'Quý I'],
    ],
    'Ghi chú: hết',
  ])
  assert.equal(document.blocks[5]!.line, 5)
})

test('merged cells', async () => {
  const rows = [
    ['Stt', 'Việc', 'Đơn vị', null],
    [1, 'Lập', 'A', 'B'],
    [null, 'Gửi', 'C', 'D'],
  ]
  const merges = [
    { startRow: 0, startCol: 2, endRow: 0, endCol: 3 },
    { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
  ]
  const document = await read({ name: 'A', rows, merges })
  const table = document.blocks[0]!
  assert.ok(table.kind === 'table')
  assert.deepEqual(table.rows[0]!.cells[2], { column: 2, columnSpan: 2, text: 'Đơn vị' })
  assert.deepEqual(table.rows[2]!.cells[0], { column: 0, columnSpan: 1, text: '', mergedAbove: true })
})

test('what is hidden is left out and said', async () => {
  const rows = [
    ['a', 'b', 'c', 'd'],
    ['1', 'ẩn', 'x', 'y'],
    ['2', 'ẩn', 'z', 't'],
  ]
  const columns = [{}, { hidden: true }]
  const document = await read(
    { name: 'Một', rows, columns, rowDefs: new Map([[1, { hidden: true }]]) },
    { name: 'Hai', rows: [['bỏ']], hidden: true },
    { name: 'Ba', rows: [['thêm']] },
  )
  assert.deepEqual(shape(document), [
    [
      ['a', 'c', 'd'],
      ['2', 'z', 't'],
    ],
    'thêm',
  ])
  assert.equal(document.blocks[1]!.page, 3)
  assert.deepEqual(document.remarks, [
    'Bỏ qua 1 hàng ẩn của trang tính Một',
    'Bỏ qua cột ẩn của trang tính Một',
    'Bỏ qua trang tính ẩn: Hai',
  ])
})

test('what one writes as a workbook is read back as it was', async () => {
  const source = extractText('I. CHUNG\n\n1. Việc\n\nStt\tViệc\tHạn\nI. MỘT\t\t\n1\tLập\tQuý I\n\t\tQuý II\n')
  const bytes = await writePlanXlsx(source, (column) => column < 2)
  assert.deepEqual(shape(await extractXlsx(bytes, openArchive(bytes))), [
    'I. CHUNG',
    '1. Việc',
    [['Stt', 'Việc', 'Hạn'], ['I. MỘT'], ['1', 'Lập', 'Quý I'], ['', '', 'Quý II']],
  ])
})
