// Tables whose rows are targets: a column of names, columns of numbers, often one of units. Task tables are read
// elsewhere and not given here.
import { fold } from '../../../../kernel/text/vietnamese.ts'
import type { Comparator } from '../../understood-plan.ts'
import type { Place, SourceDocument, Table, TableRow } from '../../source-document.ts'
import { findPercentages, type FoundValue } from './target-values.ts'

export type TargetRow = { text: string; value: FoundValue; scope: string | null; place: Place; table: number }

type Columns = { name: number; unit: number | null; values: { column: number; scope: string | null }[] }

const cellAt = (row: TableRow, column: number): string =>
  row.cells.find((cell) => column >= cell.column && column < cell.column + cell.columnSpan)?.text.trim() ?? ''

const isName = (heading: string): boolean =>
  /^(?:ten |cac |noi dung )?(?:chi tieu|muc tieu|chi so|tieu chi)/.test(heading)
const isUnit = (heading: string): boolean => /don vi tinh|^dvt$|^don vi$/.test(heading)

/** "Kế hoạch 2026", "Mục tiêu năm 2026", "Cấp xã"; not what was reached the year before. */
function isValue(heading: string, year: number | null): boolean {
  const years = [...heading.matchAll(/20\d{2}/g)].map((match) => Number(match[0]))
  if (/thuc hien|uoc|ket qua/.test(heading) || (year !== null && years.length > 0 && !years.includes(year)))
    return false
  return /ke hoach|muc tieu|phan dau|chi tieu giao|gia tri|ty le|nam 20\d{2}|^20\d{2}$|^cap (?:tinh|huyen|xa)/.test(
    heading,
  )
}

function readColumns(row: TableRow, year: number | null): Columns | null {
  const headings = row.cells.map((cell) => ({ column: cell.column, heading: fold(cell.text) }))
  if (headings.some(({ heading }) => /nhiem vu/.test(heading))) return null
  const name = headings.find(({ heading }) => isName(heading))
  const others = headings.filter((one) => one !== name)
  const values = others.filter(({ heading }) => isValue(heading, year))
  if (name === undefined || values.length === 0) return null
  const scoped = values.map(({ column, heading }) => ({
    column,
    scope: /^cap (?:tinh|huyen|xa)/.test(heading) ? cellAt(row, column).toLowerCase() : null,
  }))
  return { name: name.column, unit: others.find(({ heading }) => isUnit(heading))?.column ?? null, values: scoped }
}

/** "≥ 85" below the unit "%", "95%", "Trên 90%", "12": undefined where a cell holds no number. */
function readValue(cell: string, unit: string, year: number | null): FoundValue | undefined {
  const rank = /hạng|vị trí|thứ bậc/iu.test(unit) || /^(?:nhóm|tốp|top|hạng|thứ)\s/iu.test(cell)
  const place = rank ? /^\D{0,30}(\d{1,3})(?:\s?\/\s?\d{1,3})?(?:\s+(?:trở lên|\p{L}.{0,40}))?$/u.exec(cell) : null
  if (place)
    return { start: 0, end: cell.length, comparator: 'rank<=', value: Number(place[1]), unit: 'hạng', explicit: true }
  const plain = /^(?:[^\d]{0,20})\d{1,6}(?:[.,]\d+)?(?:\s+(?:trở lên|trở xuống))?$/u.test(cell)
  const [found] = findPercentages(plain ? cell.replace(/\d+(?:[.,]\d+)?/, '$&%') : cell, year)
  if (found === undefined || (!plain && !cell.includes('%'))) return undefined
  return { ...found, unit: cell.includes('%') || unit === '' ? '%' : unit }
}

/** "Thời gian chờ tối đa" binds the number beside it. */
const namedBound = (name: string): Comparator =>
  /(?<!\p{L})(?:tối đa|không quá)(?!\p{L})/iu.test(name)
    ? '<='
    : /(?<!\p{L})(?:tối thiểu|ít nhất)(?!\p{L})/iu.test(name)
      ? '>='
      : '='

const rowTargets = (table: Table, columns: Columns, from: number, year: number | null): TargetRow[] =>
  table.rows.flatMap((row, rowIndex) =>
    (rowIndex < from ? [] : columns.values).flatMap(({ column, scope }) => {
      const name = cellAt(row, columns.name)
      const cell = cellAt(row, column)
      const unit = columns.unit === null ? '' : cellAt(row, columns.unit)
      const value = name === '' ? undefined : readValue(cell, unit, year)
      if (value === undefined) return []
      const comparator = value.explicit ? value.comparator : namedBound(name)
      const printed = unit === '%' && !cell.includes('%') ? `${cell}%` : `${cell} ${unit === '%' ? '' : unit}`.trim()
      const place = { block: table.index, row: rowIndex, column, line: row.line, page: row.page }
      return [{ text: `${name} ${printed}`, value: { ...value, comparator }, scope, place, table: table.index }]
    }),
  )

const headerRows = 3

/** `skip`: blocks that were read as task tables. */
export function readTargetTables(source: SourceDocument, skip: ReadonlySet<number>, year: number | null): TargetRow[] {
  return source.blocks.flatMap((block) => {
    if (block.kind !== 'table' || skip.has(block.index)) return []
    const header = block.rows.slice(0, headerRows).findIndex((row) => readColumns(row, year) !== null)
    return header < 0 ? [] : rowTargets(block, readColumns(block.rows[header]!, year)!, header + 1, year)
  })
}
