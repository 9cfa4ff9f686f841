// Tables without lines around their cells, as text recognition leaves them: the lines are in the picture, only the
// text is there. Columns are told from the strips that stay empty, rows from their numbers and the gaps between them.
import type { Line } from './lines.ts'
import { textOfLine } from './lines.ts'
import type { Grid, Region } from './grid.ts'

/** Lines of one height, parted at the gaps between columns. */
type Parts = Line[]

/** Text over this many lines may be one tall cell; with more it is no longer the same table. */
const tallest = 12

const isTabular = (parts: Parts): boolean => parts.length > 2

/** Whether a line goes on in the cells of the row above, none of them in its first. */
const goesOn = (row: Parts, before: Parts, line: Parts, pitch: number): boolean =>
  (line[0]!.y - before[0]!.y) / line[0]!.size < pitch * 1.45 &&
  line.every((part) => row.slice(1).some((cell) => Math.abs(cell.left - part.left) < 4))

/** Stretches of lines that begin with a row of three cells or more and end with one, or with the rest of it. */
const stretchesOf = (lines: Parts[], pitch: number): Parts[][] => {
  const stretches: Parts[][] = []
  let index = 0
  while (index < lines.length) {
    if (!isTabular(lines[index]!)) {
      index += 1
      continue
    }
    let end = index + 1
    for (let at = end; at < lines.length && at - end < tallest; at += 1) if (isTabular(lines[at]!)) end = at + 1
    const row = lines[end - 1]!
    while (end < lines.length && goesOn(row, lines[end - 1]!, lines[end]!, pitch)) end += 1
    const stretch = lines.slice(index, end)
    if (stretch.filter(isTabular).length > 2) stretches.push(stretch)
    index = end
  }
  return stretches
}

/** Left edges of the columns: a strip that hardly any line crosses parts two of them. */
const columnsOf = (stretch: Parts[]): number[] => {
  const parts = stretch.filter((line) => line.length > 1).flat()
  const right = Math.max(...parts.map((part) => part.right))
  const starts = parts.map((part) => part.left).toSorted((one, other) => one - other)
  const crossing = (x: number) => parts.filter((part) => part.left < x - 1 && part.right > x).length
  const columns: number[] = []
  for (const x of starts) {
    const free = crossing(x) <= stretch.length / 30
    if (free && (columns.length === 0 || x - columns.at(-1)! > 12)) columns.push(x)
  }
  // A column begins where something begins and nothing goes on from the left; its first text may be indented.
  return [...columns, right]
}

const isNumber = (text: string): boolean => /^(?:\d+(?:\.\d+)*|[IVX]+)[.)]?$/.test(text)

/** A line alone that reaches over the second column heads the rows below it. */
const isBand = (parts: Parts, columns: number[]): boolean =>
  parts.length === 1 && parts[0]!.left < columns[1]! && parts[0]!.right > columns[1]!

/** The first line of each row. */
const startsRow =
  (stretch: Parts[], columns: number[], pitch: number) =>
  (parts: Parts, index: number): boolean => {
    const before = stretch[index - 1]
    if (!before || isBand(parts, columns) || isBand(before, columns)) return true
    const first = parts[0]!
    if (first.left < columns[1]! - 1 && isNumber(textOfLine(first))) return true
    return (first.y - before[0]!.y) / first.size > pitch * 1.45
  }

const toGrid = (stretch: Parts[], pitch: number): Grid | undefined => {
  const columns = columnsOf(stretch)
  if (columns.length < 4) return undefined
  const edges = columns.map((x, index) => (index === columns.length - 1 ? x + 3 : x - 3))
  const starts = stretch.filter(startsRow(stretch, columns, pitch))
  const last = stretch.at(-1)![0]!
  const rows = [...starts.map((parts) => parts[0]!.y - parts[0]!.size), last.y + 0.4 * last.size]
  const regions = starts.flatMap((parts, row): Region[] => {
    const span = isBand(parts, columns) ? columns.length - 1 : 1
    return edges.slice(0, -span).map((left, column) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: span,
      left,
      right: edges[column + span]!,
      top: rows[row]!,
      bottom: rows[row + 1]!,
    }))
  })
  const [left, right, top, bottom] = [edges[0]!, edges.at(-1)!, rows[0]!, rows.at(-1)!]
  return { columns: edges, rows, regions, left, right, top, bottom }
}

/** The tables among lines that no ruling surrounds. `pitch`: how far apart lines stand, in sizes of their letters. */
export const unruledGrids = (lines: Parts[], pitch: number): Grid[] =>
  stretchesOf(lines, pitch).flatMap((stretch) => toGrid(stretch, pitch) ?? [])
