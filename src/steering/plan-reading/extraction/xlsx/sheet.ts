import type { MergeRange, Sheet } from 'hucre'
import type { TableCell } from '../../source-document.ts'
import { limits } from '../limits.ts'
import { tidyLines } from '../markup.ts'
import { RefusedFile } from '../refusal.ts'
import { shownValue } from './shown-value.ts'

export type SheetRow = { line: number; cells: TableCell[]; centred: boolean; filled: number }

type Merges = { at: (row: number, column: number) => MergeRange | undefined }

const indexMerges = (merges: MergeRange[]): Merges => {
  const byRow = new Map<number, MergeRange[]>()
  for (const merge of merges) {
    for (let row = merge.startRow; row <= Math.min(merge.endRow, merge.startRow + 5000); row += 1) {
      byRow.set(row, [...(byRow.get(row) ?? []), merge])
    }
  }
  return {
    at: (row, column) => byRow.get(row)?.find((merge) => column >= merge.startCol && column <= merge.endCol),
  }
}

const usedColumns = (sheet: Sheet): number =>
  sheet.rows.reduce((most, row) => Math.max(most, row.findLastIndex((value) => value !== null && value !== '') + 1), 0)

const isBold = (sheet: Sheet, key: string): boolean => {
  const cell = sheet.cells?.get(key)
  if (cell?.richText) return cell.richText.every((run) => run.font?.bold === true || run.text.trim() === '')
  return cell?.style?.font?.bold === true
}

/** The rows of a sheet that are shown and not empty; hidden rows and columns are left out. */
export const readSheetRows = (sheet: Sheet): SheetRow[] => {
  const width = usedColumns(sheet)
  if (width > limits.columns) throw new RefusedFile('plan_reading.too_large')
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !sheet.columns?.[column]?.hidden,
  )
  const merges = indexMerges(sheet.merges ?? [])
  const readCell = (row: number, column: number, position: number): TableCell | undefined => {
    const merge = merges.at(row, column)
    if (merge && column > merge.startCol && columns.includes(merge.startCol)) return undefined
    const covered = merge ? columns.filter((one) => one >= merge.startCol && one <= merge.endCol).length : 1
    const key = `${row},${column}`
    const value = shownValue(sheet.rows[row]?.[column] ?? null, sheet.cells?.get(key)?.style?.numFmt)
    const text = tidyLines(value)
    const mergedAbove = merge !== undefined && row > merge.startRow
    return {
      column: position,
      columnSpan: covered,
      text,
      ...(text !== '' && isBold(sheet, key) && { bold: true }),
      ...(mergedAbove && { mergedAbove }),
    }
  }
  return sheet.rows.flatMap((_, row): SheetRow[] => {
    if (sheet.rowDefs?.get(row)?.hidden) return []
    const cells = columns.flatMap((column, position) => readCell(row, column, position) ?? [])
    const filled = cells.filter((cell) => cell.text !== '')
    if (filled.length === 0) return []
    const key = `${row},${columns[filled[0]!.column]!}`
    const centred = sheet.cells?.get(key)?.style?.alignment?.horizontal?.startsWith('center') ?? false
    // A cell that goes on from the row above makes a row of a table of it, even where only one other has text.
    const taken = cells.filter((cell) => cell.text !== '' || cell.mergedAbove)
    return [{ line: row + 1, cells, centred, filled: taken.length }]
  })
}
