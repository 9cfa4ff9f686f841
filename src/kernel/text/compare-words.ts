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

// A lone space between two changed words would cut one changed phrase into many, so it goes with its neighbours.
const joined = (changes: readonly WordChange[]): WordChange[] => {
  const out: WordChange[] = []
  const pending = { removed: '', added: '', gap: '' }
  const push = (change: WordChange['change'], text: string): void => {
    const last = out.at(-1)
    if (text === '') return
    if (last?.change === change) last.text += text
    else out.push({ change, text })
  }
  const flush = (): void => {
    const { removed, added } = pending
    const tail = /\s*$/.exec(removed)![0]
    const shared = added.endsWith(tail) ? tail : ''
    push('removed', removed.slice(0, removed.length - shared.length))
    push('added', added.slice(0, added.length - shared.length))
    push('same', shared + pending.gap)
    pending.removed = pending.added = pending.gap = ''
  }
  for (const { change, text } of changes) {
    if (change === 'same' && (text.trim() !== '' || (pending.removed === '' && pending.added === ''))) {
      flush()
      push('same', text)
    } else if (change === 'same') pending.gap += text
    else {
      pending.removed += pending.gap
      pending.added += pending.gap
      pending.gap = ''
      pending[change] += text
    }
  }
  flush()
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
