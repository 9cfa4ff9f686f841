import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { writeDocx } from '../../../../test/support/plan-writers/docx.ts'
import { extractDocx } from './docx.ts'
import { extractText } from './text.ts'
import { openArchive } from './zip.ts'

const part = (name: string, content: string): string =>
  `<?xml version="1.0"?><w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:${name}>`

const read = (body: string, parts: Record<string, string> = {}) => {
  const files = { 'word/document.xml': part('document', `<w:body>${body}</w:body>`), ...parts }
  const packed = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  return extractDocx(openArchive(packed))
}

const p = (text: string, properties = '', run = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>${text}</w:t></w:r></w:p>`
const numbered = (list: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'

const texts = (document: ReturnType<typeof read>): string[] =>
  document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : `table of ${block.rows.length}`))

const tableOf = (document: ReturnType<typeof read>) => {
  const table = document.blocks.find((block) => block.kind === 'table')
  assert.ok(table)
  return table
}

const level = (at: number, format: string, pattern: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`
const numbering = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>
   <w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
   <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
   <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
   <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>`,
)

test('automatic numbers are printed as Word prints them', () => {
  const body = [
    p('Mục đích', numbered(1, 0)),
    p('Chung', numbered(1, 1)),
    p('Việc một', numbered(1, 2)),
    p('Việc hai', numbered(1, 2)),
    p('Riêng', numbered(1, 1)),
    p('Việc ba', numbered(1, 2)),
    p('Nhiệm vụ', numbered(1, 0)),
    p('Phụ lục', numbered(2, 0)),
    p('Không số', numbered(0, 0)),
    p('Gạch', numbered(3, 0)),
  ]
  assert.deepEqual(texts(read(body.join(''), { 'word/numbering.xml': numbering })), [
    'I. Mục đích',
    '1. Chung',
    'a) Việc một',
    'b) Việc hai',
    '2. Riêng',
    'a) Việc ba',
    'II. Nhiệm vụ',
    'I. Phụ lục',
    'Không số',
    '- Gạch',
  ])
})

test('an empty numbered cell shows its number, an empty line of the body does not', () => {
  const table = `<w:tbl>${borders}${row(cell(p('', numbered(1, 1))), cell(p('A')))}${row(cell(p('', numbered(1, 1))), cell(p('B')))}</w:tbl>`
  const document = read(p('', numbered(1, 0)) + table, { 'word/numbering.xml': numbering })
  assert.deepEqual(
    tableOf(document).rows.map((one) => one.cells.map((two) => two.text)),
    [
      ['1.', 'A'],
      ['2.', 'B'],
    ],
  )
  assert.equal(document.blocks.length, 1)
})

test('headings, bold, centring and numbers come from styles too', () => {
  const styles = part(
    'styles',
    `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
     <w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:basedOn w:val="H2"/><w:pPr><w:jc w:val="center"/>${numbered(1, 0)}</w:pPr></w:style>`,
  )
  const document = read(p('Một', '<w:pStyle w:val="Muc"/>') + p('Hai', '<w:pStyle w:val="Muc"/>', '<w:b w:val="0"/>'), {
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
  })
  assert.deepEqual(document.blocks, [
    {
      kind: 'paragraph',
      index: 0,
      line: 1,
      page: 1,
      text: 'I. Một',
      headingLevel: 2,
      bold: true,
      centred: true,
      listLevel: 0,
    },
    { kind: 'paragraph', index: 1, line: 2, page: 1, text: 'II. Hai', headingLevel: 2, centred: true, listLevel: 0 },
  ])
})

test('merged cells keep their place in the grid', () => {
  const table = [
    row(cell(p('Stt')), cell(p('Việc'), '<w:gridSpan w:val="2"/>'), cell(p('Hạn'))),
    row(cell(p('1'), '<w:vMerge w:val="restart"/>'), cell(p('Lập')), cell(p('Phòng A')), cell(p('Quý I'))),
    row(cell(p(''), '<w:vMerge/>'), cell(p('Gửi') + p('- bản in')), cell(p('')), cell(p('Quý II'))),
    `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(p('Thêm', '', '<w:b/>'))}</w:tr>`,
  ]
  assert.deepEqual(
    tableOf(read(`<w:tbl>${borders}${table.join('')}</w:tbl>`)).rows.map((one) => one.cells),
    [
      [
        { column: 0, columnSpan: 1, text: 'Stt' },
        { column: 1, columnSpan: 2, text: 'Việc' },
        { column: 3, columnSpan: 1, text: 'Hạn' },
      ],
      [
        { column: 0, columnSpan: 1, text: '1' },
        { column: 1, columnSpan: 1, text: 'Lập' },
        { column: 2, columnSpan: 1, text: 'Phòng A' },
        { column: 3, columnSpan: 1, text: 'Quý I' },
      ],
      [
        { column: 0, columnSpan: 1, text: '', mergedAbove: true },
        { column: 1, columnSpan: 1, text: 'Gửi\n- bản in' },
        { column: 2, columnSpan: 1, text: '' },
        { column: 3, columnSpan: 1, text: 'Quý II' },
      ],
      [{ column: 1, columnSpan: 1, text: 'Thêm', bold: true }],
    ],
  )
})

test('tracked deletions are gone, insertions stay, a deleted paragraph end joins', () => {
  const changed =
    '<w:p><w:r><w:t>Trước </w:t></w:r><w:del><w:r><w:delText>ngày 1 </w:delText></w:r></w:del><w:ins><w:r><w:t>ngày 2</w:t></w:r></w:ins></w:p>'
  const open = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Phòng </w:t></w:r></w:p>'
  assert.deepEqual(texts(read(changed + open + p('Nội vụ'))), ['Trước ngày 2', 'Phòng Nội vụ'])
  const rows = `<w:tr><w:trPr><w:del/></w:trPr>${cell(p('cũ'))}</w:tr>${row(cell(p('mới')), cell(p('x')))}`
  assert.equal(tableOf(read(`<w:tbl>${borders}${rows}</w:tbl>`)).rows.length, 1)
})

test('content controls are seen through; hidden text, fields and heads are not shown', () => {
  const control = `<w:sdt><w:sdtPr/><w:sdtContent>${p('Trong khung')}</w:sdtContent></w:sdt>`
  const field =
    '<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>'
  assert.deepEqual(texts(read(control + field)), ['Trong khung', 'hiện'])
})

test('a line break begins a line of its own', () => {
  assert.deepEqual(texts(read('<w:p><w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>năm 2031</w:t></w:r></w:p>')), [
    'KẾ HOẠCH',
    'năm 2031',
  ])
})

test('a table without lines that only places text is text', () => {
  const head = row(cell(p('UBND XÃ AN')), cell(p('CỘNG HÒA') + p('Độc lập')))
  assert.deepEqual(texts(read(`<w:tbl>${head}</w:tbl>`)), ['UBND XÃ AN', 'CỘNG HÒA', 'Độc lập'])
  const inner = `<w:tbl>${borders}${row(cell(p('1')), cell(p('A')))}</w:tbl>`
  assert.deepEqual(texts(read(`<w:tbl>${borders}${row(cell(p('Khung') + inner))}</w:tbl>`)), ['Khung', 'table of 1'])
})

test('a table inside a cell becomes lines of the cell', () => {
  const inner = `<w:tbl>${borders}${row(cell(p('Quý I')), cell(p('5 lớp')))}${row(cell(p('Quý II')), cell(p('')))}</w:tbl>`
  const outer = `<w:tbl>${borders}${row(cell(p('1')), cell(p('Tập huấn') + inner))}</w:tbl>`
  assert.equal(tableOf(read(outer)).rows[0]!.cells[1]!.text, 'Tập huấn\nQuý I | 5 lớp\nQuý II')
})

test('footnotes, text boxes and pictures are remarked on', () => {
  const box =
    '<w:p><w:r><w:drawing><x><w:txbxContent><w:p><w:r><w:t>Mật</w:t></w:r></w:p></w:txbxContent></x></w:drawing></w:r><w:r><w:t>Thân</w:t></w:r></w:p>'
  const note = `<w:footnote w:type="separator">${p('---')}</w:footnote><w:footnote w:id="2">${p('Nghị quyết số 1')}</w:footnote>`
  const document = read(box + '<w:p><w:r><w:drawing/></w:r></w:p>', { 'word/footnotes.xml': part('footnotes', note) })
  assert.deepEqual(texts(document), ['Thân'])
  assert.deepEqual(document.remarks, [
    'Hộp chữ nằm ngoài dòng văn bản: Mật',
    'Có hình ảnh không đọc được',
    'Chú thích: Nghị quyết số 1',
  ])
})

const grid = (...widths: number[]) =>
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
const table = (columns: string, ...rows: string[][]) =>
  `<w:tbl>${borders}${columns}${rows.map((cells) => row(...cells.map((text) => cell(p(text))))).join('')}</w:tbl>`

test('a table kept as one for each page is one, without the heads that are copied', () => {
  const head = ['Stt', 'Việc', 'Hạn']
  const columns = grid(600, 6000, 2000)
  const [first, second] = [
    ['1', 'Lập sổ', 'Quý I'],
    ['2', 'Soát sổ', 'Quý II'],
  ]
  const read3 = (...parts: string[]) =>
    read(parts.join('<w:p/>')).blocks.map((block) =>
      block.kind === 'table' ? block.rows.map((one) => one.cells[0]!.text).join() : block.text,
    )
  assert.deepEqual(read3(table(columns, head, first), table(grid(700, 5000, 2500), head, second)), ['Stt,1,2'])
  assert.deepEqual(read3(table(columns, head, first), table(columns, second)), ['Stt,1,2'])
  assert.deepEqual(read3(table(columns, head, first), table(grid(4000, 600, 4000), second)), ['Stt,1', '2'])
  assert.deepEqual(read3(table(columns, head, first), p('Bảng 2'), table(columns, head, second)), [
    'Stt,1',
    'Bảng 2',
    'Stt,2',
  ])
})

test('text typed in fonts from before Unicode is converted', () => {
  const old = (font: string, text: string) => p(text, '', `<w:rFonts w:ascii="${font}"/>`)
  assert.deepEqual(
    texts(read(old('.VnTime', 'ñy ban nh©n d©n') + old('.VnTimeH', 'kÕ ho¹ch') + old('VNI-Times', 'keá hoaïch'))),
    ['ủy ban nhân dân', 'KẾ HOẠCH', 'kế hoạch'],
  )
})

test('what one writes as Word is read back as it was', async () => {
  const source = extractText(
    '## I. CHUNG\n\n**1. Việc:** làm\n\nStt\tViệc\tHạn\nI. MỘT\t\t\n1\tLập\tQuý I\n\t\tQuý II\n',
  )
  const back = extractDocx(openArchive(await writeDocx(source, (column) => column < 2)))
  const shape = ({ blocks }: typeof back) =>
    blocks.map((block) =>
      block.kind === 'table'
        ? block.rows.map((one) => one.cells.map((two) => two.text).filter((text) => text !== ''))
        : [block.text, block.headingLevel, block.boldLead],
    )
  assert.deepEqual(shape(back), shape(source))
  assert.deepEqual(
    tableOf(back).rows[3]!.cells.map((one) => one.mergedAbove),
    [true, true, undefined],
  )
})
