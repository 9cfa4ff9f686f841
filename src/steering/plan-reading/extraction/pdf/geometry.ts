// A page as it lies on the table: points (1/72 inch) from its upper left corner, y downwards.

export type Fragment = {
  text: string
  left: number
  right: number
  /** Baseline. */
  y: number
  size: number
  bold: boolean
  italic: boolean
}

/** A straight line of a page: at x (vertical) or y (horizontal), from and to along it. */
export type Ruling = { at: number; from: number; to: number }
export type Rulings = { horizontal: Ruling[]; vertical: Ruling[] }

export type PageContent = { page: number; width: number; height: number; fragments: Fragment[]; rulings: Rulings }

/** Positions closer than this are one: the thickness of a ruling and the rounding of producers. */
export const tolerance = 2

/** The distinct positions of a list, ascending; those within the tolerance of each other count once. */
export const distinct = (positions: number[]): number[] => {
  const found: number[] = []
  for (const position of positions.toSorted((one, other) => one - other)) {
    if (found.length === 0 || position - found.at(-1)! > tolerance) found.push(position)
  }
  return found
}

/** Pieces on one line, as borders drawn cell by cell are, become one ruling. */
export const joinRulings = (rulings: Ruling[]): Ruling[] => {
  const lines = distinct(rulings.map((ruling) => ruling.at))
  const byLine = Map.groupBy(rulings, (ruling) => lines.findLast((at) => at <= ruling.at + 0.001)!)
  return [...byLine].flatMap(([at, pieces]) => {
    const joined: Ruling[] = []
    for (const piece of pieces.toSorted((one, other) => one.from - other.from)) {
      const last = joined.at(-1)
      if (last && piece.from <= last.to + tolerance) last.to = Math.max(last.to, piece.to)
      else joined.push({ ...piece, at })
    }
    return joined
  })
}

// Widths of Times New Roman in thousandths, the font of Vietnamese documents by Nghị định 30/2020; only how letters
// compare counts here, so other fonts do no harm. The space and the lower case come as they stand in ASCII.
const widths = new Map<string, number>()
const addWidths = (letters: string, ...list: number[]): void => {
  ;[...letters].forEach((letter, index) => widths.set(letter, list[index] ?? list.at(-1)!))
}
addWidths('abcdefghijklm', 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778)
addWidths('nopqrstuvwxyz', 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444)
addWidths('ABCDEFGHIJKLM', 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889)
addWidths('NOPQRSTUVWXYZ', 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611)
addWidths(' .,;:/-()[]%…', 250, 250, 250, 278, 278, 278, 333, 333, 333, 333, 333, 833, 1000)

const weightOf = (text: string): number => {
  let weight = 0
  for (const letter of text.normalize('NFC'))
    weight += widths.get(letter) ?? widths.get(letter.normalize('NFD')[0]!) ?? 500
  return weight
}

/** The width of what stands before the first place where a fragment may be broken: what had no room a line before. */
export const firstWordWidth = ({ text, left, right }: Pick<Fragment, 'text' | 'left' | 'right'>): number => {
  const word = /^[^\s-]+-(?=\p{L})|^\S+/u.exec(text.trim())?.[0] ?? ''
  const all = weightOf(text.trim())
  return all === 0 ? 0 : ((right - left) * weightOf(word)) / all
}
