// The tables of a page, found from the lines that are drawn around their cells.
import { distinct, tolerance } from './geometry.ts'
import type { Ruling, Rulings } from './geometry.ts'

/** A cell in the grid (row, column, spans from its upper left) and on the page. */
export type Region = {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  left: number
  right: number
  top: number
  bottom: number
}

export type Grid = {
  columns: number[]
  rows: number[]
  regions: Region[]
  left: number
  right: number
  top: number
  bottom: number
}

const meet = (horizontal: Ruling, vertical: Ruling): boolean =>
  vertical.at >= horizontal.from - tolerance &&
  vertical.at <= horizontal.to + tolerance &&
  horizontal.at >= vertical.from - tolerance &&
  horizontal.at <= vertical.to + tolerance

/** Rulings that touch each other, directly or through others. */
const components = ({ horizontal, vertical }: Rulings): Rulings[] => {
  const left = new Set(horizontal)
  const found: Rulings[] = []
  for (const start of horizontal) {
    if (!left.delete(start)) continue
    const own: Rulings = { horizontal: [start], vertical: [] }
    const seen = new Set<Ruling>()
    for (const line of own.horizontal) {
      for (const crossing of vertical) {
        if (seen.has(crossing) || !meet(line, crossing)) continue
        seen.add(crossing)
        own.vertical.push(crossing)
        for (const other of left) {
          if (!meet(other, crossing)) continue
          left.delete(other)
          own.horizontal.push(other)
        }
      }
    }
    found.push(own)
  }
  return found
}

/** Whether something is drawn at a position along at least half of a stretch. */
const isDrawn = (rulings: Ruling[], at: number, from: number, to: number): boolean => {
  let covered = 0
  for (const ruling of rulings) {
    if (Math.abs(ruling.at - at) > tolerance) continue
    covered += Math.max(0, Math.min(ruling.to, to) - Math.max(ruling.from, from))
  }
  return covered > (to - from) / 2
}

/** The lines of a direction, with the ends of the crossing ones: a table cut by the page may lack its last line. */
const edges = (own: Ruling[], crossing: Ruling[]): number[] => {
  const drawn = own.map((ruling) => ruling.at)
  const ends = [Math.min(...crossing.map((ruling) => ruling.from)), Math.max(...crossing.map((ruling) => ruling.to))]
  return distinct([...drawn, ...ends.filter((end) => drawn.every((at) => Math.abs(at - end) > 3 * tolerance))])
}

const regionsOf = (columns: number[], rows: number[], rulings: Rulings): Region[] => {
  const width = columns.length - 1
  const height = rows.length - 1
  const taken = new Set<number>()
  const open = (row: number, column: number) => row < height && column < width && !taken.has(row * width + column)
  const wall = (row: number, column: number) => isDrawn(rulings.vertical, columns[column]!, rows[row]!, rows[row + 1]!)
  const floor = (row: number, column: number) =>
    isDrawn(rulings.horizontal, rows[row]!, columns[column]!, columns[column + 1]!)
  const regions: Region[] = []
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (!open(row, column)) continue
      let columnSpan = 1
      while (open(row, column + columnSpan) && !wall(row, column + columnSpan)) columnSpan += 1
      let rowSpan = 1
      const goesOn = () => {
        for (let at = column; at < column + columnSpan; at += 1)
          if (!open(row + rowSpan, at) || floor(row + rowSpan, at)) return false
        return true
      }
      while (goesOn()) rowSpan += 1
      for (let at = row; at < row + rowSpan; at += 1)
        for (let to = column; to < column + columnSpan; to += 1) taken.add(at * width + to)
      regions.push({
        row,
        column,
        rowSpan,
        columnSpan,
        left: columns[column]!,
        right: columns[column + columnSpan]!,
        top: rows[row]!,
        bottom: rows[row + rowSpan]!,
      })
    }
  }
  return regions
}

/** The grids of a page from top to bottom. A single frame around text is none. */
export const gridsOf = (rulings: Rulings): Grid[] =>
  components(rulings)
    .filter((own) => own.horizontal.length > 1 && own.vertical.length > 1)
    .map((own): Grid => {
      const columns = edges(own.vertical, own.horizontal)
      const rows = edges(own.horizontal, own.vertical)
      const regions = columns.length * rows.length > 40_000 ? [] : regionsOf(columns, rows, own)
      return { columns, rows, regions, left: columns[0]!, right: columns.at(-1)!, top: rows[0]!, bottom: rows.at(-1)! }
    })
    .filter((grid) => grid.regions.length > 1)
    .toSorted((one, other) => one.top - other.top)
