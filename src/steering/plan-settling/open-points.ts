// What a person still has to settle before a plan may bind anybody: doubts first, then names of units, then conflicts.
import { nameKey } from '../../foundation/organisation/index.ts'
import type { Doubt, Task } from '../plan-reading/index.ts'
import type { Draft, DraftTarget } from './draft.ts'
import type { Settling } from './step-change.ts'

export type OpenPoint =
  | { kind: 'missing'; field: 'title' | 'year' | 'tasks' }
  | { kind: 'document'; doubts: Doubt[] }
  | { kind: 'task'; index: number; doubts: Doubt[] }
  | { kind: 'target'; index: number; doubts: Doubt[] }
  | ({ kind: 'unit' } & PrintedUnit)
  | { kind: 'conflict'; targets: number[] }

export const pointKinds = ['missing', 'document', 'task', 'unit', 'target', 'conflict'] as const
export type PointKind = (typeof pointKinds)[number]

/**
 * Under this key a printed name is decided once for the whole plan: abbreviations written out, marks kept, since Tân Lập
 * and Tân Lạp are two places.
 */
export const unitKey = (printed: string): string => nameKey(printed).spelling

/** `index` counts the names in order of appearance; `tasks` are the tasks that print it. */
export type PrintedUnit = { index: number; key: string; printed: string; tasks: number[] }

/** Every name of a unit or post that the tasks print, with the tasks that print it, in order of appearance. */
export function printedUnits(draft: Pick<Draft, 'tasks'>): PrintedUnit[] {
  const found = new Map<string, PrintedUnit>()
  // A plan prints few names, many times each.
  const keys = new Map<string, string>()
  const keyOf = (printed: string): string => {
    const key = keys.get(printed) ?? unitKey(printed)
    keys.set(printed, key)
    return key
  }
  for (const [index, task] of draft.tasks.entries())
    for (const party of [...task.lead, ...task.coordinate]) {
      const key = keyOf(party.unit)
      const known = found.get(key)
      if (!known) found.set(key, { index: found.size, key, printed: party.unit, tasks: [index] })
      else if (known.tasks.at(-1) !== index) known.tasks.push(index)
    }
  return [...found.values()]
}

const isRival = (target: DraftTarget): boolean => target.binding !== false && Boolean(target.conflictWith?.length)

/** Groups of targets that contradict each other, directly or through a third, and of which more than one still binds. */
export function openConflicts(draft: Pick<Draft, 'targets'>): number[][] {
  const at = new Map(draft.targets.map((target, index) => [target.id, index]))
  const seen = new Set<number>()
  const reach = (index: number): number[] => {
    if (seen.has(index)) return []
    seen.add(index)
    const rivals = (draft.targets[index]!.conflictWith ?? [])
      .map((id) => at.get(id))
      .filter((rival) => rival !== undefined && isRival(draft.targets[rival]!)) as number[]
    return [index, ...rivals.flatMap(reach)]
  }
  return draft.targets
    .flatMap((target, index) => (isRival(target) && !seen.has(index) ? [reach(index)] : []))
    .filter((group) => group.length > 1)
    .map((group) => group.toSorted((a, b) => a - b))
}

/** That its value is contradicted elsewhere is settled with the conflict, not twice. */
export const ownDoubts = (target: DraftTarget): Doubt[] =>
  target.conflictWith?.length ? target.doubts.filter((doubt) => doubt.field !== 'value') : target.doubts

const doubtful = (kind: 'task' | 'target', doubtsOf: readonly (readonly Doubt[])[]): OpenPoint[] =>
  doubtsOf.flatMap((doubts, index) => (doubts.length ? [{ kind, index, doubts: [...doubts] }] : []))

function missing({ document, tasks }: Draft): OpenPoint[] {
  const fields = [!document.title && 'title', !document.year && 'year', !tasks.length && 'tasks'] as const
  return fields.filter((field) => field !== false).map((field) => ({ kind: 'missing', field }))
}

/** In the order in which they are best settled: an area or a unit corrected early spares work later. */
export function openPoints({ draft, choices }: Settling): OpenPoint[] {
  const { document } = draft
  return [
    ...missing(draft),
    ...(document.doubts.length ? [{ kind: 'document', doubts: document.doubts } as const] : []),
    ...doubtful(
      'task',
      draft.tasks.map((task: Task) => task.doubts),
    ),
    ...printedUnits(draft)
      .filter(({ key }) => !choices.has(key))
      .map((unit): OpenPoint => ({ kind: 'unit', ...unit })),
    ...doubtful('target', draft.targets.map(ownDoubts)),
    ...openConflicts(draft).map((targets): OpenPoint => ({ kind: 'conflict', targets })),
  ]
}
