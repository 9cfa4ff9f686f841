import { fromOldFont } from '../legacy-vietnamese.ts'
import type { Fragment } from './geometry.ts'
import type { Glyph } from './glyphs.ts'

/** A gap wider than this, in sizes of the letters, parts two words. */
const widest = 0.16

const isSpace = (glyph: Glyph): boolean => glyph.text.trim() === ''

const isMark = (text: string): boolean => /^\p{M}+$/u.test(text)

/** Marks that are drawn as glyphs of their own belong to the letter before them. */
const withMarks = (glyphs: Glyph[]): Glyph[] => {
  const joined: Glyph[] = []
  for (const glyph of glyphs) {
    const last = joined.at(-1)
    const isNear = last && Math.abs(last.y - glyph.y) < glyph.size && glyph.left - last.right < glyph.size / 4
    if (isNear && isMark(glyph.text)) last.text += glyph.text
    else joined.push({ ...glyph })
  }
  return joined
}

const isSameLine = (one: { y: number; size: number }, other: { y: number }): boolean =>
  Math.abs(one.y - other.y) < 0.05 * one.size

/** Letters that are drawn one after the other without a gap, in one font. */
const piecesOf = (glyphs: Glyph[]): Glyph[][] => {
  const pieces: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = pieces.at(-1)?.at(-1)
    const gap = last ? (glyph.left - last.right) / glyph.size : 0
    const goesOn =
      last && last.font === glyph.font && last.size === glyph.size && isSameLine(last, glyph) && Math.abs(gap) < widest
    if (goesOn && isSpace(last) === isSpace(glyph)) pieces.at(-1)!.push(glyph)
    else pieces.push([glyph])
  }
  return pieces
}

const toFragment = (glyphs: Glyph[]): Fragment => {
  const { y, size, font } = glyphs[0]!
  return {
    text: fromOldFont(glyphs.map((glyph) => glyph.text).join(''), font),
    left: glyphs[0]!.left,
    right: Math.max(...glyphs.map((glyph) => glyph.right)),
    y,
    size,
    bold: /bold|black|heavy|-bd\b/i.test(font),
    italic: /italic|oblique/i.test(font),
  }
}

/** Bold that is drawn twice, a little apart. */
const isDrawnAgain = (last: Fragment, next: Fragment): boolean =>
  last.text.trim() === next.text && Math.abs(next.left - last.left) < 0.1 * next.size && isSameLine(last, next)

/** Words, or the pieces of words that are drawn at once, by lines and from left to right; a space ends the one before it. */
export const wordsOf = (glyphs: Glyph[]): Fragment[] => {
  const words: Fragment[] = []
  const lines: Fragment[][] = []
  for (const fragment of piecesOf(withMarks(glyphs))
    .map(toFragment)
    .toSorted((one, other) => one.y - other.y)) {
    const line = lines.at(-1)
    if (line && isSameLine(fragment, line[0]!)) line.push(fragment)
    else lines.push([fragment])
  }
  for (const fragment of lines.flatMap((line) => line.toSorted((one, other) => one.left - other.left))) {
    const last = words.at(-1)
    const follows = last && isSameLine(last, fragment) && fragment.left - last.right < widest * fragment.size
    if (fragment.text.trim() === '') {
      if (follows && !last.text.endsWith(' ')) last.text += ' '
    } else if (!last || !isDrawnAgain(last, fragment)) words.push(fragment)
  }
  return words
}
