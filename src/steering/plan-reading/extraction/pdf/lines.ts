import type { Run } from '../markup.ts'
import type { Fragment } from './geometry.ts'

/** Fragments on one baseline with no wide gap between them. */
export type Line = { fragments: Fragment[]; left: number; right: number; y: number; size: number }

const toLine = (fragments: Fragment[]): Line => ({
  fragments,
  left: Math.min(...fragments.map((fragment) => fragment.left)),
  right: Math.max(...fragments.map((fragment) => fragment.right)),
  y: Math.max(...fragments.map((fragment) => fragment.y)),
  size: Math.max(...fragments.map((fragment) => fragment.size)),
})

/** A mark of a list, parted from its text by a tab. */
const isLabel = (fragments: Fragment[]): boolean =>
  /^(?:[-–+•*]|\(?[\p{L}\d]{1,4}[.)]|\d+(?:\.\d+)+\.?)$/u.test(
    fragments
      .map((fragment) => fragment.text)
      .join('')
      .trim(),
  )

/** `joins` says whether two fragments belong together, given the fragments before and the gap between. */
const splitAtGaps = (
  fragments: Fragment[],
  joins: (part: Fragment[], gap: number, size: number) => boolean,
): Fragment[][] => {
  const parts: Fragment[][] = []
  for (const fragment of fragments) {
    const part = parts.at(-1)
    if (part && joins(part, fragment.left - part.at(-1)!.right, fragment.size)) part.push(fragment)
    else parts.push([fragment])
  }
  return parts
}

/** The fragments by baseline, top to bottom; small raised figures (marks of footnotes) are left out. */
const byBaseline = (fragments: Fragment[]): Fragment[][] => {
  const rows: { y: number; size: number; fragments: Fragment[] }[] = []
  for (const fragment of fragments.toSorted((one, other) => one.y - other.y || one.left - other.left)) {
    const row = rows.at(-1)
    if (row && fragment.y - row.y < 0.5 * Math.min(Math.max(row.size, 4), Math.max(fragment.size, 4))) {
      row.fragments.push(fragment)
      row.size = Math.max(row.size, fragment.size)
    } else rows.push({ y: fragment.y, size: fragment.size, fragments: [fragment] })
  }
  return rows.map((row) =>
    row.fragments
      .filter((fragment) => !(fragment.size < 0.75 * row.size && /^\s*[\d*]{1,3}\s*$/.test(fragment.text)))
      .toSorted((one, other) => one.left - other.left),
  )
}

/** Lines of a column of text: each baseline one line. */
export const linesOf = (fragments: Fragment[]): Line[] =>
  byBaseline(fragments)
    .filter((row) => row.length > 0)
    .map(toLine)

const partedLines = (fragments: Fragment[], joins: Parameters<typeof splitAtGaps>[1]): Line[][] =>
  byBaseline(fragments)
    .filter((row) => row.length > 0)
    .map((row) => splitAtGaps(row, joins).map(toLine))

/** Lines of a page: a baseline is parted where a wide gap sets columns side by side. */
export const partedLinesOf = (fragments: Fragment[]): Line[][] =>
  partedLines(fragments, (part, gap, size) => gap < Math.max(2.2 * size, 20) || (isLabel(part) && gap < 80))

/** Lines parted at every gap that is wider than one between words: the cells of a table without rulings. */
export const cellLinesOf = (lines: Line[]): Line[][] =>
  partedLines(
    lines.flatMap((line) => line.fragments),
    (_, gap, size) => gap < 0.8 * size,
  )

/** The text of a line as runs; a visible gap is a space. */
export const runsOf = (line: Line): Run[] =>
  line.fragments.map((fragment, index) => {
    const before = line.fragments[index - 1]
    const spaced = before && fragment.left - before.right > 0.16 * fragment.size && !/\s$/.test(before.text)
    return { text: `${spaced ? ' ' : ''}${fragment.text}`, bold: fragment.bold, italic: fragment.italic }
  })

export const textOfLine = (line: Line): string =>
  runsOf(line)
    .map((run) => run.text)
    .join('')
    .trim()
