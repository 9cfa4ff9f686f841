// The cells of a row against the columns of its table: as they are printed, and as their content would have them.
import { cachedTraits, fit } from './cell-fit.ts'
import type { Columns } from './columns.ts'
import { filled } from './grid.ts'
import type { GridCell, GridRow } from './grid.ts'
import { levelRoles } from './roles.ts'
import type { Role } from './roles.ts'

/** Neighbouring cells with marks count as one. */
export type Item = { cells: GridCell[]; text: string; marks: number }

export type Layout = { placed: Map<Role, Item>; loose: Item[]; score: number }

export const columnOf = (cell: GridCell): number => cell.place.column ?? 0

const isLevel = (role: Role | undefined): boolean => role === 'levels' || levelRoles.some((level) => level === role)

export const itemsOf = (row: GridRow): Item[] => {
  const items: Item[] = []
  for (const cell of filled(row)) {
    const { marks } = cachedTraits(cell.text)
    const last = items.at(-1)
    if (marks > 0 && last && last.marks > 0) {
      last.cells.push(cell)
      last.marks += marks
    } else items.push({ cells: [cell], text: cell.text, marks })
  }
  return items
}

/** The columns in order, with the level columns as one. */
export const orderOf = (columns: Columns): Role[] => {
  const order: Role[] = []
  for (const role of columns.roles) {
    if (!role || role === 'foreign' || role === 'other') continue
    const name: Role = isLevel(role) ? 'levels' : role
    if (!order.includes(name)) order.push(name)
  }
  return order
}

const home = 1.5
const lost = -1

/** How often each column is filled: a converter that loses a cell loses a blank one. */
export type FillRates = ReadonlyMap<Role, number>

const blankCost = (role: Role, rates: FillRates): number => -3 * Math.max(0, (rates.get(role) ?? 0) - 0.5)

const blanks = (placed: ReadonlyMap<Role, Item>, order: readonly Role[], rates: FillRates): number =>
  order.reduce((sum, role) => sum + (placed.has(role) ? 0 : blankCost(role, rates)), 0)

const score = (item: Item, role: Role, columns: Columns): number => {
  const own = item.cells.some((cell) => {
    const here = columns.roles[columnOf(cell)]
    return here === role || (role === 'levels' && isLevel(here))
  })
  return fit(item.text, role) + (own ? home : 0)
}

export const asPrinted = (
  items: readonly Item[],
  columns: Columns,
  order: readonly Role[],
  rates: FillRates,
): Layout => {
  const placed = new Map<Role, Item>()
  const loose: Item[] = []
  let total = 0
  for (const item of items) {
    const role = columns.roles[columnOf(item.cells[0]!)]
    const name: Role | undefined = isLevel(role) ? 'levels' : role
    const held = name && placed.get(name)
    if (name === 'note' && held) {
      placed.set('note', { ...held, cells: [...held.cells, ...item.cells], text: `${held.text}; ${item.text}` })
    } else if (!name || name === 'foreign' || name === 'other' || held) {
      loose.push(item)
      total += name === 'other' ? 0 : lost
    } else {
      placed.set(name, item)
      total += score(item, name, columns)
    }
  }
  return { placed, loose, score: total + blanks(placed, order, rates) }
}

/** The best layout that keeps the order of cells and columns; a cell may be left over. */
export const laidOut = (items: readonly Item[], columns: Columns, order: readonly Role[], rates: FillRates): Layout => {
  const skip = order.map((role) => blankCost(role, rates))
  const best: number[][] = [[0]]
  for (let j = 1; j <= order.length; j += 1) best[0]![j] = best[0]![j - 1]! + skip[j - 1]!
  for (let i = 1; i <= items.length; i += 1) {
    best[i] = [i * lost]
    for (let j = 1; j <= order.length; j += 1) {
      const take = best[i - 1]![j - 1]! + score(items[i - 1]!, order[j - 1]!, columns)
      best[i]![j] = Math.max(take, best[i - 1]![j]! + lost, best[i]![j - 1]! + skip[j - 1]!)
    }
  }
  const placed = new Map<Role, Item>()
  const loose: Item[] = []
  let i = items.length
  let j = order.length
  while (i > 0) {
    if (j > 0 && best[i]![j] === best[i]![j - 1]! + skip[j - 1]!) j -= 1
    else if (best[i]![j] === best[i - 1]![j]! + lost) {
      loose.unshift(items[i - 1]!)
      i -= 1
    } else {
      placed.set(order[j - 1]!, items[i - 1]!)
      i -= 1
      j -= 1
    }
  }
  return { placed, loose, score: best[items.length]![order.length]! }
}

/** How many cells cannot be what their column says. */
export const contradictions = (layout: Layout): number =>
  [...layout.placed].filter(([role, item]) => fit(item.text, role) <= -1.5).length
