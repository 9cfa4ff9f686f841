import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Table } from '../source-document.ts'
import { RefusedFile } from './refusal.ts'
import { extractText } from './text.ts'

const texts = (source: string): string[] =>
  extractText(source).blocks.map((block) => (block.kind === 'paragraph' ? block.text : `table of ${block.rows.length}`))

const onlyTable = (source: string): Table => {
  const tables = extractText(source).blocks.filter((block): block is Table => block.kind === 'table')
  assert.equal(tables.length, 1)
  return tables[0]!
}

const cells = (source: string): string[][] => onlyTable(source).rows.map((row) => row.cells.map((cell) => cell.text))

test('headings and emphasis become properties, not text', () => {
  const { format, blocks } = extractText(
    '## **II. NHIỆM VỤ**\n\n*Căn cứ Luật số 1;*\n\n**7. Bưu điện huyện:** phối hợp\n',
  )
  assert.equal(format, 'markdown')
  assert.deepEqual(blocks, [
    { kind: 'paragraph', index: 0, line: 1, page: 1, text: 'II. NHIỆM VỤ', headingLevel: 2, bold: true },
    { kind: 'paragraph', index: 1, line: 3, page: 1, text: 'Căn cứ Luật số 1;', italic: true },
    { kind: 'paragraph', index: 2, line: 5, page: 1, text: '7. Bưu điện huyện: phối hợp', boldLead: 18 },
  ])
})

test('a mark may span lines of one block and each line stays a paragraph with its own number', () => {
  const { blocks } = extractText('\n**KẾ HOẠCH  \nCải cách hành chính  \nnăm 2031**\nThực hiện\n')
  assert.deepEqual(
    blocks.map((block) => block.kind === 'paragraph' && [block.line, block.text, block.bold]),
    [
      [2, 'KẾ HOẠCH', true],
      [3, 'Cải cách hành chính', true],
      [4, 'năm 2031', true],
      [5, 'Thực hiện', undefined],
    ],
  )
})

test('a star that marks nothing stays', () => {
  assert.deepEqual(texts('Tỷ lệ (*) đạt 5 * 3\n\n(*) Ghi chú'), ['Tỷ lệ (*) đạt 5 * 3', '(*) Ghi chú'])
})

test('printed list marks stay in the text', () => {
  const { blocks } = extractText('- Rà soát\n  + Một\n* Hai\na) Ba')
  assert.deepEqual(
    blocks.map((block) => block.kind === 'paragraph' && [block.text, block.listLevel]),
    [
      ['- Rà soát', 0],
      ['+ Một', 1],
      ['- Hai', 0],
      ['a) Ba', undefined],
    ],
  )
})

test('tab rows with page breaks between them are one table that keeps line numbers', () => {
  const table = onlyTable('Stt\tNhiệm vụ\tHạn\n1\tLập kế hoạch\tQuý I\n\n\n2\t<b>Báo cáo</b>\t\n\t\tQuý II\n\nNơi nhận')
  assert.deepEqual(
    table.rows.map((row) => row.line),
    [1, 2, 5, 6],
  )
  assert.deepEqual(table.rows[2]!.cells, [
    { column: 0, columnSpan: 1, text: '2' },
    { column: 1, columnSpan: 1, text: 'Báo cáo', bold: true },
    { column: 2, columnSpan: 1, text: '' },
  ])
})

test('a heading between rows stands between two tables', () => {
  assert.deepEqual(texts('1\tA\tB\n2\tC\tD\n\n## II. HAI\n\n3\tE\tF\n'), ['table of 2', 'II. HAI', 'table of 1'])
})

test('a lone line with a tab is text', () => {
  assert.deepEqual(texts('Số: 5/KH\tXã An, ngày 3\n\n \tỦY BAN\n\nx'), ['Số: 5/KH Xã An, ngày 3', 'ỦY BAN', 'x'])
})

