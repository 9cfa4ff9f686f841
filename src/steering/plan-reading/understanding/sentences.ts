/** Bullets and the numbers of points that run in: "(1) …; (2) …", "a) …; b) …". */
const opening = /^[\s\-–+*•.…]*(?:(?:\(?\d{1,2}\)|\([a-zđ]\)|[a-zđ]\))\s+)?/u

/**
 * A paragraph cut into its sentences and, unless `whole`, into the parts that semicolons set apart; brackets stay whole.
 */
export function splitSentences(text: string, whole = false): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  const cut = (end: number, next: number): void => {
    parts.push(text.slice(start, end))
    start = next
  }
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!
    if (mark === '(' || mark === '[') depth++
    else if (mark === ')' || mark === ']') depth = Math.max(0, depth - 1)
    else if (mark === '\n') {
      depth = 0
      cut(i, i + 1)
    } else if (depth === 0 && ((mark === ';' && !whole) || endsSentence(text, i))) cut(i, i + 1)
  }
  cut(text.length, text.length)
  return parts.map((part) => part.replace(opening, '').trim()).filter((part) => part !== '')
}

/** A full stop before a space and a capital or a figure; not behind an abbreviation (TP. Hà…, KT. Chủ tịch). */
function endsSentence(text: string, i: number): boolean {
  if (!/[.!?]/.test(text[i]!) || /(?<!\p{L})\p{Lu}{1,3}$/u.test(text.slice(0, i))) return false
  return /^[\s"”’)]*$|^["”’)]*\s*["“(]?\p{Lu}|^\s+["“(]?\d{1,3}\s?%/u.test(text.slice(i + 1))
}
