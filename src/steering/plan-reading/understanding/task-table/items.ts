// Lists inside one cell: "1. … 2. …", "a) … b) …", lines with dashes.

import { cachedTraits } from './columns/cell-fit.ts'

export type Items = {
  kind: 'number' | 'letter' | 'dash'
  /** The printed numbers, for lists of numbers. */
  numbers: number[]
  /** Text before the first item. */
  lead: string
  items: string[]
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s;,]+$/, '')
    .trim()

const marks: [Items['kind'], RegExp][] = [
  ['number', /(?:^|(?<=[\s.;:]))(\d{1,2})[.)]\s+(?=[\p{Lu}“"])/gu],
  ['letter', /(?:^|(?<=[\s.;:]))([a-hđ])[.)]\s+(?=[\p{Lu}“"])/gu],
  ['dash', /(?:^|\n|(?<=\S)\s+)[-–+•]\s*(?=\p{Lu})/gu],
]

/** "Phát thanh - Truyền hình" is a name: after a word a dash opens an item only before a piece of work or a product. */
const opensItem = (text: string, at: number, length: number): boolean => {
  const before = text.slice(0, at).trimEnd()
  if (before === '' || text.slice(at).startsWith('\n') || !/\p{L}$/u.test(before)) return true
  const { action, product } = cachedTraits(text.slice(at + length, at + length + 60))
  return action || product
}

const inOrder = (numbers: readonly number[]): boolean =>
  numbers.every((value, index) => index === 0 || value === numbers[index - 1]! + 1)

/** The items of a cell, where it holds at least two. */
export const itemsOf = (text: string): Items | undefined => {
  for (const [kind, mark] of marks) {
    const found = [...text.matchAll(mark)].filter(
      (match) => kind !== 'dash' || opensItem(text, match.index, match[0].length),
    )
    const numbers = kind === 'number' ? found.map((match) => Number(match[1])) : []
    if (found.length < 2 || (kind === 'number' && !inOrder(numbers))) continue
    // Dashes inside a sentence ("Tài chính - Kế hoạch") are no list unless the cell or a line begins with one.
    if (kind === 'dash' && found[0]!.index > 0 && !/[:\n]/.test(text.slice(0, found[0]!.index + 1))) continue
    const items = found.map((match, index) => tidy(text.slice(match.index + match[0].length, found[index + 1]?.index)))
    return { kind, numbers, lead: tidy(text.slice(0, found[0]!.index)), items }
  }
  return undefined
}

/** "3. Xây dựng …" or "1.2. Đào tạo …": the number printed in the task cell itself. */
export const leadingNumber = (text: string): { number: string; rest: string } | undefined => {
  const match = /^(\d{1,2}(?:\.\s?\d{1,2})*)[.)]\s*(?=[\p{L}“"])/u.exec(text)
  return match ? { number: match[1]!.replaceAll(' ', ''), rest: text.slice(match[0].length) } : undefined
}

/** A cell as one running text: items joined by semicolons. */
export const runningText = (text: string): string => {
  const list = itemsOf(text)
  if (list?.kind !== 'dash')
    return tidy(text.replace(/^\s*[-–+•]\s*/u, '').replace(/\n\s*[-–+•]?\s*/gu, ' ')).replace(/[;,]$/, '')
  const items = list.items.join('; ')
  return list.lead ? `${list.lead} ${items}` : items
}