test('a cell may run over several lines', () => {
  const source =
    'Stt\tViệc\tĐơn vị\tHạn\n1\tTổ chức\n- hội nghị\n- tập huấn\tPhòng A\tQuý I\n2\tKiểm tra\tPhòng B\tQuý II'
  assert.deepEqual(cells(source)[1], ['1', 'Tổ chức\n- hội nghị\n- tập huấn', 'Phòng A', 'Quý I'])
  assert.deepEqual(cells('a\tb\tc\n1\t"dòng một\ndòng ""hai"""\tx\n')[1], ['1', 'dòng một\ndòng "hai"', 'x'])
  assert.deepEqual(cells('a\tb\n1\t1. Lập bảng  2. Gửi bảng')[1], ['1', '1. Lập bảng\n2. Gửi bảng'])
})

test('rows cut short are not joined with the next row', () => {
  assert.deepEqual(cells('a\tb\tc\n1\tLập\n2\tGửi\n'), [
    ['a', 'b', 'c'],
    ['1', 'Lập'],
    ['2', 'Gửi'],
  ])
})

test('lists of HTML in a cell become lines', () => {
  const list = '<ul style="x"> <li>- Lập;</li> <li>Gửi &amp; nhận</li> </ul>'
  assert.deepEqual(cells(`1\t${list}\tmột<br/>hai`), [['1', '- Lập;\n- Gửi & nhận', 'một\nhai']])
})

test('pipe tables', () => {
  assert.deepEqual(cells('| Stt | **Việc** |\n|---|:--:|\n| 1 | a \\| b |\n\n| 2 |  |\n'), [
    ['Stt', 'Việc'],
    ['1', 'a | b'],
    ['2', ''],
  ])
})

test('tables of HTML, with their merged cells', () => {
  const source = `Trước
<table border="1">
<thead><tr><th rowspan=2>Stt</th><th colspan="2">Đơn vị</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>
<tr><td>1</td><td>Phòng <b>A</b><br>Phòng B</td>
<td></td></tr>
</table>
Sau`
  assert.deepEqual(
    extractText(source).blocks.map((block) => block.kind),
    ['paragraph', 'table', 'paragraph'],
  )
  assert.deepEqual(onlyTable(source).rows, [
    {
      line: 3,
      page: 1,
      cells: [
        { column: 0, columnSpan: 1, text: 'Stt', bold: true },
        { column: 1, columnSpan: 2, text: 'Đơn vị', bold: true },
      ],
    },
    {
      line: 4,
      page: 1,
      cells: [
        { column: 0, columnSpan: 1, text: '', mergedAbove: true },
        { column: 1, columnSpan: 1, text: 'Chủ trì', bold: true },
        { column: 2, columnSpan: 1, text: 'Phối hợp', bold: true },
      ],
    },
    {
      line: 5,
      page: 1,
      cells: [
        { column: 0, columnSpan: 1, text: '1' },
        { column: 1, columnSpan: 1, text: 'Phòng A\nPhòng B' },
        { column: 2, columnSpan: 1, text: '' },
      ],
    },
  ])
})

test('a form feed begins a page', () => {
  const { pageCount, blocks } = extractText('một\n\fhai\n\n\fba')
  assert.equal(pageCount, 3)
  assert.deepEqual(
    blocks.map((block) => block.page),
    [1, 2, 3],
  )
})

const sentence =
  'Ủy ban nhân dân xã tổ chức kiểm tra, đánh giá kết quả thực hiện; phường Hoà Lộc, đường Lê Lợi sẽ được sửa'

test('Unicode encodings', () => {
  const decomposed = new TextEncoder().encode(sentence.normalize('NFD'))
  const utf16 = Buffer.from(sentence, 'utf16le')
  for (const bytes of [
    decomposed,
    Buffer.from(`\ufeff${sentence}`),
    Buffer.from(`\ufeff${sentence}`, 'utf16le'),
    utf16,
  ]) {
    assert.deepEqual(
      extractText(bytes).blocks.map((block) => block.kind === 'paragraph' && block.text),
      [sentence],
    )
  }
  assert.equal(extractText(Buffer.from(utf16).swap16()).blocks.length, 1)
})

