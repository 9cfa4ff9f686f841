// A long table is often kept as several in a file: one for each page, with the head copied to each.
import type { RawBlock, RawTable } from '../finish.ts'

type Row = RawTable['rows'][number]

/** The distance of columns in twentieths of a point below which they are the same. */
const tolerance = 120

/** A block of a Word file; for a table, how wide its columns are. */
export type MeasuredBlock = { block: RawBlock; grid?: number[] }

const textsOf = (row: Row): string => row.cells.map((cell) => cell.text.replace(/\s+/g, ' ').toLowerCase()).join('\t')

/** How many rows of the head the second table repeats; a row with one text is no head. */
const repeatedHead = (above: Row[], below: Row[]): number => {
  let count = 0
  const most = Math.min(4, above.length, below.length - 1)
  while (count < most && textsOf(above[count]!) === textsOf(below[count]!)) count += 1
  const named = above.slice(0, count).some((row) => row.cells.filter((cell) => cell.text !== '').length > 2)
  return named ? count : 0
}

const sameGrid = (one: number[] = [], other: number[] = []): boolean =>
  one.length > 2 && one.length === other.length && one.every((width, at) => Math.abs(width - other[at]!) < tolerance)

const startsAnew = (row: Row | undefined): boolean =>
  row === undefined || row.header === true || row.cells.every((cell) => cell.bold === true || cell.text === '')

/** Tables with nothing between them are one where the second repeats the head, or has no head and the same columns. */
export const joinSplitTables = (blocks: MeasuredBlock[]): RawBlock[] => {
  const joined: MeasuredBlock[] = []
  for (const { block, grid } of blocks) {
    const last = joined.at(-1)
    if (last?.block.kind !== 'table' || block.kind !== 'table') {
      joined.push({ block, ...(grid && { grid }) })
      continue
    }
    const head = repeatedHead(last.block.rows, block.rows)
    if (head > 0 || (sameGrid(last.grid, grid) && !startsAnew(block.rows[0]))) {
      const rows = last.block.rows.map((row, index) => (index < head ? { ...row, header: true } : row))
      last.block = { ...last.block, rows: [...rows, ...block.rows.slice(head)] }
    } else joined.push({ block, ...(grid && { grid }) })
  }
  return joined.map(({ block }) => block)
}
