// Words compared as a tired reader compares them: without marks, one wrong letter forgiven in a longer word.
import { fold } from '../../../kernel/text/vietnamese.ts'

/** True where one insertion, deletion or substitution turns one word into the other. */
export const withinOneEdit = (a: string, b: string): boolean => {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1)
}

const sameWord = (read: string, known: string): boolean =>
  read === known || (known.length >= 4 && withinOneEdit(read, known))

export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean)

/** Where a phrase (already folded) begins among the words, or -1. */
export const findPhrase = (words: readonly string[], phrase: string): number => {
  const wanted = phrase.split(' ')
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    if (wanted.every((word, index) => sameWord(words[at + index]!, word))) return at
  }
  // Words that run together in a narrow cell: "thờigian"
  if (wanted.length === 1 || phrase.length < 8) return -1
  const joined = wanted.join('')
  return words.findIndex((word) => word.length >= joined.length - 1 && sameWord(word.slice(0, joined.length), joined))
}