const windows1258 = (text: string): Uint8Array => {
  const letters = { ă: 0xe3, â: 0xe2, đ: 0xf0, ê: 0xea, ô: 0xf4, ơ: 0xf5, ư: 0xfd, Đ: 0xd0, Ủ: 0xd2 }
  const tones = { '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2 }
  const table = new Map<string, number>(Object.entries({ ...letters, ...tones }))
  const separate = [...text.normalize('NFC')].flatMap((letter) => {
    const [, base = letter, tone = ''] =
      /^(.[^\u0300\u0301\u0303\u0309\u0323]*)(.)?/u.exec(
        letter.normalize('NFD').replace(/^(.)(\u0323)([\u0302\u0306])/, '$1$3$2'),
      ) ?? []
    return [base.normalize('NFC'), ...tone]
  })
  return Uint8Array.from(separate, (letter) => table.get(letter) ?? letter.codePointAt(0)!)
}

test('Windows-1258, TCVN 3 and VNI are told apart and converted', () => {
  const wanted = 'ủy ban nhân dân phường Đồng Sữa, để giải quyết thủ tục'
  const readings = {
    'windows-1258': windows1258(wanted),
    tcvn3: Buffer.from('ñy ban nh©n d©n ph\u00adêng §ång S÷a, ®Ó gi¶i quyÕt thñ tôc', 'latin1'),
    vni: Buffer.from('uûy ban nhaân daân phöôøng Ñoàng Söõa, ñeå giaûi quyeát thuû tuïc', 'latin1'),
  }
  for (const [encoding, bytes] of Object.entries(readings)) {
    const { blocks, remarks } = extractText(bytes)
    assert.deepEqual(
      blocks.map((block) => block.kind === 'paragraph' && block.text),
      [wanted],
    )
    assert.match(remarks.join(), new RegExp(encoding))
  }
})

test('what is no text is refused', () => {
  for (const bytes of [Uint8Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256), new Uint8Array(500)]) {
    assert.throws(
      () => extractText(bytes),
      (error: unknown) => error instanceof RefusedFile && error.refusal.code === 'plan_reading.unknown_kind',
    )
  }
  assert.throws(() => extractText(`${'\tx'.repeat(10_000)}\n${'\ty'.repeat(10_000)}`), RefusedFile)
})

test('any text is read without loss of letters, and indexes are positions', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zđư \t|#-]{0,20}$/), { maxLength: 20 }), (lines) => {
      const { blocks } = extractText(lines.join('\n'))
      const read = blocks
        .flatMap((block) =>
          block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell.text)) : block.text,
        )
        .join('')
      const letters = (text: string) => text.replace(/[^a-zđư]/g, '')
      assert.equal(letters(read), letters(lines.join('')))
      blocks.forEach((block, index) => assert.equal(block.index, index))
    }),
  )
})

test('rows whose cells are closed by pipes but opened by none', () => {
  assert.deepEqual(cells('STT | Nhiệm vụ | Chủ trì |\n1 | Rà soát | Phòng A |\nI | Thể chế |\n'), [
    ['STT', 'Nhiệm vụ', 'Chủ trì'],
    ['1', 'Rà soát', 'Phòng A'],
    ['I', 'Thể chế'],
  ])
})

test('pipes that only part the cells, and marks that Markdown escapes', () => {
  assert.deepEqual(cells('STT | Nhiệm vụ | Chủ trì\n1 | Rà soát | Văn phòng |\n2 | Tổng kết | Kế toán |\n'), [
    ['STT', 'Nhiệm vụ', 'Chủ trì'],
    ['1', 'Rà soát', 'Văn phòng'],
    ['2', 'Tổng kết', 'Kế toán'],
  ])
  assert.deepEqual(texts('II\\. MỤC TIÊU\n'), ['II. MỤC TIÊU'])
})

test('a table between rulings of plus and minus, its cells over several lines', () => {
  const grid =
    '+-----+---------+\n| TT  | Nội     |\n|     | dung    |\n+=====+=========+\n| 1   | Rà soát |\n+-----+---------+\nHết.\n'
  assert.deepEqual(cells(grid), [
    ['TT', 'Nội\ndung'],
    ['1', 'Rà soát'],
  ])
})
