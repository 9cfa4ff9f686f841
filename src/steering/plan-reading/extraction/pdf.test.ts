import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printTypst, writePdf } from '../../../../test/support/plan-writers/pdf.ts'
import type { SourceDocument } from '../source-document.ts'
import { extractPdf } from './pdf.ts'
import { RefusedFile } from './refusal.ts'
import { extractText } from './text.ts'

const shape = ({ blocks }: SourceDocument) =>
  blocks.map((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block.text,
  )

const typst = async (body: string): Promise<SourceDocument> => extractPdf(printTypst(body))

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof RefusedFile)
  return error.refusal.code
}

const words = (seed: number, count: number): string => {
  const list =
    'rà soát thủ tục hành chính của xã, phường và báo cáo kết quả thực hiện theo quy định hiện hành về văn thư'.split(
      ' ',
    )
  return Array.from({ length: count }, (_, index) => list[(seed * 7 + index * (1 + (seed % 5))) % list.length]).join(
    ' ',
  )
}

const longPlan = (): SourceDocument => {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const cells = [
      words(index, 10 + ((index * 13) % 60)),
      `Phòng ${words(index + 3, 4)}`,
      words(index + 5, (index * 5) % 12),
    ]
    return `${index + 1}\t${cells.join('\t')}\tQuý ${'I'.repeat(1 + (index % 3))}`
  })
  const head = 'Stt\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời gian'
  const body = Array.from({ length: 12 }, (_, index) => `${index + 1}. Yêu cầu ${words(index, 45)}.`)
  return extractText(`**KẾ HOẠCH**\n\n${body.join('\n\n')}\n\n${head}\n${rows.join('\n')}\n\nNơi nhận: như trên.`)
}

test('wrapped lines are paragraphs again, tables of many pages are one, heads and page numbers are gone', async () => {
  const source = longPlan()
  const read = await extractPdf(writePdf(source))
  assert.ok(read.pageCount > 4)
  assert.deepEqual(shape(read), shape(source))
  const table = read.blocks.find((block) => block.kind === 'table')
  assert.ok(table?.rows[0]!.header)
  assert.ok(table.rows.at(-1)!.page > table.rows[0]!.page + 2)
})

test('upright pages too', async () => {
  const source = longPlan()
  assert.deepEqual(shape(await extractPdf(writePdf(source, { flipped: false }))), shape(source))
})

test('merged cells, group heads and lines inside a cell', async () => {
  const read = await typst(`
    #table(columns: (1cm, 5cm, 3cm, 3cm),
      [Stt], [Việc], table.cell(colspan: 2)[Đơn vị],
      table.cell(colspan: 4)[*I. MỘT*],
      table.cell(rowspan: 2)[1], [\\- Lập bảng; \\ \\- Gửi bảng], [Phòng A], [Phòng B],
      [Báo cáo], [Phòng C], [],
    )`)
  const table = read.blocks[0]!
  assert.ok(table.kind === 'table')
  assert.deepEqual(
    table.rows.map((row) => row.cells),
    [
      [
        { column: 0, columnSpan: 1, text: 'Stt' },
        { column: 1, columnSpan: 1, text: 'Việc' },
        { column: 2, columnSpan: 2, text: 'Đơn vị' },
      ],
      [{ column: 0, columnSpan: 4, text: 'I. MỘT', bold: true }],
      [
        { column: 0, columnSpan: 1, text: '1' },
        { column: 1, columnSpan: 1, text: '- Lập bảng;\n- Gửi bảng' },
        { column: 2, columnSpan: 1, text: 'Phòng A' },
        { column: 3, columnSpan: 1, text: 'Phòng B' },
      ],
      [
        { column: 0, columnSpan: 1, text: '', mergedAbove: true },
        { column: 1, columnSpan: 1, text: 'Báo cáo' },
        { column: 2, columnSpan: 1, text: 'Phòng C' },
        { column: 3, columnSpan: 1, text: '' },
      ],
    ],
  )
})

