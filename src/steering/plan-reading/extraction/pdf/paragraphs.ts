import { inlineOf } from '../markup.ts'
import type { RawParagraph } from '../finish.ts'
import { runsOf, textOfLine } from './lines.ts'
import type { Line } from './lines.ts'
import { runsOfLines, startsItem, wraps } from './wrapping.ts'

/** Where text stands on pages of one width, and how far apart its lines are (in sizes of its letters). */
export type Measure = { left: number; right: number; pitch: number }

const counted = (values: number[], step: number): { value: number; count: number }[] =>
  [...Map.groupBy(values, (value) => Math.round(value / step))].map(([key, same]) => ({
    value: key * step,
    count: same.length,
  }))

const mostCommon = (values: number[], step: number): { value: number; count: number } =>
  counted(values, step).reduce((best, one) => (one.count > best.count ? one : best))

/** Lines of one paragraph stand closest; paragraphs of a single line must not hide that. */
const usualPitch = (pitches: number[]): number => {
  const close = counted(
    pitches.filter((pitch) => pitch > 0.8 && pitch < 2),
    0.05,
  )
  const most = Math.max(0, ...close.map((one) => one.count))
  return Math.min(1.9, ...close.filter((one) => one.count >= most / 5).map((one) => one.value))
}

/** Justified text ends at one place; ragged text nowhere in particular, so its longest line stands for the edge. */
export const measureOf = (zones: Line[][], pageWidth: number): Measure => {
  const lines = zones.flat()
  if (lines.length === 0) return { left: 0, right: 0, pitch: 1.3 }
  const rights = lines.map((line) => line.right)
  const left = mostCommon(
    lines.map((line) => line.left),
    2,
  ).value
  const common = mostCommon(rights, 2)
  const justified = common.count >= Math.max(3, lines.length / 5)
  const pitches = zones.flatMap((zone) => zone.slice(1).map((line, index) => (line.y - zone[index]!.y) / line.size))
  return {
    left,
    // Where no line is long enough to tell, the margins are taken to be alike.
    right: justified ? common.value + 1 : Math.max(...rights, pageWidth - left),
    pitch: usualPitch(pitches),
  }
}

const isCentred = (line: Line, { left, right }: Measure): boolean =>
  Math.abs(line.left - left - (right - line.right)) < 12 && line.left > left + 15

const isBold = (line: Line): boolean => inlineOf(runsOf(line)).bold

const listMark = /^(?:[-–+•]\s|[\p{L}\d]{1,3}[.)]\s|\d+(?:\.\d+)+\.?\s)/u

const isNear = (last: Line, next: Line, measure: Measure): boolean =>
  (next.y - last.y) / Math.max(last.size, next.size) < measure.pitch * 1.25

const goesOn = (paragraph: Line[], next: Line, measure: Measure): boolean => {
  const last = paragraph.at(-1)!
  if (Math.abs(next.size - last.size) > 0.12 * last.size) return false
  if (startsItem(textOfLine(last), textOfLine(next), '')) return false
  const centred = isCentred(last, measure)
  if (!wraps(last, next, measure.left, measure.right, centred)) return false
  if (centred) return true
  if (isBold(last) !== isBold(next) && /^[\p{Lu}\d-]/u.test(textOfLine(next))) return false
  const second = paragraph[1]
  if (second) return Math.abs(next.left - second.left) < 8
  const hanging = listMark.test(textOfLine(last)) && !listMark.test(textOfLine(next))
  return next.left < last.left + 8 || (hanging && next.left < last.left + 60)
}

/** Lines that make one paragraph. */
export type Paragraph = { page: number; lines: Line[]; measure: Measure }

/** Lines of one column, top to bottom, as paragraphs. */
export const paragraphsOf = (lines: Line[], page: number, measure: Measure): Paragraph[] => {
  const paragraphs: Paragraph[] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (last && isNear(last.lines.at(-1)!, line, measure) && goesOn(last.lines, line, measure)) last.lines.push(line)
    else paragraphs.push({ page, lines: [line], measure })
  }
  return paragraphs
}

/** Whether a paragraph of the next page goes on in the middle of a sentence. */
export const crossesPage = (above: Paragraph, below: Paragraph): boolean => {
  const [last, next] = [above.lines.at(-1)!, below.lines[0]!]
  const text = textOfLine(next)
  const open =
    !/[.;:!?]$/.test(textOfLine(last)) && !listMark.test(text) && !isBold(next) && !isCentred(last, above.measure)
  return above.measure === below.measure && (open || /^\p{Ll}/u.test(text)) && goesOn(above.lines, next, above.measure)
}

export const finishParagraph = ({ page, lines, measure }: Paragraph): RawParagraph => {
  const { text, bold, italic, boldLead } = inlineOf(runsOfLines(lines))
  return {
    kind: 'paragraph',
    page,
    text,
    ...(bold && { bold }),
    ...(boldLead > 0 && { boldLead }),
    ...(italic && { italic }),
    ...(lines.every((line) => isCentred(line, measure)) && { centred: true }),
  }
}

/**
 * Lines in the order in which they are read: where heads or signatures stand side by side, the left column first.
 * Each stretch that comes back is one column.
 */
export const inReadingOrder = (parted: Line[][]): Line[][] => {
  const stretches: Line[][] = []
  let index = 0
  while (index < parted.length) {
    if (parted[index]!.length === 1) {
      const end = parted.findIndex((parts, at) => at > index && parts.length > 1)
      stretches.push(parted.slice(index, end < 0 ? undefined : end).flat())
      index = end < 0 ? parted.length : end
      continue
    }
    const gutter = parted[index]![1]!.left
    let end = index + 1
    for (let at = end; at < parted.length; at += 1) {
      const inside = parted[at]!.every((line) => line.right < gutter || line.left > gutter - 80)
      if (!inside && parted[at]!.length === 1) break
      if (parted[at]!.length > 1) end = at + 1
    }
    const block = parted.slice(index, end)
    const inner = block.flat().toSorted((one, other) => one.y - other.y)
    stretches.push(
      inner.filter((line) => line.right < gutter),
      inner.filter((line) => line.right >= gutter),
    )
    index = end
  }
  return stretches.filter((stretch) => stretch.length > 0)
}
