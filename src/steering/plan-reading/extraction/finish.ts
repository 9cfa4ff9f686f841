import type { Block, Paragraph, SourceDocument, TableRow } from '../source-document.ts'
import { limits } from './limits.ts'
import { RefusedFile } from './refusal.ts'

export type RawParagraph = Omit<Paragraph, 'index' | 'line' | 'page'> & { page?: number }
export type RawTable = { kind: 'table'; page?: number; rows: (Omit<TableRow, 'line' | 'page'> & { page?: number })[] }
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
 * Numbers the blocks of a format that has no lines of its own: a paragraph is a line of its text form, and so is a row.
 */
export const finishDocument = (
  format: SourceDocument['format'],
  pageCount: number,
  raw: RawBlock[],
  remarks: string[],
): SourceDocument => {
  ensureSize(raw)
  let line = 0
  const blocks = raw.map((block, index): Block => {
    const page = block.page ?? 1
    if (block.kind === 'paragraph') return { ...block, index, line: (line += 1), page }
    const rows = block.rows.map((row) => ({ ...row, line: (line += 1), page: row.page ?? page }))
    return { kind: 'table', index, line: rows[0]?.line ?? line, page, rows }
  })
  return { format, pageCount, blocks, remarks: [...new Set(remarks)] }
}
