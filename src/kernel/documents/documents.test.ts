import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readXlsx } from 'hucre'
import { extractText, getDocumentProxy } from 'unpdf'
import { writeCsv, type DataTable } from './data-table.ts'
import { placeAndDate, printOfficialTable, type OfficialTable } from './official-table.ts'
import { writeWorkbook } from './workbook.ts'

const day = Temporal.PlainDate.from('2026-02-05')

const official = (rows: string[][]): OfficialTable => ({
  superior: 'Tỉnh An Bình',
  issuer: 'Ủy ban nhân dân xã Tân Lập',
  place: 'Tân Lập',
  issuedOn: day,
  title: 'Sổ theo dõi',
  about: ['Năm 2026'],
  landscape: true,
  columns: [
    { header: 'Số', width: 1, align: 'center' },
    { header: 'Nhiệm vụ', width: 6 },
  ],
  groups: [{ title: 'Cải cách thể chế', rows }],
  totals: [{ label: 'Tổng số', value: String(rows.length) }],
})

const pagesOf = async (pdf: Uint8Array): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text
}

test('an official table has the national title, its header on every page, and page numbers from the second on', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [String(at + 1), `Rà soát quy định về hộ tịch, đợt ${at + 1}`])
  const pdf = await printOfficialTable(official(rows))
  const pages = await pagesOf(pdf)
  assert.ok(pages.length > 2)
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'ỦY BAN NHÂN DÂN XÃ TÂN LẬP',
    'Tân Lập, ngày 05 tháng 02 năm 2026',
    'SỔ THEO DÕI',
  ])
    assert.ok(pages[0]!.includes(words), words)
  for (const page of pages) assert.match(page, /Nhiệm vụ/)
  assert.match(pages[1]!.trim(), /^2\b/)
  assert.match(pages.at(-1)!, /Tổng số\s+120/)
  const source = Buffer.from(pdf).toString('latin1')
  assert.match(source, /pdfaid:part>2</)
  assert.deepEqual(await printOfficialTable(official(rows)), pdf)
})

test('what people write is shown in a document and never run', async () => {
  const hostile = '#panic("x") $x$ *đậm* [a] \\ // <b>'
  const [page] = await pagesOf(await printOfficialTable(official([['#read("/etc/passwd")', hostile]])))
  assert.ok(page!.includes('#read("/etc/passwd")'))
  assert.ok(page!.replace(/\s+/g, '').includes(hostile.replace(/\s+/g, '')))
})

test('dates of documents are written as the decree writes them', () => {
  assert.equal(placeAndDate('An Bình', Temporal.PlainDate.from('2026-11-21')), 'An Bình, ngày 21 tháng 11 năm 2026')
  assert.equal(placeAndDate('An Bình', Temporal.PlainDate.from('2026-03-09')), 'An Bình, ngày 09 tháng 3 năm 2026')
})

const table = (rows: DataTable['rows']): DataTable => ({
  name: 'Sổ',
  on: day,
  columns: ['Nhiệm vụ', 'Hạn', 'Tiến độ (%)'].map((header) => ({ header, width: 20 })),
  rows,
})

// A reader of RFC 4180: the quoted parts are put aside, then the rest is cut at line breaks and commas.
const readCsv = (text: string): string[][] => {
  const aside: string[] = []
  const plain = text.replace(/"((?:[^"]|"")*)"/g, (_, quoted: string) => `\uE000${aside.push(quoted) - 1}`)
  const back = (cell: string): string =>
    cell.startsWith('\uE000') ? aside[Number(cell.slice(1))]!.replaceAll('""', '"') : cell
  return plain
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split(',').map(back))
}

test('a CSV gives back whatever was written, and nothing in it runs as a formula', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.nat(100)), { minLength: 1 }), (pairs) => {
      const bytes = writeCsv(table(pairs.map(([text, percent]) => [text, day, percent])))
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
      const [header, ...rows] = readCsv(new TextDecoder().decode(bytes))
      assert.deepEqual(header, ['Nhiệm vụ', 'Hạn', 'Tiến độ (%)'])
      assert.equal(rows.length, pairs.length)
      for (const [at, [text, percent]] of pairs.entries()) {
        const [cell, date, figure] = rows[at]!
        assert.ok(cell === text || cell === `'${text}`)
        assert.doesNotMatch(cell!, /^\s*[=+\-@]/)
        assert.deepEqual([date, figure], ['2026-02-05', String(percent)])
      }
    }),
  ))

test('a workbook keeps dates, numbers and texts as what they are', async () => {
  const rows: DataTable['rows'] = [
    ['=HYPERLINK("http://x")', day, 40],
    ['Ủy ban', null, 100],
  ]
  const bytes = await writeWorkbook(table(rows))
  const book = await readXlsx(bytes)
  const [, first, second] = book.sheets[0]!.rows
  assert.equal(first![0], '=HYPERLINK("http://x")')
  assert.equal((first![1] as Date).toISOString().slice(0, 10), '2026-02-05')
  assert.equal(first![2], 40)
  assert.deepEqual([second![0], second![1] ?? null, second![2]], ['Ủy ban', null, 100])
  assert.equal(book.properties?.modified?.toISOString().slice(0, 10), '2026-02-05', 'the clock stays outside')
})
