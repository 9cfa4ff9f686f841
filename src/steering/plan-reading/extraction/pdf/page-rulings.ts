import { joinRulings } from './geometry.ts'
import type { Ruling, Rulings } from './geometry.ts'
import { apply } from './matrix.ts'
import type { Matrix, Point } from './matrix.ts'
import { walkOperators } from './operators.ts'
import type { Codes, Operators } from './operators.ts'

/** Thinner than this a filled box is a line. */
const thickest = 3

/** The subpaths of a path as pdf.js holds it: a code and its numbers, one after the other; undefined where it curves. */
const subpathsOf = (path: ArrayLike<number>, matrix: Matrix): Point[][] | undefined => {
  const subpaths: Point[][] = []
  let index = 0
  while (index < path.length) {
    const code = path[index]!
    if (code === 0 || code === 1) {
      const point = apply(matrix, path[index + 1]!, path[index + 2]!)
      if (code === 0) subpaths.push([point])
      else subpaths.at(-1)?.push(point)
      index += 3
    } else if (code === 4) {
      const current = subpaths.at(-1)
      if (current?.[0]) current.push(current[0])
      index += 1
    } else return undefined
  }
  return subpaths
}

const addLine = (found: Rulings, from: Point, to: Point): void => {
  const width = Math.abs(from.x - to.x)
  const height = Math.abs(from.y - to.y)
  if (height <= 1 && width > thickest) {
    found.horizontal.push({ at: (from.y + to.y) / 2, from: Math.min(from.x, to.x), to: Math.max(from.x, to.x) })
  } else if (width <= 1 && height > thickest) {
    found.vertical.push({ at: (from.x + to.x) / 2, from: Math.min(from.y, to.y), to: Math.max(from.y, to.y) })
  }
}

const addBox = (found: Rulings, points: Point[]): void => {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  if (bottom - top <= thickest && right - left > bottom - top)
    addLine(found, { x: left, y: middle.y }, { x: right, y: middle.y })
  else if (right - left <= thickest) addLine(found, { x: middle.x, y: top }, { x: middle.x, y: bottom })
}

/** The straight lines that a page draws, whether stroked or filled as thin boxes. */
export const rulingsOf = (operators: Operators, codes: Codes, viewport: Matrix): Rulings => {
  const found: Rulings = { horizontal: [] as Ruling[], vertical: [] as Ruling[] }
  const strokes = new Set([
    codes['stroke'],
    codes['closeStroke'],
    codes['fillStroke'],
    codes['closeFillStroke'],
    codes['eoFillStroke'],
    codes['closeEOFillStroke'],
  ])
  const fills = new Set([codes['fill'], codes['eoFill']])
  walkOperators(operators, codes, viewport, (name, args, matrix) => {
    if (name !== 'constructPath') return
    const path = (args[1] as (ArrayLike<number> | null)[] | null)?.[0]
    const subpaths = path ? (subpathsOf(path, matrix) ?? []) : []
    for (const points of subpaths) {
      if (strokes.has(args[0] as number)) points.slice(1).forEach((point, at) => addLine(found, points[at]!, point))
      else if (fills.has(args[0] as number) && points.length > 1) addBox(found, points)
    }
  })
  return { horizontal: joinRulings(found.horizontal), vertical: joinRulings(found.vertical) }
}
