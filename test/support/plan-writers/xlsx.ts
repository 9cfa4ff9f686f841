import { writeXlsx } from 'hucre'
import type { Cell, MergeRange } from 'hucre'
import type { SourceDocument } from '../../../src/steering/plan-reading/source-document.ts'
import { neverMerge, printTable } from './printed-table.ts'
import type { MergeRule } from './printed-table.ts'

/** A workbook with all on one sheet: paragraphs in the first column, tables below them, wide and tall cells merged. */
export const writePlanXlsx = async (document: SourceDocument, merge: MergeRule = neverMerge): Promise<Uint8Array> => {
  const rows: string[][] = []
  const merges: MergeRange[] = []
  const cells = new Map<string, Partial<Cell>>()
  const markBold = (column: number) => cells.set(`${rows.length},${column}`, { style: { font: { bold: true } } })
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      if (block.bold) markBold(0)
      rows.push([block.text])
      continue
    }
    for (const printed of printTable(block, merge)) {
      const row: string[] = []
      for (const { column, columnSpan, rowSpan, text, bold } of printed) {
        row[column] = text
        if (bold) markBold(column)
        if (columnSpan * rowSpan > 1) {
          merges.push({
            startRow: rows.length,
            startCol: column,
            endRow: rows.length + rowSpan - 1,
            endCol: column + columnSpan - 1,
          })
        }
      }
      rows.push(Array.from(row, (text) => text ?? ''))
    }
  }
  return writeXlsx({ sheets: [{ name: 'Kế hoạch', rows, cells, merges }] })
}
