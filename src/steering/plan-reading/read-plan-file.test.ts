import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { writeDocx } from '../../../test/support/plan-writers/docx.ts'
import { writePdf } from '../../../test/support/plan-writers/pdf.ts'
import { writePlanXlsx } from '../../../test/support/plan-writers/xlsx.ts'
import { refusalCodes } from './extraction/refusal.ts'
import { extractText } from './extraction/text.ts'
import { readPlanFile } from './read-plan-file.ts'
import { texts } from './texts.ts'

const plan = extractText(`**KẾ HOẠCH**

**Cải cách hành chính năm 2031 của xã An Phú**

**I. MỤC TIÊU**

- 100% hồ sơ được giải quyết đúng hạn.

**II. NHIỆM VỤ**

1. Rà soát thủ tục hành chính.

Stt\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành
1\tXây dựng kế hoạch\tVăn phòng HĐND và UBND\tTháng 01/2031
2\tKiểm tra cải cách hành chính\tPhòng Văn hóa - Xã hội\tQuý II/2031
`)

const refusalOf = async (...request: Parameters<typeof readPlanFile>): Promise<string> => {
  const reading = await readPlanFile(...request)
  return reading.read ? 'read' : reading.refusal.code
}

const office = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

const word = (body: string): Uint8Array =>
  office({ 'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>` })

const relation = (type: string, target: string): string =>
  `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`

const sheet = (rows: string): Uint8Array =>
  office({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  })

test('a plan is read from every kind of file, whatever its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plan-'))
  try {
    const files = {
      'a.pdf': await writeDocx(plan),
      'a.docx': writePdf(plan),
      'a.txt': await writePlanXlsx(plan),
    }
    for (const [name, bytes] of Object.entries(files)) {
      await writeFile(join(folder, name), bytes)
      const reading = await readPlanFile(join(folder, name))
      assert.ok(reading.read, name)
      assert.equal(reading.plan.document.year, 2031)
      assert.ok(reading.source.blocks.some((block) => block.kind === 'table'))
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('archives that claim or hold too much are refused before they are unpacked', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }, { level: 9 })
  assert.equal(await refusalOf(bomb), 'plan_reading.too_large')
  const many = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`word/${index}.xml`, '']))
  assert.equal(await refusalOf(office(many)), 'plan_reading.too_large')
  // A liar: says that its part has 10 bytes.
  const liar = Buffer.from(word('<w:p/>'.repeat(50_000)))
  const directory = liar.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  liar.writeUInt32LE(10, directory + 24)
  assert.equal(await refusalOf(liar), 'plan_reading.broken')
})

test('a PDF that unpacks without end is stopped at the limit of memory', async () => {
  let packed: Buffer = Buffer.alloc(250_000_000, ' ')
  for (let round = 0; round < 2; round += 1) packed = deflateSync(packed)
  const stream = `<</Filter[/FlateDecode/FlateDecode]/Length ${packed.length}>>stream\n`
  const file = Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
        `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj${stream}`,
    ),
    packed,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF'),
  ])
  assert.equal(await refusalOf(file, { memoryLimit: 200 }), 'plan_reading.too_large')
})

test('tables of ten thousand columns and sheets of a million rows are data, not plans', async () => {
  const cells = '<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'.repeat(10_000)
  const bordered = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
  assert.equal(await refusalOf(word(`<w:tbl>${bordered}<w:tr>${cells}</w:tr></w:tbl>`)), 'plan_reading.too_large')
  assert.equal(await refusalOf(strToU8(`${'x\t'.repeat(10_000)}\n`.repeat(3))), 'plan_reading.too_large')
  assert.equal(
    await refusalOf(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(1_000_000))),
    'plan_reading.too_large',
  )
  const far = (row: number) => `<row r="${row}"><c r="A${row}"><v>1</v></c><c r="NTP${row}"><v>1</v></c></row>`
  assert.equal(await refusalOf(sheet(far(1) + far(2))), 'plan_reading.too_large')
  assert.equal(await refusalOf(new Uint8Array(21 * 1024 * 1024)), 'plan_reading.too_large')
})

test('elements nested a hundred thousand deep are refused', async () => {
  assert.equal(await refusalOf(word('<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000))), 'plan_reading.broken')
})

test('files cut short are refused', async () => {
  for (const bytes of [await writeDocx(plan), await writePlanXlsx(plan)]) {
    assert.equal(await refusalOf(bytes.subarray(0, bytes.length / 2)), 'plan_reading.broken')
  }
  const cut = await refusalOf(writePdf(plan).subarray(0, 400))
  assert.ok(['plan_reading.broken', 'plan_reading.scanned'].includes(cut), cut)
  assert.equal(await refusalOf(new Uint8Array()), 'plan_reading.broken')
})

test('passwords, old Word files, pictures and other texts each have their sentence', async () => {
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le')])
  assert.equal(await refusalOf(compound('EncryptedPackage')), 'plan_reading.encrypted')
  assert.equal(await refusalOf(Buffer.from('89504e470d0a1a0a', 'hex')), 'plan_reading.scanned')
  assert.equal(await refusalOf(compound('Something')), 'plan_reading.unknown_kind')
  assert.equal(await refusalOf(strToU8('Danh sách mua hàng: gạo, muối, đường.')), 'plan_reading.not_a_plan')
  for (const code of refusalCodes) for (const lang of ['vi', 'en'] as const) assert.match(texts[lang][code], /\.$/)
})

test('reading ends at the limits of time and of output', async () => {
  assert.equal(await refusalOf(await writeDocx(plan), { timeLimit: 1 }), 'plan_reading.timeout')
  assert.equal(await refusalOf(await writeDocx(plan), { outputLimit: 100 }), 'plan_reading.too_large')
})

test('whatever bytes come, the answer is a plan or a known refusal', async () => {
  const valid = [await writeDocx(plan), writePdf(plan), await writePlanXlsx(plan)]
  const damaged = fc
    .tuple(fc.constantFrom(...valid), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 }))
    .map(([bytes, changes]) => {
      const copy = Uint8Array.from(bytes)
      for (const [at, value] of changes) copy[at % copy.length] = value
      return copy
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 5000 }), damaged), async (bytes) => {
      const code = await refusalOf(bytes)
      assert.ok(code === 'read' || refusalCodes.some((known) => known === code))
    }),
    { numRuns: 12 },
  )
})
