// Where a case that runs in one version would stand in another, as a pure rule: each open step must be there under its
// key, and it must stand inside the same forks, so that every join still waits for whom it waited.
import { waysOf, type Definition } from '../definition/definition.ts'
import type { RunState } from '../engine/advance.ts'

export type MovePlan =
  | { can: true; standing: { key: string; name: string }[] }
  | { can: false; why: 'gone'; step: string }
  | { can: false; why: 'parallel' }

/** The forks around each step, from the outside in, of a process that was checked. */
function forksAround({ steps }: Definition): Map<string, readonly string[]> {
  const byKey = new Map(steps.map((step) => [step.key, step]))
  const around = new Map<string, readonly string[]>()
  const queue: [string, readonly string[]][] = [[steps[0]?.key ?? '', []]]
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [key, outside] = next
    const step = byKey.get(key)
    if (!step || around.has(key)) continue
    const here = step.kind === 'join' ? outside.slice(0, -1) : outside
    around.set(key, here)
    const inside = step.kind === 'fork' ? [...here, key] : here
    for (const { to } of waysOf(step)) queue.push([to, inside])
  }
  return around
}

const branches = ({ steps }: Definition, key: string): string => {
  const fork = steps.find((step) => step.key === key)
  return fork?.kind === 'fork' ? fork.to.toSorted().join('\n') : ''
}

export function planMove(from: Definition, to: Definition, state: RunState): MovePlan {
  const names = new Map(to.steps.filter((step) => step.kind === 'work').map((step) => [step.key, step.name]))
  const gone = state.tokens.find(({ at }) => !names.has(at))
  if (gone) return { can: false, why: 'gone', step: from.steps.find(({ key }) => key === gone.at)?.name ?? gone.at }
  const [before, after] = [forksAround(from), forksAround(to)]
  for (const { at } of state.tokens) {
    const [was, is] = [before.get(at) ?? [], after.get(at) ?? []]
    const alike =
      was.length === is.length &&
      was.every((fork, depth) => fork === is[depth] && branches(from, fork) === branches(to, fork))
    if (!alike) return { can: false, why: 'parallel' }
  }
  return { can: true, standing: state.tokens.map(({ at }) => ({ key: at, name: names.get(at)! })) }
}
