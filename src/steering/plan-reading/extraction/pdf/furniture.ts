import type { Line } from './lines.ts'
import { textOfLine } from './lines.ts'

/** A line with the page it stands on; `outermost`: nothing stands above it, or nothing below. */
type Placed = { page: number; height: number; line: Line; outermost: boolean }

const margin = 0.1

const isPageNumber = (text: string): boolean => /^(?:trang\s*)?[-–\s]*\d{1,4}(?:\s*[/-]\s*\d{1,4})?[-–\s]*$/i.test(text)

/** What page numbers and running heads have in common on every page. */
const keyOf = ({ line, height }: Placed): string =>
  `${Math.round((line.y / height) * 60)} ${textOfLine(line).replace(/\d+/g, '#')}`

const inMargin = ({ line, height }: Placed): boolean => line.y < margin * height || line.y > (1 - margin) * height

/** Heads and feet of broad pages lie farther from the edge than their height lets expect. */
const isNumberOutside = (placed: Placed): boolean => placed.outermost && isPageNumber(textOfLine(placed.line))

/** Pages are numbered alike throughout: the number is the page, or off by the same on another page. */
const pageNumbers = (candidates: Placed[]): Set<Placed> => {
  const numbered = candidates.filter(({ line }) => isPageNumber(textOfLine(line)))
  const offset = ({ page, line }: Placed) => Number(/\d+/.exec(textOfLine(line))![0]) - page
  const offsets = Map.groupBy(numbered, offset)
  return new Set(numbered.filter((one) => offset(one) === 0 || offsets.get(offset(one))!.length > 1))
}

/** Page numbers, and what stands in the margin of at least half of the pages. */
export const furnitureOf = (lines: Placed[], pageCount: number): Set<Line> => {
  const candidates = lines.filter((placed) => inMargin(placed) || isNumberOutside(placed))
  const numbers = pageNumbers(candidates)
  const alike = Map.groupBy(candidates, keyOf)
  const isRepeated = (placed: Placed): boolean => {
    const pages = new Set(alike.get(keyOf(placed))!.map((other) => other.page)).size
    return pageCount > 2 && pages >= Math.max(3, pageCount / 2)
  }
  return new Set(candidates.filter((placed) => numbers.has(placed) || isRepeated(placed)).map(({ line }) => line))
}
