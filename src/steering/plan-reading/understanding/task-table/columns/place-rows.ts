// All rows of a region with their cells in their columns. Rows teach: where most rows of a page stand one column off
// its heading, that column is theirs, and only the odd rows are doubtful.
import { fold } from '../../../../../kernel/text/vietnamese.ts'
import { countMarks } from '../../amounts.ts'
import type { Columns } from './columns.ts'
import { joinCutRows } from './grid.ts'
import type { GridRow } from './grid.ts'
import type { Line } from '../line.ts'
import { placeCells } from './place-cells.ts'
import type { Placed } from './place-cells.ts'
import type { Region, Segment } from './regions.ts'
import { levelRoles } from './roles.ts'
import type { Role } from './roles.ts'
import { orderOf } from './row-layout.ts'
import type { FillRates } from './row-layout.ts'
import { periodOf } from './timeline.ts'

const needed: Role[] = ['text', 'lead', 'deadline']

/** The column order of the page whose heading is most complete serves the pages whose heading is broken. */
const fullestOrder = (region: Region): Role[] =>
  region.segments
    .map(({ columns }) => orderOf(columns))
    .reduce((best, order) => (order.length > best.length ? order : best), [])

const isSpecific = (role: Role | undefined): boolean => levelRoles.some((level) => level === role)

const relearnt = (columns: Columns, placed: readonly Placed[]): Columns => {
  const roles = columns.roles.map((role, column) => {
    const counts = new Map<Role, number>()
    for (const { homes } of placed) {
      for (const [at, home] of homes) if (at === column) counts.set(home, (counts.get(home) ?? 0) + 1)
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
    if (!best || best[1] < 3 || best[1] < 0.75 * total) return role
    return best[0] === 'levels' && isSpecific(role) ? role : best[0]
  })
  return { ...columns, roles, printedRoles: columns.roles }
}

/** Rows with a mark for every level show where the level columns are. */
const withLevels = (columns: Columns, rows: readonly GridRow[]): Columns => {
  const starts = rows.flatMap((row) => {
    const marked = row.cells.flatMap((cell, column) => (countMarks(cell.text) === 1 ? [column] : []))
    return marked.length === 3 && marked[2] === marked[0]! + 2 ? [marked[0]!] : []
  })
  const agreed = starts.length >= 2 && starts.every((start) => start === starts[0])
  return agreed ? { ...columns, levelsFrom: starts[0]! } : columns
}

/** A cell of the heading that text recognition put into the first row below it. */
const withoutHeadings = (row: GridRow, headings: ReadonlySet<string>): GridRow => {
  const slid = (text: string) => text !== '' && headings.has(fold(text)) && periodOf(text) === undefined
  const strays = row.cells.filter((cell) => slid(cell.text)).length
  const others = row.cells.filter((cell) => cell.text !== '' && !slid(cell.text)).length
  if (strays === 0 || others < 2) return row
  return { ...row, cells: row.cells.map((cell) => (slid(cell.text) ? { ...cell, text: '' } : cell)) }
}

const fillRates = (region: Region): FillRates => {
  const filledRows = new Map<Role, number>()
  let total = 0
  for (const { columns, rows } of region.segments) {
    for (const row of rows) {
      const roles = row.cells.flatMap((cell, column) => (cell.text !== '' ? [columns.roles[column]] : []))
      if (roles.length < 3) continue
      total += 1
      for (const role of new Set(roles)) if (role) filledRows.set(role, (filledRows.get(role) ?? 0) + 1)
    }
  }
  return new Map([...filledRows].map(([role, count]) => [role, count / total]))
}

/** A row that a page cuts in two, its second half at the top of the next part of the table. */
const joinOverPages = (segments: readonly Segment[]): Segment[] => {
  const joined: Segment[] = []
  for (const segment of segments) {
    const above = joined.at(-1)
    const last = above?.rows.at(-1)
    const [first, ...others] = segment.rows
    const whole = above && last && first && above.columns === segment.columns ? joinCutRows([last, first]) : []
    if (above && whole.length === 1) {
      joined.splice(-1, 1, { ...above, rows: [...above.rows.slice(0, -1), ...whole] })
      joined.push({ ...segment, rows: others })
    } else joined.push(segment)
  }
  return joined
}

export const placeRows = (printedRegion: Region): Line[] => {
  const region = { ...printedRegion, segments: joinOverPages(printedRegion.segments) }
  const fullest = fullestOrder(region)
  const rates = fillRates(region)
  return region.segments.flatMap(({ columns: printed, rows }, segment) => {
    const columns = withLevels(printed, rows)
    const own = orderOf(columns)
    const order = needed.every((role) => own.includes(role)) && own.length >= fullest.length - 1 ? own : fullest
    const clean = joinCutRows(rows.map((row) => withoutHeadings(row, region.headings)))
    const first = clean.map((row) => placeCells(row, columns, segment, order, rates))
    if (!first.some(({ realigned }) => realigned)) return first.map(({ line }) => line)
    const learnt = relearnt(columns, first)
    return clean.map((row) => placeCells(row, learnt, segment, order, rates).line)
  })
}
