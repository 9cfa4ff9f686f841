// The heading rows of a table: one row, or a row of groups with its parts below, or one heading over several lines.
import { looksLikeDeadline } from '../../deadline-cell.ts'
import { filled } from './grid.ts'
import type { GridRow } from './grid.ts'
import { isLabel, rolesOfLabel } from './roles.ts'
import { periodOf, periodUnder } from './timeline.ts'
import type { Role } from './roles.ts'

export type Header = {
  /** By grid column; group and part joined. */
  labels: string[]
  /** Rows that it takes. */
  length: number
}

const rolesIn = (labels: readonly string[]): Set<Role> => {
  const best = labels.flatMap((label) => {
    const roles = [...rolesOfLabel(label)].toSorted((a, b) => b[1] - a[1])
    return roles[0] ? [roles[0][0]] : []
  })
  return new Set(best)
}

/** The first row of a table in words of its own ("Ai làm"): short cells, two of which are known headings. */
const opensTable = (row: GridRow): boolean => {
  const cells = filled(row)
  const short = cells.every(
    (cell) => cell.text.length <= 30 && cell.text.split(/\s+/).length <= 5 && !/\d/.test(cell.text),
  )
  const labels = cells.filter((cell) => isLabel(cell.text)).map((cell) => cell.text)
  return cells.length >= 4 && short && rolesIn(labels).size >= 2
}

/** "3", "Quý III", "Trước 30/6": the content of a row of work, whatever words of headings stand beside it. */
const isContent = (text: string): boolean =>
  /^\d{1,3}[.)]?$/.test(text) || (looksLikeDeadline(text) === 'strong' && !periodOf(text))

export const isHeaderRow = (row: GridRow): boolean => {
  const cells = filled(row)
  if (cells.some((cell) => isContent(cell.text))) return false
  const labels = cells.filter((cell) => isLabel(cell.text)).map((cell) => cell.text)
  if (labels.length < 2 || labels.length < 0.6 * cells.length) return false
  const roles = rolesIn(labels)
  return roles.size >= 3 || (roles.size === 2 && cells.length <= 3 && labels.length === cells.length)
}

/** "(1) (2) (3)" or "A B 1 2": the row that numbers the columns. */
export const isColumnNumbers = (row: GridRow): boolean => {
  const cells = filled(row)
  if (cells.length < 3 || !cells.every((cell) => /^[([]?(?:\d{1,2}|[A-Z])[)\]]?$/.test(cell.text))) return false
  const numbers = cells.map((cell) => Number(cell.text.replace(/\D/g, ''))).filter(Boolean)
  return numbers.length >= 2 && numbers.every((value, index) => index === 0 || value === numbers[index - 1]! + 1)
}

/** The group that stands over a column: in the row above, at it or to its left over blank cells. */
const groupOver = (row: GridRow, column: number): string => {
  for (let at = column; at >= 0; at -= 1) {
    const cell = row.cells[at]
    if (cell && cell.text !== '') return at === column || at + cell.span > column || cell.span === 1 ? cell.text : ''
  }
  return ''
}

/** A second row of the heading: parts of a group, or the ends of headings that were broken over lines. */
const isSecondRow = (row: GridRow, first: GridRow): boolean => {
  const cells = filled(row)
  if (cells.length >= 3 && cells.every((cell) => periodUnder(groupOver(first, cell.place.column ?? 0), cell.text)))
    return true
  if (cells.length === 0 || isColumnNumbers(row)) return false
  const short = cells.every((cell) => periodOf(cell.text) || (cell.text.length <= 40 && !/\d/.test(cell.text)))
  if (!short) return false
  if (cells.every((cell) => cell.mergedAbove)) return true
  const labels = cells.filter((cell) => isLabel(cell.text) || periodOf(cell.text)).length
  if (labels === cells.length) return true
  const above = (column: number) => first.cells[column]?.text ?? ''
  const broken = cells.every((cell) => /^\p{Ll}/u.test(cell.text) && above(cell.place.column ?? 0) !== '')
  return broken || (labels >= 2 && labels >= 0.6 * cells.length)
}

const join = (first: GridRow, second: GridRow): string[] =>
  first.cells.map((cell, column) => {
    const part = second.cells[column]?.text ?? ''
    if (part === '') return cell.text
    const period = periodUnder(groupOver(first, column), part)
    if (period) return period
    if (cell.text !== '') return cell.text === part ? part : `${cell.text} ${part}`
    const group = groupOver(first, column)
    // A part that says by itself what it is needs no group: only then may the group be one that ended before it.
    return rolesOfLabel(part).size > 0 || periodOf(part) ? part : `${group} ${part}`.trim()
  })

export const readHeader = (rows: readonly GridRow[], at: number): Header | undefined => {
  const first = rows[at]!
  const next = rows[at + 1]
  if (!isHeaderRow(first) && !(at === 0 && opensTable(first))) {
    // A heading so broken that only its lines together can be read
    if (!next || isHeaderRow(next) || isColumnNumbers(first) || filled(first).length < 3 || !isSecondRow(next, first))
      return undefined
    const labels = join(first, next)
    const wide = labels.filter(Boolean)
    if (
      wide.filter(isLabel).length < Math.max(3, 0.7 * wide.length) ||
      filled(first).some((cell) => cell.text.length > 40)
    )
      return undefined
    return rolesIn(labels).size >= 3 ? { labels, length: 2 } : undefined
  }
  let labels = first.cells.map((cell) => cell.text)
  let length = 1
  if (next && isSecondRow(next, first)) {
    labels = join(first, next)
    length = 2
  }
  const numbers = rows[at + length]
  if (numbers && isColumnNumbers(numbers)) length += 1
  return { labels, length }
}
