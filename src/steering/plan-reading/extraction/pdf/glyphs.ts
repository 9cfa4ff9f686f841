// The letters of a page, each where it is drawn. Where a font lacks a letter programs borrow it from another one and
// draw all borrowed letters of a line after the others: only their places tell in which word they belong.
import { apply, identity, times } from './matrix.ts'
import type { Matrix } from './matrix.ts'
import { walkOperators } from './operators.ts'
import type { Codes, Operators } from './operators.ts'

export type Glyph = {
  text: string
  left: number
  right: number
  /** Baseline. */
  y: number
  size: number
  font: string
}

export type Font = { name: string; fontMatrix?: Matrix; vertical?: boolean }

type TextState = {
  font: Font | undefined
  size: number
  letterSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
}

type Shown = { unicode: string; width: number; isSpace: boolean }

const start: TextState = {
  font: undefined,
  size: 0,
  letterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
}

const isShown = (item: unknown): item is Shown => typeof item === 'object' && item !== null && 'unicode' in item

/** Ligatures as their letters. */
const plainText = (text: string): string => text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))

/** Letters and spaces in the order in which they are drawn; text that does not run from left to right is left out. */
export const glyphsOf = (
  operators: Operators,
  codes: Codes,
  viewport: Matrix,
  fontOf: (id: string) => Font | undefined,
): Glyph[] => {
  const glyphs: Glyph[] = []
  const saved: TextState[] = []
  let state = start
  let lineMatrix = identity
  /** How far along the line text has been drawn. */
  let along = 0

  const setMatrix = (matrix: Matrix) => {
    lineMatrix = matrix
    along = 0
  }
  const move = (x: number, y: number) => setMatrix(times(lineMatrix, [1, 0, 0, 1, x, y]))

  const show = (items: unknown[], page: Matrix) => {
    const { font, size, letterSpacing, wordSpacing, stretch, rise } = state
    if (!font) return
    const matrix = times(page, lineMatrix)
    const [from, to] = [apply(matrix, 0, 0), apply(matrix, 1, 0)]
    const up = apply(matrix, 0, 1)
    const height = Math.hypot(up.x - from.x, up.y - from.y) * Math.abs(size)
    // Text that does not run from left to right is a stamp or a watermark.
    const isUpright = to.x > from.x && Math.abs(to.y - from.y) <= 0.2 * (to.x - from.x) && !font.vertical
    for (const item of items) {
      if (typeof item === 'number') along -= (item / 1000) * size * stretch
      if (!isShown(item)) continue
      const width = item.width * (font.fontMatrix?.[0] ?? 0.001) * size * stretch
      const place = apply(matrix, along, rise)
      const end = apply(matrix, along + width, rise)
      along += width + (letterSpacing + (item.isSpace ? wordSpacing : 0)) * stretch
      const text = plainText(item.unicode)
      if (isUpright) glyphs.push({ text, left: place.x, right: end.x, y: place.y, size: height, font: font.name })
    }
  }

  const readOperator = (name: string, args: unknown[], page: Matrix) => {
    const [first, second] = args as [number, number]
    if (name === 'save') saved.push(state)
    else if (name === 'restore') state = saved.pop() ?? state
    else if (name === 'beginText') setMatrix(identity)
    else if (name === 'setFont') state = { ...state, font: fontOf(String(first)), size: second }
    else if (name === 'setCharSpacing') state = { ...state, letterSpacing: first }
    else if (name === 'setWordSpacing') state = { ...state, wordSpacing: first }
    else if (name === 'setHScale') state = { ...state, stretch: first / 100 }
    else if (name === 'setLeading') state = { ...state, leading: -first }
    else if (name === 'setTextRise') state = { ...state, rise: first }
    else if (name === 'setTextMatrix') setMatrix(Array.from(args[0] as ArrayLike<number>))
    else if (name === 'moveText') move(first, second)
    else if (name === 'setLeadingMoveText') {
      state = { ...state, leading: second }
      move(first, second)
    } else if (name === 'nextLine') move(0, state.leading)
    else if (name === 'showText') show(args[0] as unknown[], page)
    else if (name === 'setGState') {
      for (const [key, value] of args[0] as [string, [string, number]][])
        if (key === 'Font') state = { ...state, font: fontOf(value[0]), size: value[1] }
    }
  }
  walkOperators(operators, codes, viewport, readOperator)
  return glyphs
}
