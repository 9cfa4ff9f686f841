import type { Table } from '../../../src/steering/plan-reading/source-document.ts'

export type PrintedCell = { column: number; columnSpan: number; rowSpan: number; text: string; bold: boolean }

/** Blank cells below a filled one become one tall cell, in the columns this says. */
export type MergeRule = (column: number) => boolean

export const neverMerge: MergeRule = () => false

export const widthOf = (table: Table): number =>
  Math.max(...table.rows.map((row) => Math.max(...row.cells.map((cell) => cell.column + cell.columnSpan))))

/** A row with text only in its first cell heads the rows below: it is printed across the table. */
const isBand = (texts: string[]): boolean =>
  texts.length > 1 && texts[0] !== '' && texts.slice(1).every((text) => text === '')

/** A table as an office program would hold it: each row's own cells, tall and wide ones once. */
export const printTable = (table: Table, merges: MergeRule): PrintedCell[][] => {
  const width = widthOf(table)
  const grid = table.rows.map((row) => {
    const texts = Array.from({ length: width }, () => '')
    for (const cell of row.cells) texts[cell.column] = cell.text
    return texts
  })
  const bands = grid.map(isBand)
  return grid.map((texts, row) => {
    const bold = (column: number) => table.rows[row]!.cells.some((cell) => cell.column === column && cell.bold === true)
    if (bands[row]) return [{ column: 0, columnSpan: width, rowSpan: 1, text: texts[0]!, bold: bold(0) }]
    return texts.flatMap((text, column): PrintedCell[] => {
      const above = grid[row - 1]?.[column]
      const open = (at: number) => merges(column) && grid[at] !== undefined && !bands[at] && grid[at][column] === ''
      if (open(row) && above !== undefined && !bands[row - 1]) return []
      let rowSpan = 1
      while (open(row + rowSpan)) rowSpan += 1
      return [{ column, columnSpan: 1, rowSpan, text, bold: bold(column) }]
    })
  })
}
