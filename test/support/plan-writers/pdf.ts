import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { SourceDocument } from '../../../src/steering/plan-reading/source-document.ts'
import { neverMerge, printTable, widthOf } from './printed-table.ts'
import type { MergeRule } from './printed-table.ts'

const require = createRequire(import.meta.url)
const font = (name: string): Buffer =>
  readFileSync(require.resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`))

const fonts = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic']

const template = `
#let blocks = json(bytes(sys.inputs.blocks))
#set page(paper: "a4", flipped: sys.inputs.flipped == "yes", margin: (x: 2cm, y: 1.8cm), numbering: "1", number-align: top + center)
#set text(size: 12pt, lang: "vi", hyphenate: false)
#set par(justify: true)
#let styled(item) = {
  let body = text(item.text)
  if item.lead > 0 {
    let letters = item.text.codepoints()
    body = strong(letters.slice(0, item.lead).join()) + letters.slice(item.lead).join("")
  }
  if item.bold { body = strong(body) }
  if item.italic { body = emph(body) }
  body
}
#let lines(item) = item.text.split("\\n").map(line => if item.bold { strong(line) } else { line }).join(linebreak())
#for item in blocks {
  if item.kind == "paragraph" {
    if item.centred { align(center, styled(item)) } else { par(styled(item)) }
  } else {
    set text(size: 10pt)
    set par(justify: false)
    table(
      columns: item.widths.map(width => width * 1fr),
      table.header(..item.head.map(cell => table.cell(x: cell.column, colspan: cell.columnSpan, lines(cell)))),
      ..item.rows.flatten().map(cell => table.cell(
        x: cell.column, y: cell.row, colspan: cell.columnSpan, rowspan: cell.rowSpan, lines(cell),
      )),
    )
  }
}
`

/** Prints a Typst source in Tinos. */
export const printTypst = (source: string, inputs: Record<string, string> = {}): Uint8Array => {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.map(font) }] })
  const result = compiler.compile({ mainFileContent: `#set text(font: "Tinos")\n${source}`, inputs })
  if (!result.result) throw new Error(JSON.stringify(result.takeError()?.shortDiagnostics))
  return new Uint8Array(compiler.pdf(result.result))
}

type Options = { merges?: MergeRule; flipped?: boolean }

/** A PDF as a printer would get it: wrapped cells, tables over pages with their head repeated, page numbers. */
export const writePdf = (
  document: SourceDocument,
  { merges = neverMerge, flipped = true }: Options = {},
): Uint8Array => {
  const blocks = document.blocks.map((block) => {
    if (block.kind === 'paragraph') {
      const { text, bold = false, italic = false, centred = false, boldLead = 0 } = block
      return { kind: 'paragraph', text, bold, italic, centred, lead: boldLead }
    }
    const rows = printTable(block, merges)
    const widths = Array.from({ length: widthOf(block) }, (_, column) => {
      const lengths = rows.flat().filter((cell) => cell.column === column && cell.columnSpan === 1)
      return 1 + Math.sqrt(Math.max(0, ...lengths.map((cell) => cell.text.length)))
    })
    const placed = rows.map((row, index) => row.map((cell) => ({ ...cell, row: index })))
    return { kind: 'table', widths, head: placed[0], rows: placed.slice(1) }
  })
  return printTypst(template, { blocks: JSON.stringify(blocks), flipped: flipped ? 'yes' : 'no' })
}
