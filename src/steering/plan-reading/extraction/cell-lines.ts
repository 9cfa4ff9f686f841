// Tables that a tool wrote out cell by cell, each on a line of its own: with a lone pipe behind every cell, with blank
// lines between cells, or with nothing. Rows are told from their numbers, since nothing else parts them.
import type { RawLine, RawRow } from './tab-rows.ts'

type Cell = { text: string; line: number; page: number; lastLine: number }

const opensHeading = /^(?:stt|tt|s\.?t\.?t\.?|số tt|số thứ tự)$/iu
const rowNumber = /^(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|[A-E])[.)]?$/u
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

const isBlank = (line: RawLine | undefined): boolean => line === undefined || line.text.trim() === ''
const isPipe = (line: RawLine | undefined): boolean => line?.text.trim() === '|'

const toCell = (lines: RawLine[]): Cell => ({
  text: lines.map((line) => line.text.trim()).join('\n'),
  line: lines[0]!.line,
  page: lines[0]!.page,
  lastLine: lines.at(-1)!.line,
})

type Cells = { cells: Cell[]; next: number[] }

/** Cells that a lone pipe closes; two pipes in a row close a blank one. The text after the last pipe is no cell. */
const pipedCells = (lines: RawLine[], at: number): Cells => {
  const found: Cells = { cells: [], next: [] }
  let open: RawLine[] = []
  for (let index = at; index < lines.length; index += 1) {
    const line = lines[index]!
    if (isPipe(line)) {
      found.cells.push(
        open.length > 0 ? toCell(open) : { text: '', line: line.line, page: line.page, lastLine: line.line },
      )
      found.next.push(index + 1)
      open = []
    } else if (!isBlank(line)) open.push(line)
    if (open.length > 12) break
  }
  return found
}

/** Cells parted by blank lines, or one on every line; a line in small letters goes on with the cell above. */
const plainCells = (lines: RawLine[], at: number, byBlank: boolean): Cells => {
  const found: Cells = { cells: [], next: [] }
  let open: RawLine[] = []
  const close = (next: number) => {
    if (open.length > 0) {
      found.cells.push(toCell(open))
      found.next.push(next)
    }
    open = []
  }
  for (let index = at; index <= lines.length; index += 1) {
    const line = lines[index]
    const goesOn = byBlank ? !isBlank(line) : !isBlank(line) && /^\s*\p{Ll}/u.test(line!.text)
    if (!goesOn || open.length === 0) close(index)
    if (line && !isBlank(line)) open.push(line)
  }
  return found
}

const numberOf = (text: string): string => text.replace(/[.)]$/, '')

/** Whether a number can open the row after those that are there: it goes on with one of them or starts anew. */
const follows = (text: string, before: readonly string[]): boolean => {
  if (!rowNumber.test(text)) return false
  const number = numberOf(text)
  if (['1', 'I', 'A', '1.1'].includes(number)) return true
  const step = (one: string): boolean => {
    if (/^[IVX]+$/.test(number)) return romans.indexOf(number) === romans.indexOf(one) + 1 && one !== ''
    if (/^[A-E]$/.test(number)) return number.charCodeAt(0) === one.charCodeAt(0) + 1 && one.length === 1
    const path = number.split('.').map(Number)
    const above = one.split('.').map(Number)
    const last = path.length - 1
    if (path.length === above.length + 1) return path[last] === 1 && above.every((value, i) => value === path[i])
    return above.slice(0, last).every((value, i) => value === path[i]) && path[last] === (above[last] ?? Number.NaN) + 1
  }
  return before.slice(-40).some(step)
}

const fewestColumns = 4
const mostColumns = 14

/** The heading row and the rows below it; undefined where the cells make no table. */
const toRows = ({ cells, next }: Cells, piped: boolean): { rows: RawRow[]; next: number } | undefined => {
  const width = cells.findIndex((cell, index) => index > 0 && /^(?:\(?1\)?|I|A|1\.)$/.test(cell.text))
  if (width < fewestColumns || width > mostColumns) return undefined
  if (cells.slice(0, width).some((cell) => cell.text.length > 60)) return undefined
  const groups: Cell[][] = [cells.slice(0, width)]
  const numbers: string[] = []
  let end = width
  for (let index = width; index < cells.length; index += 1) {
    const { text } = cells[index]!
    const row = groups.at(-1)!
    const opens = follows(text, numbers) && (index === width || row.length > 1)
    // A full row and no number behind it: the table is over, unless pipes say that it is not.
    if (!opens && row.length >= width && !piped) break
    if (opens) {
      groups.push([cells[index]!])
      numbers.push(numberOf(text))
    } else row.push(cells[index]!)
    end = index + 1
  }
  const rows = groups.slice(1)
  const whole = rows.filter((row) => row.length === width || row.length === 2).length
  if (rows.length < 2 || whole < 0.6 * rows.length) return undefined
  return {
    rows: groups.map((row) => ({
      cells: row.map((cell) => cell.text),
      line: row[0]!.line,
      page: row[0]!.page,
      lastLine: row.at(-1)!.lastLine,
      ...(row.length > 2 && row.length < width && { short: true }),
    })),
    next: next[end - 1]!,
  }
}

/** The table that is written out from this line on, if one is, and the index after it. */
export const readCellLines = (lines: RawLine[], at: number): { rows: RawRow[]; next: number } | undefined => {
  if (!opensHeading.test(lines[at]!.text.trim())) return undefined
  const after = lines.slice(at + 1).find((line) => !isBlank(line))
  if (isPipe(after)) return toRows(pipedCells(lines, at), true)
  return toRows(plainCells(lines, at, isBlank(lines[at + 1])), false)
}
