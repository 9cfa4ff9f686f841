// What was probably meant when no procedure has all the words: words one slip of the finger away, and what the rare words
// of the question say, since "đăng ký" alone says nothing. Pure.

/** One word of the question: what of the catalogue it may stand for, and how much it tells. */
export type NearWord = { words: readonly string[]; weight: number }

/** How often a folded word occurs in the procedures that are looked through. */
export type Vocabulary = ReadonlyMap<string, number>

/**
 * At most one letter typed wrong, left out, put in, or changed with its neighbour; the first one stays, since in Vietnamese
 * another first letter is mostly another word (bằng, đăng).
 */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other || one[0] !== other[0]) return one === other
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const [left, right] = [one.slice(at), other.slice(at)]
  if (left.slice(1) === right.slice(1) || left === right.slice(1) || left.slice(1) === right) return true
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
}

/** Of shorter words every second is one slip away. */
const shortest = 4

/** `all`: how many procedures there are. The last word may be only the beginning of one. */
export function nearWords(question: string, vocabulary: Vocabulary, all: number): NearWord[] {
  const asked = [...new Set(question.split(' '))].filter(Boolean)
  const weightOf = (count: number): number => Math.log(1 + all / Math.max(1, count))
  return asked.map((word, at) => {
    const begun =
      at === asked.length - 1 && word.length >= 2
        ? [...vocabulary.keys()].filter((known) => known.startsWith(word))
        : []
    const slips =
      vocabulary.has(word) || word.length < shortest || /\d/.test(word)
        ? []
        : [...vocabulary.keys()].filter((known) => known.length >= shortest && isOneSlip(word, known))
    const words = [...new Set([...(vocabulary.has(word) ? [word] : []), ...begun, ...slips])]
    const count = Math.max(0, ...words.map((known) => vocabulary.get(known)!))
    return { words, weight: weightOf(words.length > 0 ? count : 1) }
  })
}
