import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import type * as source from '../../../src/steering/plan-reading/source-document.ts'
import { neverMerge, printTable } from './printed-table.ts'
import type { MergeRule } from './printed-table.ts'

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

const paragraph = (block: source.Paragraph): Paragraph => {
  const { text, bold = false, italic = false, boldLead = 0, headingLevel } = block
  const pieces = [
    { text: text.slice(0, boldLead), bold: true },
    { text: text.slice(boldLead), bold },
  ].filter((piece) => piece.text !== '')
  return new Paragraph({
    children: pieces.map((piece) => new TextRun({ ...piece, italics: italic })),
    ...(headingLevel !== undefined && { heading: headings[headingLevel - 1]! }),
    ...(block.centred && { alignment: AlignmentType.CENTER }),
  })
}

const table = (block: source.Table, merges: MergeRule): Table =>
  new Table({
    rows: printTable(block, merges).map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: cells.map(
            (cell) =>
              new TableCell({
                columnSpan: cell.columnSpan,
                rowSpan: cell.rowSpan,
                children: cell.text
                  .split('\n')
                  .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: cell.bold })] })),
              }),
          ),
        }),
    ),
  })

/** A Word file that shows the document: real headings, bold runs, bordered tables. */
export const writeDocx = async (document: source.SourceDocument, merges: MergeRule = neverMerge): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: document.blocks.map((block) =>
              block.kind === 'table' ? table(block, merges) : paragraph(block),
            ),
          },
        ],
      }),
    ),
  )
