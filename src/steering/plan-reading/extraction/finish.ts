import type { Block, Paragraph, SourceDocument, TableRow } from '../source-document.ts'
import { limits } from './limits.ts'
import { RefusedFile } from './refusal.ts'

/** Where a format knows its lines and pages it says so. */
type Position = { line?: number; page?: number }

export type RawParagraph = Omit<Paragraph, 'index' | 'line' | 'page'> & Position
export type RawTable = { kind: 'table'; rows: (Omit<TableRow, 'line' | 'page'> & Position)[] } & Position
export type RawBlock = RawParagraph | RawTable

/** Throws RefusedFile (too_large) for what is data rather than a plan. */
export const ensureSize = (blocks: (RawParagraph | RawTable)[]): void => {
  let cells = 0
  let length = 0
  for (const block of blocks) {
    if (block.kind === 'paragraph') length += block.text.length
    else {
      for (const row of block.rows) {
        const last = row.cells.at(-1)
        cells += row.cells.length
        length += row.cells.reduce((sum, cell) => sum + cell.text.length, 0)
        if (last && last.column + last.columnSpan > limits.columns) throw new RefusedFile('plan_reading.too_large')
      }
    }
  }
  if (cells > limits.cells || length > limits.textLength) throw new RefusedFile('plan_reading.too_large')
}

/**
 * Numbers the blocks. Where a format has no lines of its own, a paragraph is a line of its text form, and so is a row.
 */
export const finishDocument = (
  format: SourceDocument['format'],
  pageCount: number,
  raw: RawBlock[],
  remarks: string[],
): SourceDocument => {
  ensureSize(raw)
  let counted = 0
  const position = (own: Position, page: number) => {
    counted = own.line ?? counted + 1
    return { line: counted, page: own.page ?? page }
  }
  const blocks = raw.map((block, index): Block => {
    if (block.kind === 'paragraph') return { ...block, index, ...position(block, 1) }
    const rows = block.rows.map((row) => ({ ...row, ...position(row, block.page ?? 1) }))
    return { kind: 'table', index, line: rows[0]?.line ?? counted, page: block.page ?? rows[0]?.page ?? 1, rows }
  })
  return { format, pageCount, blocks, remarks: [...new Set(remarks)] }
}