test('heads side by side are read one after the other; bold, italic and centred text is told', async () => {
  const read = await typst(`
    #grid(columns: (1fr, 1fr), align: center, row-gutter: 6pt,
      [ỦY BAN NHÂN DÂN], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM], [XÃ AN PHÚ], [Độc lập - Tự do - Hạnh phúc])
    #v(1cm)
    #align(center)[*KẾ HOẠCH*]
    *1. Mục đích:* nâng cao chất lượng phục vụ người dân của các bộ phận tiếp nhận và trả kết quả trên địa bàn xã.

    _Căn cứ Luật;_`)
  assert.deepEqual(shape(read).slice(0, 4), [
    'ỦY BAN NHÂN DÂN',
    'XÃ AN PHÚ',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
  ])
  const [title, lead, basis] = read.blocks.slice(4)
  assert.deepEqual(title, {
    kind: 'paragraph',
    index: 4,
    line: 5,
    page: 1,
    text: 'KẾ HOẠCH',
    bold: true,
    centred: true,
  })
  assert.ok(lead?.kind === 'paragraph' && basis?.kind === 'paragraph')
  assert.equal(lead.boldLead, '1. Mục đích:'.length)
  assert.equal(basis.italic, true)
})

test('a table without lines around its cells is told from where its text stands, and remarked on', async () => {
  const read = await typst(`
    Kế hoạch của xã An Phú về cải cách hành chính năm 2031, với các nhiệm vụ sau đây được giao cho các bộ phận.
    #table(stroke: none, columns: (1cm, 6cm, 4cm, 4cm),
      [Stt], [Nhiệm vụ], [Chủ trì], [Thời hạn],
      [1], [Rà soát thủ tục hành chính của các lĩnh vực đất đai, tư pháp], [Văn phòng], [Quý I],
      [2], [Báo cáo], [Phòng Kinh tế], [Quý II],
      [3], [Kiểm tra việc tiếp nhận hồ sơ tại bộ phận một cửa], [Phòng Văn hóa và Xã hội của xã], [],
    )
    Nơi nhận: như trên.`)
  assert.deepEqual(shape(read).slice(1), [
    [
      ['Stt', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      ['1', 'Rà soát thủ tục hành chính của các lĩnh vực đất đai, tư pháp', 'Văn phòng', 'Quý I'],
      ['2', 'Báo cáo', 'Phòng Kinh tế', 'Quý II'],
      ['3', 'Kiểm tra việc tiếp nhận hồ sơ tại bộ phận một cửa', 'Phòng Văn hóa và Xã hội của xã', ''],
    ],
    'Nơi nhận: như trên.',
  ])
  assert.match(read.remarks.join(), /không kẻ ô/)
})

test('pages without text are refused, a few among others remarked on', async () => {
  const picture = '#rect(width: 10cm, height: 15cm, fill: gray)'
  assert.equal(await refusal(typst(`${picture} #pagebreak() ${picture}`)), 'plan_reading.scanned')
  const text = 'Ủy ban nhân dân xã ban hành kế hoạch cải cách hành chính.'
  const read = await typst(`${text} #pagebreak() ${text} #pagebreak() ${picture}`)
  assert.match(read.remarks.join(), /Trang 3/)
})

const object = (number: number, content: string): string => `${number} 0 obj\n${content}\nendobj\n`

test('a font that gives signs instead of letters is no text', async () => {
  const signs = '#"! # % & ( ) + , - . / : ; < = > ? ! # % & ( ) + , - . / : ; < = > ? ! # % & ( ) + , - ."'
  assert.equal(await refusal(typst(`${signs} #linebreak() ${signs}`)), 'plan_reading.scanned')
})

test('a file with a password is refused as such', async () => {
  const secret = `<${'5a'.repeat(32)}>`
  const file =
    `%PDF-1.4\n${object(1, '<</Type/Catalog/Pages 2 0 R>>')}${object(2, '<</Type/Pages/Kids[]/Count 0>>')}` +
    object(3, `<</Filter/Standard/V 1/R 2/O ${secret}/U ${secret}/P -4>>`) +
    `trailer\n<</Root 1 0 R/Encrypt 3 0 R/ID[<aa><aa>]/Size 4>>\n%%EOF`
  assert.equal(await refusal(extractPdf(Buffer.from(file))), 'plan_reading.encrypted')
})

test('too many pages are refused', async () => {
  assert.equal(
    await refusal(typst('#set page(width: 3cm, height: 3cm)\n#for n in range(301) [a #pagebreak()]')),
    'plan_reading.too_large',
  )
})
