// The process as a graph of keys, for the questions that need no meaning: who is reached, who reaches an end, where one
// goes round, how long the longest way is.
import { minutesOf, waysOf, type Definition, type Step } from './definition.ts'

export type Graph = { steps: Map<string, Step>; next: Map<string, string[]>; start: string }

/** Ways to steps that do not exist are left out; of two steps with one key the first counts. */
export function graphOf({ steps }: Definition): Graph {
  const byKey = new Map(steps.toReversed().map((step) => [step.key, step]))
  const next = new Map(
    [...byKey].map(([key, step]) => [key, waysOf(step).flatMap(({ to }) => (byKey.has(to) ? [to] : []))]),
  )
  return { steps: byKey, next, start: steps[0]?.key ?? '' }
}

/** Everything that can be reached from these along the edges. */
export function reached(edges: ReadonlyMap<string, readonly string[]>, from: readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const key of seen) for (const to of edges.get(key) ?? []) seen.add(to)
  return seen
}

export function reversed(edges: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const back = new Map([...edges.keys()].map((key) => [key, [] as string[]]))
  for (const [from, list] of edges) for (const to of list) back.get(to)?.push(from)
  return back
}

/** Steps on a round that no person stops: the engine would go round for ever. */
export function roundsWithoutWork({ steps, next }: Graph): string[] {
  const passing = new Map(
    [...next]
      .filter(([key]) => steps.get(key)?.kind !== 'work')
      .map(([key, list]) => [key, list.filter((to) => steps.get(to)?.kind !== 'work')]),
  )
  return [...passing.keys()].filter((key) => reached(passing, passing.get(key)!).has(key))
}

export type LongWay = { minutes: number; keys: string[] }

/**
 * The longest way from the start that goes nowhere twice, in working minutes. Ways back (to a step that is being passed)
 * are left out, which finds every such way when loops are entered at one place; of parallel branches the longest counts.
 */
export function longestWay({ steps, next, start }: Graph, minutesPerDay: number): LongWay {
  const known = new Map<string, LongWay>()
  const passing = new Set<string>()
  const from = (key: string): LongWay => {
    const found = known.get(key)
    if (found) return found
    passing.add(key)
    let longest: LongWay = { minutes: 0, keys: [] }
    for (const to of next.get(key) ?? []) {
      if (passing.has(to)) continue
      const way = from(to)
      if (way.minutes > longest.minutes || !longest.keys.length) longest = way
    }
    passing.delete(key)
    const step = steps.get(key)
    const own = step?.kind === 'work' ? minutesOf(step.time, minutesPerDay) : 0
    const way = { minutes: own + longest.minutes, keys: [key, ...longest.keys] }
    known.set(key, way)
    return way
  }
  return steps.has(start) ? from(start) : { minutes: 0, keys: [] }
}
