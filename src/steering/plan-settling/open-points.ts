// What a person still has to settle before a plan may bind anybody: doubts first, then names of units, then conflicts.
import { nameKey } from '../../foundation/organisation/index.ts'
import type { Doubt } from '../plan-reading/index.ts'
import type { Draft, DraftTarget } from './draft.ts'
import type { Settling } from './step-change.ts'

/** `index` is the place in the draft's list, `seq` and `id` stay the same whatever is added or dropped around it. */
export type OpenPoint =
  | { kind: 'missing'; index: number; field: 'title' | 'year' | 'tasks' }
  | { kind: 'document'; index: number; doubts: Doubt[] }
  | { kind: 'task'; index: number; seq: number; label: string; doubts: Doubt[] }
  | ({ kind: 'unit' } & PrintedUnit)
  | { kind: 'target'; index: number; id: string; label: string; doubts: Doubt[] }
  | { kind: 'conflict'; index: number; targets: DraftTarget[] }

export const pointKinds = ['missing', 'document', 'task', 'unit', 'target', 'conflict'] as const
export type PointKind = (typeof pointKinds)[number]

/**
 * Under this key a printed name is decided once for the whole plan: abbreviations written out, marks kept, since Tân Lập
 * and Tân Lạp are two places. NFC, as forms send it back.
 */
export const unitKey = (printed: string): string => nameKey(printed).spelling.normalize('NFC')

/** `index` counts the names in order of appearance; `tasks` are the numbers (seq) of the tasks that print it. */
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
  for (const task of draft.tasks)
    for (const party of [...task.lead, ...task.coordinate]) {
      const key = keyOf(party.unit)
      const known = found.get(key)
      if (!known) found.set(key, { index: found.size, key, printed: party.unit, tasks: [task.seq] })
      else if (known.tasks.at(-1) !== task.seq) known.tasks.push(task.seq)
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

function missing({ document, tasks }: Draft): OpenPoint[] {
  const fields = [!document.title && 'title', !document.year && 'year', !tasks.length && 'tasks'] as const
  return fields.filter((field) => field !== false).map((field, index) => ({ kind: 'missing', index, field }))
}

const doubtfulTasks = ({ tasks }: Draft): OpenPoint[] =>
  tasks.flatMap(({ seq, text, doubts }, index) =>
    doubts.length ? [{ kind: 'task', index, seq, label: text, doubts }] : [],
  )

const doubtfulTargets = ({ targets }: Draft): OpenPoint[] =>
  targets.flatMap((target, index) => {
    const doubts = ownDoubts(target)
    return doubts.length ? [{ kind: 'target', index, id: target.id, label: target.text, doubts }] : []
  })

const conflicts = (draft: Draft): OpenPoint[] =>
  openConflicts(draft).map((group) => ({
    kind: 'conflict',
    index: group[0]!,
    targets: group.map((index) => draft.targets[index]!),
  }))

/** In the order in which they are best settled: an area or a unit corrected early spares work later. */
export function openPoints({ draft, choices }: Settling): OpenPoint[] {
  const { doubts } = draft.document
  return [
    ...missing(draft),
    ...(doubts.length ? [{ kind: 'document', index: 0, doubts } as const] : []),
    ...doubtfulTasks(draft),
    ...printedUnits(draft)
      .filter(({ key }) => !choices.has(key))
      .map((unit): OpenPoint => ({ kind: 'unit', ...unit })),
    ...doubtfulTargets(draft),
    ...conflicts(draft),
  ]
}

export type Position = { kind: PointKind; index: number }

const rankOf = ({ kind, index }: Position): number => pointKinds.indexOf(kind) * 1_000_000 + index

/** The first open point at this place or behind it, else the first of all: the round goes on until nothing is open. */
export const nextPoint = (points: readonly OpenPoint[], from: Position): OpenPoint | undefined =>
  points.find((point) => rankOf(point) >= rankOf(from)) ?? points[0]

/** The neighbours of a place on the round, and how many there are. */
export function aroundPoint(points: readonly OpenPoint[], from: Position) {
  const at = points.findIndex((point) => rankOf(point) >= rankOf(from))
  const here = at >= 0 && rankOf(points[at]!) === rankOf(from)
  const behind = at < 0 ? points.length : at
  return { previous: points[behind - 1], next: points[here ? at + 1 : behind], at: here ? at : null }
}
