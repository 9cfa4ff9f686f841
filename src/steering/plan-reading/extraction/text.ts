// Plain text and Markdown. Each line is a paragraph of its own, each run of tab-separated or pipe rows a table.
import type { Block, Paragraph, SourceDocument, Table, TableRow } from '../source-document.ts'
import { decodeText } from './decode-text.ts'
import { ensureSize } from './finish.ts'
import { readCellLines } from './cell-lines.ts'
import { layoutRemark, readLayoutRows } from './layout-rows.ts'
import { readHtmlRows } from './html-rows.ts'
import { readMarkup } from './markup.ts'
import { readTabRows } from './tab-rows.ts'
import type { RawLine, RawRow } from './tab-rows.ts'

const splitLines = (text: string): RawLine[] => {
  let page = 1
  return text.split(/\r\n|[\n\r\u2028\u2029]|(?=\f)/).map((raw, index) => {
    if (raw.startsWith('\f')) page += 1
    return { text: raw.replaceAll('\f', ''), line: index + 1, page }
  })
}

const isRule = (text: string): boolean => /^\s*(?:[-_=*~]\s*){3,}$/.test(text) || /^\s*```/.test(text)
/** Text copied from legal portals closes every cell with a pipe and opens none; others only part the cells. */
const isPipeRow = (text: string): boolean =>
  /^\s*\|.*\|\s*$|^[^|]*[^|\s][^|]*\|.*\|\s*$|^[^|]*\S[^|]*(?:\s\|\s[^|]*){2,}$/.test(text)
const isPipeRule = (text: string): boolean => /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(text)

/** "+------+------+": the rulings of a table whose cells go over several lines. */
const isGridRule = (text: string): boolean => /^\s*\+(?:[-=:]{3,}\+)+\s*$/.test(text)

const pipeCells = (text: string): string[] =>
  text
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|'))

/** The rows between rulings, the lines of a cell put together. */
const readGridRows = (lines: RawLine[], at: number): { rows: RawRow[]; next: number } => {
  const rows: RawRow[] = []
  let next = at
  let open: RawRow | undefined
  for (; next < lines.length; next += 1) {
    const { text, line, page } = lines[next]!
    if (isGridRule(text)) open = undefined
    else if (!/^\s*\|.*\|\s*$/.test(text)) break
    else {
      const cells = pipeCells(text).map((cell) => cell.trim())
      if (open) {
        open.cells = open.cells.map((cell, column) => [cell, cells[column] ?? ''].filter(Boolean).join('\n'))
        open.lastLine = line
      } else {
        open = { cells, line, page, lastLine: line }
        rows.push(open)
      }
    }
  }
  return { rows, next }
}

const readPipeRows = (lines: RawLine[], at: number): { rows: RawRow[]; next: number } => {
  const rows: RawRow[] = []
  let next = at
  for (let index = at; index < lines.length; index += 1) {
    const { text, line, page } = lines[index]!
    if (text.trim() === '') continue
    if (!isPipeRow(text) && !isPipeRule(text)) break
    if (!isPipeRule(text)) rows.push({ cells: pipeCells(text), line, page, lastLine: line })
    next = index + 1
  }
  return { rows, next }
}

const filled = (row: RawRow): number => row.cells.filter((cell) => cell.trim() !== '').length

/** Lone lines with a tab are headings or signatures set with tabs, not a table. */
const isTable = (rows: RawRow[]): boolean => {
  const real = rows.filter((row) => filled(row) > 1)
  return real.length > 1 || real.some((row) => row.cells.length > 2)
}

/** Text recognition writes a line break inside a cell as two spaces; before an item of a list that is certain. */
const cellBreaks = (raw: string): string =>
  raw.replace(/(?<=\S) {2,}(?=(?:[-–+•]|\d+(?:\.\d+)*[.)]|\p{L}\)) ?\S)/gu, '\n')

const toRow = (row: RawRow): TableRow => ({
  line: row.line,
  page: row.page,
  ...(row.short && { short: true }),
  cells: row.cells.map((raw, column) => {
    const lines = readMarkup(cellBreaks(raw))
    const bold = lines.length > 0 && lines.every((line) => line.bold)
    return { column, columnSpan: 1, text: lines.map((line) => line.text).join('\n'), ...(bold && { bold }) }
  }),
})

type Pending = Omit<Paragraph, 'index'> | Omit<Table, 'index'>

/** Lines that stand together: a mark of emphasis may span them, a blank line ends it. */
const toParagraphs = (lines: RawLine[]): Pending[] =>
  readMarkup(
    lines.map((line) => line.text.replace(/^\s*#{1,6}\s+|^\s*>\s?/, '').replace(/^(\s*)[*•]\s/, '$1- ')).join('\n'),
  ).map((inline): Pending => {
    const { text: raw, line, page } = lines[inline.from]!
    const headingLevel = /^\s*(#{1,6})\s/.exec(raw)?.[1]?.length
    const item = /^(\s*)[-*+•]\s/.exec(raw)
    return {
      kind: 'paragraph',
      line,
      page,
      text: inline.text,
      ...(headingLevel && { headingLevel }),
      ...(inline.bold && { bold: true }),
      ...(inline.italic && { italic: true }),
      ...(inline.boldLead > 0 && { boldLead: inline.boldLead }),
      ...(item && { listLevel: Math.min(Math.floor(item[1]!.replaceAll('\t', '    ').length / 2), 5) }),
    }
  })

/** The table that begins on a line, if one does, and the index after it. */
const readTable = (lines: RawLine[], at: number): { rows: TableRow[]; next: number; laid?: true } | undefined => {
  const { text } = lines[at]!
  if (/^\s*<table\b/i.test(text)) {
    const found = readHtmlRows(lines, at)
    return found.rows.length > 0 ? found : undefined
  }
  if (isGridRule(text)) {
    const { rows, next } = readGridRows(lines, at)
    return rows.length > 0 ? { rows: rows.map(toRow), next } : undefined
  }
  const laid = text.includes('   ') || /^\s+\S/.test(text) ? readLayoutRows(lines, at) : undefined
  if (laid) return { rows: laid.rows.map(toRow), next: laid.next, laid: true }
  const written = readCellLines(lines, at)
  if (written) return { rows: written.rows.map(toRow), next: written.next }
  if (text.trim() === '' || !(isPipeRow(text) || text.includes('\t'))) return undefined
  const { rows, next } = isPipeRow(text) ? readPipeRows(lines, at) : readTabRows(lines, at)
  return isTable(rows) ? { rows: rows.map(toRow), next } : undefined
}

const readBlocks = (lines: RawLine[], remarks: string[]): Pending[] => {
  const blocks: Pending[] = []
  let together: RawLine[] = []
  const flush = () => {
    if (together.length > 0) blocks.push(...toParagraphs(together))
    together = []
  }
  let index = 0
  while (index < lines.length) {
    const line = lines[index]!
    const table = readTable(lines, index)
    if (table) {
      flush()
      if (table.laid) remarks.push(layoutRemark)
      const [first] = table.rows
      blocks.push({ kind: 'table', line: first!.line, page: first!.page, rows: table.rows })
      index = table.next
      continue
    }
    if (line.text.trim() === '' || isRule(line.text)) flush()
    else together.push(line)
    index += 1
  }
  flush()
  return blocks
}

/** Reads plain text and Markdown, as bytes in any Vietnamese encoding or as a string. Throws RefusedFile. */
export const extractText = (source: Uint8Array | string): SourceDocument => {
  const decoded = typeof source === 'string' ? { text: source, remarks: [] } : decodeText(source)
  const lines = splitLines(decoded.text.normalize('NFC').replace(/^\ufeff/, ''))
  const remarks = [...decoded.remarks]
  const blocks = readBlocks(lines, remarks)
  ensureSize(blocks)
  const marked = /^#{1,6} |\*\*\S/m.test(decoded.text)
  return {
    format: marked ? 'markdown' : 'text',
    pageCount: lines.at(-1)?.page ?? 1,
    blocks: blocks.map((block, index): Block => ({ ...block, index })),
    remarks: [...new Set(remarks)],
  }
}
