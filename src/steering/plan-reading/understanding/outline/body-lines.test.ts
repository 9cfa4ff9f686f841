import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from '../../extraction/text.ts'
import type { SourceDocument } from '../../source-document.ts'
import { readBodyLines } from './body-lines.ts'

const texts = (text: string) => readBodyLines(extractText(text)).map((line) => line.text)

test('a sentence cut by a page break is joined, also inside a symbol', () => {
  assert.deepEqual(
    texts('- Thực hiện Nghị định số 61/2018/NĐ-\n\nCP của Chính phủ về cơ chế một cửa tại xã và\n\ncác thôn.'),
    ['- Thực hiện Nghị định số 61/2018/NĐ-CP của Chính phủ về cơ chế một cửa tại xã và các thôn.'],
  )
})

test('hard-wrapped lines are one paragraph, headings and points stay apart', () => {
  const wrapped = [
    '1. Cải cách thể chế',
    'Văn phòng xã phối hợp với các thôn rà soát toàn bộ văn bản đã ban hành, trình',
    'Ủy ban nhân dân xã xem xét trong quý.',
    '- Điểm thứ nhất',
    '- Điểm thứ hai',
  ].join('\n')
  assert.deepEqual(texts(wrapped), [
    '1. Cải cách thể chế',
    'Văn phòng xã phối hợp với các thôn rà soát toàn bộ văn bản đã ban hành, trình Ủy ban nhân dân xã xem xét trong quý.',
    '- Điểm thứ nhất',
    '- Điểm thứ hai',
  ])
})

test('a letterhead set as a table is taken apart, a wide table is left to the task reader', () => {
  const cell = (column: number, text: string) => ({ column, columnSpan: 1, text })
  const row = (...cells: string[]) => ({ line: 1, page: 1, cells: cells.map((text, i) => cell(i, text)) })
  const source: SourceDocument = {
    format: 'docx',
    pageCount: 1,
    remarks: [],
    blocks: [
      {
        kind: 'table',
        index: 0,
        line: 1,
        page: 1,
        rows: [row('UBND XÃ THƯỢNG LÂM\nSố: 7/KH-UBND', 'Thượng Lâm, ngày 5 tháng 1 năm 2026')],
      },
      { kind: 'table', index: 1, line: 2, page: 1, rows: [row('Stt', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')] },
    ],
  }
  const lines = readBodyLines(source)
  assert.deepEqual(
    lines.map((line) => line.text),
    ['UBND XÃ THƯỢNG LÂM', 'Số: 7/KH-UBND', 'Thượng Lâm, ngày 5 tháng 1 năm 2026'],
  )
  assert.deepEqual([lines[2]!.place.row, lines[2]!.place.column], [0, 1])
})
