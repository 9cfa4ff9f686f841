// What a person still has to settle before a plan may bind anybody: doubts first, then names of units, then conflicts.
import { fold } from '../../kernel/text/vietnamese.ts'
import type { Doubt, PartyRef } from '../plan-reading/index.ts'
import type { Draft } from './draft.ts'

export type OpenPoint =
  | { kind: 'task'; index: number; doubt: Doubt }
  | { kind: 'target'; index: number; doubt: Doubt }
  | { kind: 'document'; doubt: Doubt }
  | { kind: 'unit'; printed: string; key: string; tasks: number[] }
  | { kind: 'conflict'; targets: number[] }

/** Under this key a printed name is decided once for the whole plan. */
export const unitKey = (party: Pick<PartyRef, 'unit'>): string => fold(party.unit)

export type PrintedUnit = { key: string; printed: string; tasks: number[] }

/** Every name of a unit or post that the tasks print, with the tasks that print it, in order of appearance. */
export function printedUnits(draft: Pick<Draft, 'tasks'>): PrintedUnit[] {
  const found = new Map<string, PrintedUnit>()
  for (const [index, task] of draft.tasks.entries())
    for (const party of [...task.lead, ...task.coordinate]) {
      const key = unitKey(party)
      const known = found.get(key)
      if (!known) found.set(key, { key, printed: party.unit, tasks: [index] })
      else if (known.tasks.at(-1) !== index) known.tasks.push(index)
    }
  return [...found.values()]
}

/** Targets that contradict each other and of which more than one still binds; each group once. */
export function openConflicts(draft: Pick<Draft, 'targets'>): number[][] {
  const at = new Map(draft.targets.map((target, index) => [target.id, index]))
  const groups = new Map<string, number[]>()
  for (const [index, target] of draft.targets.entries()) {
    if (!target.conflictWith?.length || target.binding === false) continue
    const rivals = target.conflictWith
      .map((id) => at.get(id))
      .filter((rival) => rival !== undefined && draft.targets[rival]!.binding !== false) as number[]
    if (!rivals.length) continue
    const group = [index, ...rivals].toSorted((a, b) => a - b)
    groups.set(group.join(), group)
  }
  return [...groups.values()]
}

export function openPoints(draft: Draft, decidedUnits: ReadonlySet<string>): OpenPoint[] {
  return [
    ...draft.document.doubts.map((doubt): OpenPoint => ({ kind: 'document', doubt })),
    ...draft.tasks.flatMap((task, index) => task.doubts.map((doubt): OpenPoint => ({ kind: 'task', index, doubt }))),
    ...draft.targets.flatMap((target, index) =>
      target.doubts.map((doubt): OpenPoint => ({ kind: 'target', index, doubt })),
    ),
    ...printedUnits(draft)
      .filter(({ key }) => !decidedUnits.has(key))
      .map((unit): OpenPoint => ({ kind: 'unit', ...unit })),
    ...openConflicts(draft).map((targets): OpenPoint => ({ kind: 'conflict', targets })),
  ]
}
