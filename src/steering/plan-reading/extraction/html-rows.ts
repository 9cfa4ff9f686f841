// Tables that stand as HTML in Markdown, as programs for text recognition write them.
import type { TableCell, TableRow } from '../source-document.ts'
import { readMarkup } from './markup.ts'
import type { RawLine } from './tab-rows.ts'

const spanOf = (attributes: string, name: string): number => {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.max(1, value)
}

const readCell = (content: string, isHead: boolean): { text: string; bold: boolean } => {
  const lines = readMarkup(content.replaceAll('\n', ' '))
  const bold = isHead || (lines.length > 0 && lines.every((line) => line.bold))
  return { text: lines.map((line) => line.text).join('\n'), bold }
}

const cellPattern = /<(t[dh])\b([^>]*)>([^]*?)(?=<\/?t[dhr]\b|<\/t|$)/gi

/** `open`: rows that a cell above still reaches into, by column. */
const readRow = (content: string, open: Map<number, { rows: number; columnSpan: number }>): TableCell[] => {
  const cells: TableCell[] = []
  let column = 0
  const passOpen = () => {
    for (let above = open.get(column); above && above.rows > 0; above = open.get(column)) {
      above.rows -= 1
      cells.push({ column, columnSpan: above.columnSpan, text: '', mergedAbove: true })
      column += above.columnSpan
    }
  }
  for (const [, tag, attributes, inner] of content.matchAll(cellPattern)) {
    passOpen()
    const columnSpan = spanOf(attributes!, 'colspan')
    const { text, bold } = readCell(inner!, tag!.toLowerCase() === 'th')
    cells.push({ column, columnSpan, text, ...(bold && text !== '' && { bold }) })
    open.set(column, { rows: spanOf(attributes!, 'rowspan') - 1, columnSpan })
    column += columnSpan
  }
  passOpen()
  return cells
}

/** The rows of the table that begins on line `at`, and the index after its end. */
export const readHtmlRows = (lines: RawLine[], at: number): { rows: TableRow[]; next: number } => {
  const end = lines.findIndex((line, index) => index >= at && /<\/table>/i.test(line.text))
  const next = end + 1
  if (end < 0) return { rows: [], next }
  const text = lines
    .slice(at, next)
    .map((line) => line.text)
    .join('\n')
  const open = new Map<number, { rows: number; columnSpan: number }>()
  const rows = [...text.matchAll(/<tr\b[^>]*>([^]*?)(?=<tr\b|<\/tr>|<\/table>|$)/gi)].map((match): TableRow => {
    const { line, page } = lines[at + text.slice(0, match.index).split('\n').length - 1]!
    return { line, page, cells: readRow(match[1]!, open) }
  })
  return { rows: rows.filter((row) => row.cells.length > 0), next }
}
