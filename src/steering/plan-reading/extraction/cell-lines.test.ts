import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TableRow } from '../source-document.ts'
import { extractText } from './text.ts'

const heading = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Sản phẩm', 'Thời hạn']
const rows = [
  ['I', 'Cải cách thể chế'],
  ['1', 'Rà soát văn bản của xã', 'Công chức tư pháp', 'Các ngành', 'Báo cáo', 'Quý II'],
  ['2', 'Công bố danh mục hết hiệu lực', 'Công chức tư pháp', 'Văn phòng', 'Danh mục', 'Tháng 1'],
  ['II', 'Cải cách thủ tục'],
  ['1', 'Niêm yết thủ tục', 'Văn phòng', 'Các thôn', 'Bảng niêm yết', 'Thường xuyên'],
]
const before = 'II. NHIỆM VỤ\n'
const after = 'III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi việc thực hiện.\n'

const read = (source: string): { table: TableRow[]; last: string } => {
  const { blocks } = extractText(source)
  const table = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
  const end = blocks.at(-1)!
  return { table, last: end.kind === 'paragraph' ? end.text : '' }
}
const cells = (table: TableRow[]): string[][] => table.map((row) => row.cells.map((cell) => cell.text))

const written: [string, string][] = [
  [
    'each cell and each pipe on a line',
    [heading, ...rows]
      .flat()
      .map((cell) => `${cell}\n|\n`)
      .join(''),
  ],
  [
    'each cell between blank lines',
    [heading, ...rows]
      .flat()
      .map((cell) => `${cell}\n\n`)
      .join(''),
  ],
  ['each cell on a line, a blank line between rows', [heading, ...rows].map((row) => `${row.join('\n')}\n\n`).join('')],
  [
    'each cell on a line and nothing between',
    [heading, ...rows]
      .flat()
      .map((cell) => `${cell}\n`)
      .join(''),
  ],
]

for (const [name, text] of written) {
  test(`a table written out: ${name}`, () => {
    const { table, last } = read(before + text + after)
    assert.deepEqual(cells(table), [heading, ...rows])
    assert.equal(last, '1. Văn phòng theo dõi việc thực hiện.')
  })
}

test('blank cells between pipes stay, blank cells that left no trace make the row short', () => {
  const blank = [heading, ...rows.slice(0, 2), ['2', 'Công bố danh mục', '', '', 'Danh mục', 'Tháng 1']]
  const piped = read(
    before +
      blank
        .flat()
        .map((cell) => (cell === '' ? '|\n' : `${cell}\n|\n`))
        .join('') +
      after,
  )
  assert.deepEqual(cells(piped.table), blank)
  const plain = read(
    before +
      [...blank, ...rows.slice(3)]
        .flat()
        .filter(Boolean)
        .map((cell) => `${cell}\n`)
        .join('') +
      after,
  )
  assert.deepEqual(
    plain.table.map((row) => row.short ?? false),
    [false, false, false, true, false, false],
  )
})

test('a line in small letters goes on with the cell above', () => {
  const text = [
    ...heading,
    '1',
    'Rà soát',
    'Công chức',
    'Các ngành',
    'Báo cáo',
    'Quý I',
    '2',
    'Công bố',
    'danh mục hết hiệu lực',
    'Công chức',
    'Các ngành',
    'Danh mục',
    'Quý II',
  ]
  assert.equal(cells(read(`${text.join('\n')}\n`).table)[2]![1], 'Công bố\ndanh mục hết hiệu lực')
})

test('lines that make no table stay lines', () => {
  for (const text of ['STT\nChủ trì\n1\n', 'TT\nThứ nhất\nThứ hai\nThứ ba\n1\nChỉ một dòng\n'])
    assert.equal(read(text).table.length, 0, text)
})
