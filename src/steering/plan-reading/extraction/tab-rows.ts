// Lines of tab-separated text as rows. A row normally is one line; a cell with line breaks spreads it over several.

export type RawLine = { text: string; line: number; page: number }
export type RawRow = {
  cells: string[]
  line: number
  page: number
  lastLine: number
  /** Which cells the row lacks is not known. */
  short?: boolean
}

const isBlank = (line: RawLine | undefined): boolean => !line || line.text.trim() === ''

const continuesCell = (text: string): boolean => /^\s*(?:\p{Ll}|[-–+•]\s?\S)/u.test(text)

const opensQuote = (cell: string): boolean => cell.startsWith('"') && cell.split('"').length % 2 === 0

/** A cell that a spreadsheet quoted because it has line breaks: the line of its closing quote, or none. */
const quotedEnd = (lines: RawLine[], at: number): number | undefined => {
  if (!opensQuote(lines[at]!.text.split('\t').at(-1)!)) return undefined
  for (let next = at + 1; next < Math.min(lines.length, at + 30); next += 1) {
    const closing = lines[next]!.text.search(/"(?=\t|$)/)
    if (closing >= 0) return opensQuote(lines[next]!.text.split('\t').at(-1)!) ? quotedEnd(lines, next) : next
  }
  return undefined
}

const unquote = (cell: string): string =>
  /^".*"$/s.test(cell) && cell.includes('\n') ? cell.slice(1, -1).replaceAll('""', '"') : cell

const readQuoted = (lines: RawLine[], at: number, end: number): RawRow => {
  const text = lines
    .slice(at, end + 1)
    .map((line) => line.text)
    .join('\n')
  const { line, page } = lines[at]!
  return { cells: text.split('\t').map(unquote), line, page, lastLine: line + end - at }
}

/**
 * The rows that start at `at`, and the index after them. Blank lines inside (a page break) are passed over; any other
 * line without a tab ends the table, unless it continues the last cell of a row that is still short.
 */
export const readTabRows = (lines: RawLine[], at: number): { rows: RawRow[]; next: number } => {
  const rows: RawRow[] = []
  let width = 0
  let index = at
  let next = at
  while (index < lines.length) {
    const line = lines[index]!
    if (isBlank(line) && !line.text.includes('\t')) {
      index += 1
      continue
    }
    const last = rows.at(-1)
    const adjacent = last !== undefined && last.lastLine + 1 === line.line
    const cells = line.text.split('\t')
    const short = adjacent && last.cells.length < width
    if (short && continuesCell(line.text) && last.cells.length + cells.length - 1 <= width) {
      last.cells = [...last.cells.slice(0, -1), `${last.cells.at(-1)}\n${cells[0]}`, ...cells.slice(1)]
      last.lastLine = line.line
    } else if (cells.length > 1) {
      const quoted = quotedEnd(lines, index)
      if (quoted !== undefined) {
        rows.push(readQuoted(lines, index, quoted))
        index = quoted
      } else rows.push({ cells, line: line.line, page: line.page, lastLine: line.line })
      width = Math.max(width, rows.at(-1)!.cells.length)
    } else break
    index += 1
    next = index
  }
  return { rows, next }
}
