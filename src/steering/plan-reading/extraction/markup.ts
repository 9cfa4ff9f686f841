// The marks that text carries inside its lines: Markdown emphasis and the remnants of HTML that text recognition leaves.

export type Inline = { text: string; bold: boolean; italic: boolean; boldLead: number }

export type Run = { text: string; bold: boolean; italic: boolean }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** A line that HTML starts, as against one that the file itself starts (\n). */
const htmlBreak = '\v'

/** Lists and breaks become lines; an item without a printed mark of its own gets a dash. */
const linesOfHtml = (text: string): string =>
  text
    .replace(/[^\S\n]*<br\s*\/?>[^\S\n]*/gi, htmlBreak)
    .replace(/<li(?:\s[^>]*)?>\s*((?:[-–+•*]|\p{L}{1,2}\)|\d+[.)])\s?)?/giu, (_, mark) => htmlBreak + (mark ?? '- '))
    .replace(/<\/?(?:ul|ol|p|div)(?:\s[^>]*)?>/gi, htmlBreak)
    .replace(/<\/li>/gi, '')

const token =
  /(\\[\\*_#|`~<>[\]().+-])|(\*{1,3})|<(\/?)(b|strong|i|em)>|<\/?(?:u|s|del|ins|sup|sub|span|font|center|a|mark)(?:\s[^>]*)?>/gi

const opensAt = (text: string, at: number, length: number): boolean => {
  const next = text[at + length]
  const previous = text[at - 1]
  return (
    next !== undefined &&
    !/[\s)\].,;:*]/.test(next) &&
    (previous === undefined || !/[\p{L}\p{N}]/u.test(previous)) &&
    new RegExp(`[^\\s*]\\*{${length}}(?!\\*)`).test(text.slice(at + length))
  )
}

const runsOf = (text: string): Run[] => {
  const runs: Run[] = []
  let open = 0
  let bold = false
  let italic = false
  let end = 0
  const push = (piece: string) => {
    if (piece) runs.push({ text: piece, bold, italic })
  }
  for (const match of text.matchAll(token)) {
    const [whole, escaped, stars, closing, tag] = match
    if (stars) {
      const closes = open === stars.length
      if (!closes && (open || !opensAt(text, match.index, stars.length))) continue
      push(text.slice(end, match.index))
      open = closes ? 0 : stars.length
      if (stars.length !== 1) bold = !closes
      if (stars.length !== 2) italic = !closes
    } else {
      push(text.slice(end, match.index) + (escaped ? escaped.slice(1) : ''))
      if (tag && /^(b|strong)$/i.test(tag)) bold = !closing
      else if (tag) italic = !closing
    }
    end = match.index + whole.length
  }
  push(text.slice(end))
  return runs
}

const tidyLine = (text: string): string =>
  text
    // Marks of symbol fonts lie in the private area: at the beginning of a line they are bullets.
    .replace(/^\s*[\ue000-\uf8ff]\s*/, '- ')
    .replace(/[^\P{C}\s]/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')

/** Text of several lines in the form in which it is kept: NFC, single spaces, no empty lines. */
export const tidyLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\v]/)
    .map((line) => tidyLine(line).trim())
    .filter((line) => line !== '')
    .join('\n')

/**
 * The words of a line and whether each is bold. Only the letters that every font has are asked: for a Vietnamese letter
 * that the bold font lacks, programs borrow a plain one.
 */
const wordsOf = (runs: Run[]): { letters: number; bold: boolean; italic: boolean }[] => {
  const words: { letters: number; bold: number; italic: number }[] = []
  let inside = false
  for (const run of runs) {
    for (const letter of run.text) {
      if (/\s/.test(letter)) inside = false
      else if (!inside) {
        words.push({ letters: 0, bold: 0, italic: 0 })
        inside = true
      }
      if (!/[a-z\d]/i.test(letter)) continue
      const word = words.at(-1)!
      word.letters += 1
      word.bold += run.bold ? 1 : 0
      word.italic += run.italic ? 1 : 0
    }
  }
  return words.map(({ letters, bold, italic }) => ({
    letters,
    bold: bold * 2 > letters,
    italic: italic * 2 > letters,
  }))
}

/** The text of one line and what holds for all of it. */
export const inlineOf = (runs: Run[]): Inline => {
  const text = tidyLine(runs.map((run) => run.text).join('')).trim()
  const words = wordsOf(runs)
  const spoken = words.filter((word) => word.letters > 0)
  const bold = spoken.length > 0 && spoken.every((word) => word.bold)
  const firstPlain = words.findIndex((word) => word.letters > 0 && !word.bold)
  const hasLead = !bold && firstPlain > 0 && words.slice(0, firstPlain).some((word) => word.bold)
  const lead = hasLead ? text.split(' ').slice(0, firstPlain).join(' ') : ''
  return { text, bold, italic: spoken.length > 0 && spoken.every((word) => word.italic), boldLead: lead.length }
}

/**
 * The lines of a stretch of text without their marks; a mark may open on one line and close on another. `from` is the
 * line of the stretch (from 0) that each comes from.
 */
export const readMarkup = (text: string): (Inline & { from: number })[] => {
  const lines: { runs: Run[]; from: number }[] = [{ runs: [], from: 0 }]
  for (const run of runsOf(linesOfHtml(text))) {
    for (const piece of decodeEntities(run.text).split(/(?=[\n\v])/)) {
      const last = lines.at(-1)!
      if (/^[\n\v]/.test(piece)) lines.push({ runs: [], from: last.from + (piece[0] === '\n' ? 1 : 0) })
      lines.at(-1)!.runs.push({ ...run, text: piece })
    }
  }
  return lines.map(({ runs, from }) => ({ ...inlineOf(runs), from })).filter((line) => line.text !== '')
}
