import { writeXlsx, type CellValue } from 'hucre'
import type { DataCell, DataTable } from './data-table.ts'

// Midnight in UTC of the day: a workbook's dates have no zone.
const midnight = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T00:00:00Z`)

const value = (cell: DataCell): CellValue => (cell instanceof Temporal.PlainDate ? midnight(cell) : cell)

const heading = { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' } } as const

/** One sheet with real dates and numbers, its header frozen. Texts are texts there, also those that begin with "=". */
export const writeWorkbook = ({ name, on, columns, rows }: DataTable): Promise<Uint8Array> => {
  const isDate = (column: number): boolean => rows.some((row) => row[column] instanceof Temporal.PlainDate)
  const body = { wrapText: true, vertical: 'top' } as const
  return writeXlsx({
    // Without these it takes the clock's, and the same list would never give the same file again.
    properties: { title: name, created: midnight(on), modified: midnight(on) },
    sheets: [
      {
        name,
        columns: columns.map(({ width }, at) => ({
          width,
          style: { alignment: body, ...(isDate(at) ? { numFmt: 'dd/mm/yyyy' } : {}) },
        })),
        cells: new Map(columns.map((_, at) => [`0,${at}`, { style: heading }])),
        rows: [columns.map(({ header }) => header), ...rows.map((row) => row.map(value))],
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${letters(columns.length)}${rows.length + 1}` },
        pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  })
}

const letters = (column: number): string =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
