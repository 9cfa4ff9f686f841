// A printed line ends because the next word did not fit, or because the writer ended it. Geometry tells which.
import type { Run } from '../markup.ts'
import { firstWordWidth } from './geometry.ts'
import { runsOf, textOfLine } from './lines.ts'
import type { Line } from './lines.ts'

const startsLow = (text: string): boolean => /^[\p{Ll},;.)]/u.test(text)

/** A word broken at its hyphen or slash. */
const isBroken = (text: string): boolean => /[\p{L}\d][-/]$/u.test(text)

const listMark = /^(?:[-–+•]\s?(?=\S)|\d+(?:\.\d+)*[.)]\s|\p{L}\)\s|[IVX]+\.\s)/u

/** A mark of a list that begins a line after the end of a sentence, or among lines that begin with such a mark too. */
export const startsItem = (before: string, text: string, first: string): boolean => {
  const kind = (line: string) =>
    listMark
      .exec(line)?.[0]
      ?.replace(/[\p{L}\d]+/gu, '1')
      .trim()
  return kind(text) !== undefined && (/[.;:]$/.test(before) || kind(text) === kind(first))
}

/** Whether `next` goes on where `line` had no room left. `right` is where text may end, `left` where it may begin. */
export const wraps = (line: Line, next: Line, left: number, right: number, centred = false): boolean => {
  const [before, text] = [textOfLine(line), textOfLine(next)]
  if (isBroken(before)) return true
  const word = firstWordWidth({ text, left: next.left, right: next.right })
  const room = centred ? right - left - (line.right - line.left) : right - line.right
  const needed = 0.25 * line.size + word
  // The width of a word is an estimate; where it is close, a line that begins with a small letter goes on.
  const dangles = startsLow(text) || /(?:,|\s[-–])$/.test(before)
  return room < needed + 0.5 || (dangles && room < 2 * needed)
}

/** A word wider than its cell is broken at the edge: it fills a line alone and goes on without a space. */
const isCutWord = (line: Line, next: Line, width: number): boolean =>
  !/\s/.test(textOfLine(line)) &&
  /[\p{L}\d&]$/u.test(textOfLine(line)) &&
  /^[\p{L}\d.&]/u.test(textOfLine(next)) &&
  width - (line.right - line.left) < 0.8 * line.size &&
  width < line.right - line.left + firstWordWidth({ text: textOfLine(next), left: next.left, right: next.right })

/** The lines of one paragraph, a broken word whole again; `width`: of the narrow cell they stand in. */
export const runsOfLines = (lines: Line[], width = Number.POSITIVE_INFINITY): Run[] =>
  lines.flatMap((line, index): Run[] => {
    const before = lines[index - 1]
    const space = before && !isBroken(textOfLine(before)) && !isCutWord(before, line, width)
    return [...(space ? [{ text: ' ', bold: false, italic: false }] : []), ...runsOf(line)]
  })

/** Lines one after the other: those that belong together in one, the others kept apart. */
export const joinWrapped = (lines: Line[], left: number, right: number): Run[][] => {
  const joined: Line[][] = []
  const first = lines[0] ? textOfLine(lines[0]) : ''
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const same = before && !startsItem(textOfLine(before), textOfLine(line), first) && wraps(before, line, left, right)
    if (same) joined.at(-1)!.push(line)
    else joined.push([line])
  })
  return joined.map((same) => runsOfLines(same, right - left))
}
