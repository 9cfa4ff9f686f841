import { inlineOf } from '../markup.ts'
import type { RawTable } from '../finish.ts'
import type { TableCell } from '../../source-document.ts'
import { distinct } from './geometry.ts'
import type { Fragment } from './geometry.ts'
import type { Grid, Region } from './grid.ts'
import { linesOf, textOfLine } from './lines.ts'
import type { Line } from './lines.ts'
import { joinWrapped, wraps } from './wrapping.ts'

type Cell = { region: Region; lines: Line[]; left: number; right: number; mergedAbove: boolean }
type Row = { page: number; cells: Cell[]; header: boolean }
export type PdfTable = { columns: number[]; rows: Row[] }

const isInside = (fragment: Fragment, region: Region): boolean => {
  const x = (fragment.left + fragment.right) / 2
  const y = fragment.y - 0.3 * fragment.size
  return x >= region.left && x < region.right && y >= region.top && y < region.bottom
}

/** Whether a fragment belongs to a grid at all. */
export const isInGrid = (fragment: Fragment, grid: Grid): boolean =>
  isInside(fragment, { ...grid, row: 0, column: 0, rowSpan: 1, columnSpan: 1 })

/** The space that text keeps from the lines of its cell, taken from the cell that keeps least. */
const paddingOf = (filled: { region: Region; lines: Line[] }[]): number => {
  const paddings = filled.flatMap(({ region, lines }) => lines.map((line) => line.left - region.left))
  return Math.max(0, Math.min(10, ...paddings))
}

/** The table that a grid and the text inside it make. Each row has a cell for each region that crosses it. */
export const tableOf = (grid: Grid, fragments: Fragment[], page: number): PdfTable => {
  const filled = grid.regions.map((region) => ({
    region,
    lines: linesOf(fragments.filter((fragment) => isInside(fragment, region))),
  }))
  const padding = paddingOf(filled)
  const rows = grid.rows.slice(1).map((_, row): Row => ({
    page,
    header: false,
    cells: filled
      .filter(({ region }) => region.row <= row && row < region.row + region.rowSpan)
      .toSorted((one, other) => one.region.column - other.region.column)
      .map(({ region, lines }) => {
        const mergedAbove = region.row < row
        return {
          region,
          lines: mergedAbove ? [] : lines,
          left: region.left + padding,
          right: region.right - padding,
          mergedAbove,
        }
      }),
  }))
  return { columns: grid.columns, rows }
}

const textOf = (cell: Cell): string => cell.lines.map(textOfLine).join(' ')
const isFilled = (cell: Cell): boolean => cell.lines.length > 0
const rowText = (row: Row): string => row.cells.filter(isFilled).map(textOf).join('\t')

/** Rows at the top of a page that print the head of the table again. */
const repeatedHead = (table: PdfTable, next: PdfTable): number => {
  let count = 0
  const most = Math.min(4, table.rows.length, next.rows.length)
  while (count < most && rowText(next.rows[count]!) === rowText(table.rows[count]!)) count += 1
  return table.rows[0]?.cells.some(isFilled) ? count : 0
}

const isCapitals = (cell: Cell): boolean => textOf(cell) === textOf(cell).toUpperCase()

/** Whether text breaks off in one line and goes on in the other. */
const goesOn = (upper: Cell | undefined, lower: Cell): boolean => {
  const last = upper?.lines.at(-1)
  const first = lower.lines[0]!
  if (!last || (isCapitals(upper!) && !isCapitals(lower))) return false
  return wraps(last, first, upper!.left, upper!.right) || /^\p{Ll}/u.test(textOfLine(first))
}

const isNumber = (cell: Cell): boolean => /^[\dIVX]+(?:\.\d+)*[.)]?(?:\s|$)/.test(textOf(cell))

/**
 * Whether a row was cut by the page: what stands in it goes on in cells that were full to the bottom, and at least half
 * of these in the middle of a sentence. A row that begins with a number is a new one.
 */
const isCut = (above: Row, below: Row): boolean => {
  const going = below.cells.filter(isFilled)
  if (going.length === 0 || (going[0] === below.cells[0] && isNumber(going[0]!))) return false
  const pairs = going.map((cell) => ({
    cell,
    upper: above.cells.find((one) => one.region.column === cell.region.column),
  }))
  const broken = pairs.filter(({ cell, upper }) => goesOn(upper, cell))
  const reach = pairs.every(({ upper }) => {
    const last = upper?.lines.at(-1)
    // A line that would stand alone is taken along to the next page and leaves a second one empty.
    return last && upper!.region.bottom - last.y < 3 * last.size + 6
  })
  return reach && broken.length * 2 >= pairs.length && (going[0] !== below.cells[0] || broken[0] === pairs[0])
}

const joinCut = (above: Row, below: Row): Row => ({
  ...above,
  cells: above.cells.map((cell) => {
    const rest = below.cells.find((one) => one.region.column === cell.region.column)
    return rest ? { ...cell, lines: [...cell.lines, ...rest.lines] } : cell
  }),
})

const near = (columns: number[], x: number): boolean => columns.some((one) => Math.abs(one - x) < 5)

/**
 * Whether two tables have the same columns, or one of them the same and some split further; rows that lack their last
 * cells may make one of them narrower.
 */
export const sameColumns = (one: PdfTable, other: PdfTable): boolean => {
  const within = (few: number[], many: number[]) => few.every((x) => near(many, x))
  return within(one.columns, other.columns) || within(other.columns, one.columns)
}

/** One table of two pages: the head that is printed again goes, a row cut by the page is whole again. */
export const joinTables = (table: PdfTable, next: PdfTable): PdfTable => {
  const head = repeatedHead(table, next)
  const rows = table.rows.map((row, index) => (index < head ? { ...row, header: true } : row))
  let rest = next.rows.slice(head)
  if (rest[0] && rows.length > head && isCut(rows.at(-1)!, rest[0])) {
    rows.push(joinCut(rows.pop()!, rest[0]))
    rest = rest.slice(1)
  }
  const more = [...table.columns, ...next.columns.filter((x) => !near(table.columns, x))]
  return { columns: distinct(more), rows: [...rows, ...rest] }
}

const nearest = (columns: number[], x: number): number =>
  columns.reduce((best, one, index) => (Math.abs(one - x) < Math.abs(columns[best]! - x) ? index : best), 0)

const toCell = (cell: Cell, columns: number[]): TableCell => {
  const lines = joinWrapped(cell.lines, cell.left, cell.right).map(inlineOf).filter((line) => line.text !== '')
  const column = nearest(columns, cell.region.left)
  return {
    column,
    columnSpan: Math.max(1, nearest(columns, cell.region.right) - column),
    text: lines.map((line) => line.text).join('\n'),
    ...(lines.length > 0 && lines.every((line) => line.bold) && { bold: true }),
    ...(cell.mergedAbove && { mergedAbove: true }),
  }
}

export const finishTable = ({ columns, rows }: PdfTable): RawTable => ({
  kind: 'table',
  rows: rows
    .filter((row) => row.cells.some(isFilled))
    .map(({ page, cells, header }) => ({
      page,
      cells: cells.map((cell) => toCell(cell, columns)),
      ...(header && { header }),
    })),
})
