// A list as a file for spreadsheets: CSV and XLSX from one table, so that both say the same.

export type DataCell = string | number | Temporal.PlainDate | null

export type DataTable = {
  name: string
  /** The day whose state it shows. */
  on: Temporal.PlainDate
  /** `width` in characters. */
  columns: readonly { header: string; width: number }[]
  rows: readonly (readonly DataCell[])[]
}

// A spreadsheet runs a text that begins like this as a formula; an apostrophe before it makes it a text again.
const risky = /^[\s]*[=+\-@\t\r]/

export const guarded = (text: string): string => (risky.test(text) ? `'${text}` : text)

const field = (cell: DataCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = cell instanceof Temporal.PlainDate ? cell.toString() : guarded(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180 with the byte order mark by which Excel knows Vietnamese. */
export const writeCsv = ({ columns, rows }: DataTable): Uint8Array => {
  const lines = [columns.map(({ header }) => header), ...rows].map((row) => `${row.map(field).join(',')}\r\n`)
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`)
}
