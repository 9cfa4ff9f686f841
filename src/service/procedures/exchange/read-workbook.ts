// From the bytes of an uploaded workbook to procedures. What it unpacks to is measured before the library sees it; what
// cannot be read is named by sheet, row and column.
import { readXlsx, type CellValue, type Sheet } from 'hucre'
import { AppError } from '../../../kernel/errors.ts'
import { openArchive } from '../../../kernel/files/archive.ts'
import { asText, readCell, type CellField } from '../parts/cell.ts'
import { unflatten } from '../parts/flat.ts'
import { listNames, type ListName } from '../parts/parts.ts'
import { buildEntry, type RawLists } from './build-entry.ts'
import { mostProcedures, type Entry, type Fault, type Names } from './entry.ts'
import { codeHeader, fieldsOf, headerOf, isSame, sheetTitle, type SheetName } from './sheets.ts'

const megabyte = 1024 * 1024
const archiveLimits = { entries: 500, totalBytes: 60 * megabyte, entryBytes: 40 * megabyte, ratio: 200 }

const refused = (code: string, details: Record<string, string | number> = {}): AppError =>
  new AppError(`procedures.${code}`, 422, details, 'file')

const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return String(value).replace('.', ',')
  return String(value).normalize('NFC').trim().slice(0, 20_000)
}

type Row = { line: number; code: string; values: Record<string, unknown>; faults: Fault[] }

// Names of other rows stay text here; whoever knows the catalogue turns them into ids.
function readRow(
  sheet: SheetName,
  fields: readonly (CellField & { place: number })[],
  cells: string[],
  line: number,
): Omit<Row, 'code'> {
  const values: Record<string, unknown> = {}
  const faults: Fault[] = []
  for (const field of fields) {
    const cell = field.place < 0 ? '' : (cells[field.place] ?? '')
    const read = readCell(field, cell)
    if ('wrong' in read)
      faults.push({
        sheet: sheetTitle(sheet),
        line,
        column: headerOf(field),
        value: cell.slice(0, 200),
        code: read.wrong,
      })
    else values[field.name] = read.value
  }
  return { line, values, faults }
}

function rowsOf(found: Sheet, sheet: SheetName): Row[] {
  const lines = found.rows.map((row) => row.map(textOf))
  const at = lines.slice(0, 20).findIndex((cells) => cells.some((cell) => isSame(cell, codeHeader)))
  if (at < 0) throw refused('import_no_column', { sheet: sheetTitle(sheet), column: codeHeader })
  const placeOf = (header: string) => lines[at]!.findIndex((cell) => isSame(cell, header))
  const codePlace = placeOf(codeHeader)
  const fields = fieldsOf(sheet).map((field) => ({ ...field, place: placeOf(headerOf(field)) }))
  if (fields.find(({ name }) => name === 'name' || name === 'number')!.place < 0)
    throw refused('import_no_column', { sheet: sheetTitle(sheet), column: headerOf(fields[0]!) })
  return lines.slice(at + 1).flatMap((cells, below) => {
    if (cells.every((cell) => cell === '')) return []
    return [{ code: cells[codePlace] ?? '', ...readRow(sheet, fields, cells, at + below + 2) }]
  })
}

async function open(bytes: Uint8Array): Promise<Sheet[]> {
  const archive = openArchive(bytes, archiveLimits, () => refused('import_broken'))
  for (const name of archive.names) archive.read(name)
  const workbook = await readXlsx(bytes).catch(() => {
    throw refused('import_broken')
  })
  return workbook.sheets
}

function entryOf(row: Row, lists: RawLists, faults: Fault[], names: Names): Entry {
  const place = { sheet: sheetTitle('procedures'), line: row.line }
  const own = [...row.faults, ...faults]
  const { kind, ...values } = row.values
  for (const name of ['fieldId', 'tier', 'competentUnit'] as const) {
    const typed = asText(values[name])
    if (typed === '') continue
    values[name] = names[name](typed)
    const column = headerOf(fieldsOf('procedures').find((field) => field.name === name)!)
    if (values[name] === undefined) own.push({ ...place, column, value: typed, code: 'procedures.import_name_unknown' })
  }
  return buildEntry(row.code, kind === 'internal' ? 'internal' : 'public', unflatten(values), lists, names, place, own)
}

/** The procedures of a workbook. Throws `procedures.import_…` (422) for what is no such workbook. */
export async function readWorkbook(bytes: Uint8Array, names: Names): Promise<Entry[]> {
  const sheets = await open(bytes)
  const find = (sheet: SheetName) => sheets.find(({ name }) => isSame(name, sheetTitle(sheet)))
  const first = find('procedures')
  if (!first) throw refused('import_no_sheet', { sheet: sheetTitle('procedures') })
  const rows = rowsOf(first, 'procedures')
  if (rows.length === 0) throw refused('import_empty')
  if (rows.length > mostProcedures) throw refused('import_too_many', { most: mostProcedures })
  const known = new Set(rows.map(({ code }) => code))
  const lines = new Map<string, { lists: RawLists; faults: Fault[] }>()
  const strays: Fault[] = []
  const gather = (list: ListName, row: Row): void => {
    if (!known.has(row.code)) {
      strays.push({
        sheet: sheetTitle(list),
        line: row.line,
        column: codeHeader,
        value: row.code,
        code: 'procedures.import_code_unknown',
      })
      return
    }
    const own = lines.get(row.code) ?? { lists: {}, faults: [] }
    ;(own.lists[list] ??= []).push(row.values)
    own.faults.push(...row.faults)
    lines.set(row.code, own)
  }
  for (const list of listNames) {
    const sheet = find(list)
    if (sheet) for (const row of rowsOf(sheet, list)) gather(list, row)
  }
  const seen = new Set<string>()
  const entries = rows.map((row) => {
    const own = lines.get(row.code)
    const place = { sheet: sheetTitle('procedures'), line: row.line, column: codeHeader, value: row.code }
    const twice: Fault[] = seen.has(row.code) ? [{ ...place, code: 'procedures.import_code_twice' }] : []
    seen.add(row.code)
    return entryOf(row, own?.lists ?? {}, [...twice, ...(own?.faults ?? [])], names)
  })
  if (strays.length > 0)
    entries.push({ code: '', suffix: '', kind: 'public', name: '', content: null, faults: strays.slice(0, 200) })
  return entries
}
