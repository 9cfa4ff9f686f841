// What a corrected version changes in a list, item by item. Items are known again by their words, then by most of their
// words; numbers move when a row is put in between, so a number only helps to choose between two that are equally like.
import { fold } from '../../../kernel/text/vietnamese.ts'

type Item = { text: string; number?: string }

export type FieldDifference<Field extends string = string> = { field: Field; before: string; after: string }

/** `index`: the item's place in the new version; `item`: what the new version says, of what is dropped the old one. */
export type Difference<One, Field extends string = string> =
  | { kind: 'added'; index: number; item: One }
  | { kind: 'dropped'; id: string; item: One }
  | { kind: 'changed'; index: number; id: string; item: One; fields: FieldDifference<Field>[] }

/** The items of one version, and what each says in words, field by field. */
export type Version<One, Field extends string> = {
  items: readonly One[]
  words: (item: One) => Readonly<Record<Field, string>>
}

// Spaces and letters of another size are how it was typed, not what it says.
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

const fieldDifferences = <Field extends string>(
  before: Readonly<Record<Field, string>>,
  after: Readonly<Record<Field, string>>,
): FieldDifference<Field>[] =>
  (Object.keys(before) as Field[])
    .filter((field) => plain(before[field]) !== plain(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))

/** From 0 to 1: how many of their words two texts share. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count > 0) {
      shared += 1
      left.set(word, count - 1)
    }
  }
  return (2 * shared) / Math.max(1, a.length + b.length)
}

const alike = 0.6
const sameNumber = 0.1

type Pair = { before: number; after: number }

/** Which item of the old version is which of the new one. */
function pairItems(before: readonly Item[], after: readonly Item[]): Pair[] {
  const pairs: Pair[] = []
  const taken = { before: new Set<number>(), after: new Set<number>() }
  const pair = (one: Pair): void => {
    pairs.push(one)
    taken.before.add(one.before)
    taken.after.add(one.after)
  }
  const byText = Map.groupBy(before.keys(), (index) => fold(before[index]!.text))
  for (const [index, item] of after.entries()) {
    const same = (byText.get(fold(item.text)) ?? []).filter((one) => !taken.before.has(one))
    const best = same.find((one) => before[one]!.number === item.number) ?? same[0]
    if (best !== undefined) pair({ before: best, after: index })
  }
  const rest = (items: readonly Item[], side: 'before' | 'after') =>
    items.flatMap(({ number, text }, index) =>
      taken[side].has(index) ? [] : [{ index, number, words: fold(text).split(' ') }],
    )
  const [old, fresh] = [rest(before, 'before'), rest(after, 'after')]
  const candidates = old.flatMap((a) =>
    fresh.flatMap((b) => {
      const score = likeness(a.words, b.words) + (a.number && a.number === b.number ? sameNumber : 0)
      return score < alike ? [] : [{ before: a.index, after: b.index, score }]
    }),
  )
  for (const one of candidates.toSorted((a, b) => b.score - a.score))
    if (!taken.before.has(one.before) && !taken.after.has(one.after)) pair({ before: one.before, after: one.after })
  return pairs
}

/** In the order of the new version, what was dropped last. `ids` are those of the old items. */
export function compareItems<One extends Item, Field extends string>(
  old: Version<One, Field>,
  ids: readonly string[],
  next: Version<One, Field>,
): Difference<One, Field>[] {
  const pairs = pairItems(old.items, next.items)
  const beforeOf = new Map(pairs.map(({ before, after }) => [after, before]))
  const kept = new Set(pairs.map(({ before }) => before))
  const changed = next.items.flatMap((item, index): Difference<One, Field>[] => {
    const before = beforeOf.get(index)
    if (before === undefined) return [{ kind: 'added', index, item }]
    const fields = fieldDifferences(old.words(old.items[before]!), next.words(item))
    return fields.length ? [{ kind: 'changed', index, id: ids[before]!, item, fields }] : []
  })
  const dropped = old.items.flatMap((item, index): Difference<One, Field>[] =>
    kept.has(index) ? [] : [{ kind: 'dropped', id: ids[index]!, item }],
  )
  return [...changed, ...dropped]
}
