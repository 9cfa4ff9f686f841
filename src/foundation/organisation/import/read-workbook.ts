// From the bytes of an uploaded workbook to rows of text, or a refusal with its sentence. Nothing of the file is
// believed: what it unpacks to is measured before the library sees it.
import { readXlsx, type CellValue, type Sheet } from 'hucre'
import { AppError } from '../../../kernel/errors.ts'
import { openArchive } from '../../../kernel/files/archive.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import { isSame, sheets, type ImportRow, type SheetKey } from './import-columns.ts'

const megabyte = 1024 * 1024
/** Some thousand rows of names make half a megabyte. */
export const importBytes = 5 * megabyte
export const importRows = 2000
const archiveLimits = { entries: 500, totalBytes: 60 * megabyte, entryBytes: 40 * megabyte, ratio: 200 }
const cellLength = 500

const refused = (code: string, details: Record<string, string | number> = {}): AppError =>
  new AppError(`organisation.${code}`, 422, details, 'file')

/** Days stand in a workbook as instants at midnight UTC. */
const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? '' : value.toISOString().slice(0, 10)
  return normalise(String(value)).slice(0, cellLength)
}

/** The header may stand below a title; it is the first row that names a required column. */
const headerSearch = 20

function rowsOf(sheet: Sheet, key: SheetKey): ImportRow[] {
  const columns = sheets[key].columns
  const lines = sheet.rows.map((row) => row.map(textOf))
  const [first] = columns
  const at = lines.slice(0, headerSearch).findIndex((cells) => cells.some((cell) => isSame(cell, first.header)))
  if (at < 0) throw refused('import_header_missing', { sheet: sheets[key].name, header: first.header })
  const places = columns.map(({ key: name, header, ...column }) => {
    const place = lines[at]!.findIndex((cell) => isSame(cell, header))
    if (place < 0 && 'required' in column) throw refused('import_header_missing', { sheet: sheets[key].name, header })
    return { name, place }
  })
  return lines.slice(at + 1).flatMap((cells, below) => {
    const row = places.map(({ name, place }) => [name, place < 0 ? '' : (cells[place] ?? '')] as const)
    if (row.every(([, text]) => text === '')) return []
    return [{ sheet: key, line: at + below + 2, cells: Object.fromEntries(row) }]
  })
}

/** Rows of both sheets, units first. Throws `organisation.import_…` (422) for what is no such workbook. */
export async function readImport(bytes: Uint8Array): Promise<ImportRow[]> {
  if (bytes.byteLength > importBytes) throw refused('import_too_large', { megabytes: importBytes / megabyte })
  const archive = openArchive(bytes, archiveLimits, (fault) =>
    fault === 'too_large'
      ? refused('import_too_large', { megabytes: importBytes / megabyte })
      : refused(fault === 'encrypted' ? 'import_encrypted' : 'import_broken'),
  )
  for (const name of archive.names) archive.read(name)
  const workbook = await readXlsx(bytes).catch(() => {
    throw refused('import_broken')
  })
  const found = (Object.keys(sheets) as SheetKey[]).flatMap((key) => {
    const sheet = workbook.sheets.find(({ name }) => isSame(name, sheets[key].name))
    return sheet ? [{ key, sheet }] : []
  })
  if (found.length === 0) throw refused('import_no_sheet', { units: sheets.units.name, people: sheets.people.name })
  const rows = found.flatMap(({ key, sheet }) => rowsOf(sheet, key))
  if (rows.length === 0) throw refused('import_empty')
  if (rows.length > importRows) throw refused('import_too_many', { most: importRows })
  return rows
}
