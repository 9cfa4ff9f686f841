export type WordChange = { change: 'same' | 'removed' | 'added'; text: string }

const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []

// The table below grows with the product of both lengths; past this the middle is shown as replaced whole.
const mostCells = 4_000_000

// Longest common subsequence, backwards, so that the walk forwards below meets the earliest match.
const commonLengths = (a: readonly string[], b: readonly string[]): Uint32Array[] => {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!)
    }
  }
  return rows
}

const middle = (a: readonly string[], b: readonly string[]): WordChange[] => {
  const replaced: WordChange[] = [
    { change: 'removed', text: a.join('') },
    { change: 'added', text: b.join('') },
  ]
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostCells) return replaced
  const lengths = commonLengths(a, b)
  const changes: WordChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      changes.push({ change: 'same', text: a[i++]! })
      j++
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
      changes.push({ change: 'removed', text: a[i++]! })
    } else changes.push({ change: 'added', text: b[j++]! })
  }
  changes.push({ change: 'removed', text: a.slice(i).join('') }, { change: 'added', text: b.slice(j).join('') })
  return changes
}

const joined = (changes: readonly WordChange[]): WordChange[] => {
  const out: WordChange[] = []
  for (const { change, text } of changes) {
    const last = out.at(-1)
    if (text === '') continue
    if (last?.change === change) last.text += text
    else out.push({ change, text })
  }
  return out
}

/** Two versions of a text as runs of words kept, removed and added; the kept and removed make `before` again. */
export const compareWords = (before: string, after: string): WordChange[] => {
  const [a, b] = [words(before), words(after)]
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return joined([
    { change: 'same', text: a.slice(0, start).join('') },
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { change: 'same', text: a.slice(a.length - end).join('') },
  ])
}
