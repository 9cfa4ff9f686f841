// Workbooks. A sheet holds the heads of a plan, its tables and its closing lines one below the other, without saying
// which is which: a stretch of rows with several filled cells is a table, the rest is text.
import { readXls, readXlsx } from 'hucre'
import type { Sheet, Workbook } from 'hucre'
import type { SourceDocument } from '../source-document.ts'
import { finishDocument } from './finish.ts'
import type { RawBlock } from './finish.ts'
import { limits } from './limits.ts'
import { RefusedFile } from './refusal.ts'
import { readSheetRows } from './xlsx/sheet.ts'
import type { SheetRow } from './xlsx/sheet.ts'
import type { Archive } from './zip.ts'

/** A single filled cell among table rows heads a group; this many in a row are text again. */
const textRun = 4

const paragraphs = (rows: SheetRow[], page: number): RawBlock[] =>
  rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.text !== '')
      .flatMap((cell) => cell.text.split('\n').map((text) => ({ text, bold: cell.bold })))
      .map(({ text, bold }): RawBlock => ({
        kind: 'paragraph',
        text,
        line: row.line,
        page,
        ...(bold && { bold }),
        ...(row.centred && { centred: true }),
      })),
  )

const table = (rows: SheetRow[], page: number): RawBlock => {
  const first = Math.min(...rows.map((row) => row.cells.find((cell) => cell.text !== '')!.column))
  const last = Math.max(...rows.map((row) => row.cells.findLast((cell) => cell.text !== '')!.column))
  return {
    kind: 'table',
    line: rows[0]!.line,
    page,
    rows: rows.map((row) => ({
      line: row.line,
      page,
      cells: row.cells
        .filter((cell) => cell.column >= first && cell.column <= last)
        .map((cell) => ({ ...cell, column: cell.column - first })),
    })),
  }
}

/** The rest of a row that a page cut stands in a column of its own, away from the left edge. */
const isIndented = (row: SheetRow, first: SheetRow): boolean => {
  const left = first.cells.find((cell) => cell.text !== '')!.column
  return row.cells.every((cell) => cell.text === '' || (cell.column > left && cell.columnSpan === 1 && !row.centred))
}

/** Parts a sheet into stretches that are tables (with the group heads inside them) and stretches that are not. */
const stretchesOf = (rows: SheetRow[]): { rows: SheetRow[]; isTable: boolean }[] => {
  const stretches: { rows: SheetRow[]; isTable: boolean }[] = []
  let index = 0
  while (index < rows.length) {
    if (rows[index]!.filled < 2) {
      const next = rows.findIndex((row, at) => at > index && row.filled > 1)
      const end = next < 0 ? rows.length : next
      stretches.push({ rows: rows.slice(index, end), isTable: false })
      index = end
      continue
    }
    let end = index + 1
    for (let at = end; at < rows.length && at - end < textRun; at += 1) if (rows[at]!.filled > 1) end = at + 1
    while (end < rows.length && isIndented(rows[end]!, rows[index]!)) end += 1
    const stretch = rows.slice(index, end)
    stretches.push({ rows: stretch, isTable: stretch.some((row) => row.filled > 2) || stretch.length > 4 })
    index = end
  }
  return stretches
}

/** The letterhead above a table has two cells side by side too: a title that follows it parts it from the table. */
const partLetterhead = (rows: SheetRow[]): number => {
  const title = rows.findIndex((row) => row.filled === 1)
  const isHead = title > 0 && title <= 4 && rows.slice(0, title).every((row) => row.filled === 2)
  return isHead && rows.slice(title).some((row) => row.filled > 2) ? title : 0
}

const readSheet = (sheet: Sheet, page: number): RawBlock[] => {
  const rows = readSheetRows(sheet)
  const head = partLetterhead(rows)
  return [
    ...paragraphs(rows.slice(0, head), page),
    ...stretchesOf(rows.slice(head)).flatMap((part) =>
      part.isTable ? [table(part.rows, page)] : paragraphs(part.rows, page),
    ),
  ]
}

const readWorkbook = (workbook: Workbook): SourceDocument => {
  const remarks: string[] = []
  const blocks = workbook.sheets.flatMap((sheet, index): RawBlock[] => {
    if (sheet.hidden || sheet.veryHidden) {
      remarks.push(`Bỏ qua trang tính ẩn: ${sheet.name}`)
      return []
    }
    const hiddenRows = [...(sheet.rowDefs ?? [])].filter(
      ([row, definition]) => definition.hidden && sheet.rows[row]?.some((value) => value !== null),
    )
    if (hiddenRows.length > 0) remarks.push(`Bỏ qua ${hiddenRows.length} hàng ẩn của trang tính ${sheet.name}`)
    if (sheet.columns?.some((column) => column.hidden)) remarks.push(`Bỏ qua cột ẩn của trang tính ${sheet.name}`)
    return readSheet(sheet, index + 1)
  })
  return finishDocument('xlsx', workbook.sheets.length, blocks, remarks)
}

const countOf = (bytes: Uint8Array, mark: string): number => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + mark.length)) count += 1
  return count
}

/** The library unpacks a workbook whole: what it will meet is measured part by part before. */
const ensureReadable = (archive: Archive): void => {
  for (const name of archive.names) {
    const part = archive.read(name)
    if (part && /worksheets\/.*\.xml$/.test(name) && countOf(part, '</c>') + countOf(part, '<row') > limits.cells * 2) {
      throw new RefusedFile('plan_reading.too_large')
    }
  }
}

const reading = async (read: Promise<Workbook>): Promise<SourceDocument> => {
  const workbook = await read.catch(() => {
    throw new RefusedFile('plan_reading.broken')
  })
  return readWorkbook(workbook)
}

/** Reads a workbook (OOXML). Throws RefusedFile. */
export const extractXlsx = async (bytes: Uint8Array, archive: Archive): Promise<SourceDocument> => {
  ensureReadable(archive)
  return reading(readXlsx(bytes, { readStyles: true }))
}

/** Reads a workbook of Excel 97 to 2003. Throws RefusedFile. */
export const extractXls = async (bytes: Uint8Array): Promise<SourceDocument> =>
  reading(readXls(bytes, { readStyles: true }))
