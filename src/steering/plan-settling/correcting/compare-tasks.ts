// What a corrected version changes, task by task. Tasks are known again by their words, then by most of their words;
// numbers move when a row is put in between, so a number only helps to choose between two that are equally like.
import { fold } from '../../../kernel/text/vietnamese.ts'
import type { SettledParty, SettledPlan, SettledTask } from '../../plans/index.ts'

export const comparedFields = [
  'number',
  'text',
  'area',
  'goal',
  'lead',
  'coordinate',
  'outputs',
  'deadline',
  'quantity',
  'budget',
  'note',
] as const
export type ComparedField = (typeof comparedFields)[number]

export type FieldDifference = { field: ComparedField; before: string; after: string }

/** `index`: the task's place in the new version. */
export type TaskDifference =
  | { kind: 'added'; index: number; task: SettledTask }
  | { kind: 'dropped'; id: string; task: SettledTask }
  | { kind: 'changed'; index: number; id: string; task: SettledTask; fields: FieldDifference[] }

export type PlanVersion = Pick<SettledPlan, 'tasks' | 'areas' | 'goals'>

/** Under this name a difference is ticked. */
export const differenceKey = (difference: TaskDifference): string =>
  difference.kind === 'added' ? `n${difference.index}` : difference.id

const printed = (parties: readonly SettledParty[]): string => parties.map((party) => party.printed).join('; ')

const words = ({ areas, goals }: PlanVersion, task: SettledTask): Record<ComparedField, string> => ({
  number: task.number,
  text: task.text,
  area: task.area === null ? '' : (areas[task.area]?.name ?? ''),
  goal: task.goal === null ? '' : (goals[task.goal]?.text ?? ''),
  lead: printed(task.lead),
  coordinate: printed(task.coordinate),
  outputs: task.outputs.join('; '),
  deadline: [task.deadline.text, task.deadline.dueDates.join(', ')].filter(Boolean).join(' → '),
  quantity: task.quantity ? `${task.quantity.value} ${task.quantity.unit ?? ''}`.trim() : '',
  budget: task.budgetVND === null ? '' : String(task.budgetVND),
  note: task.note,
})

// Spaces and letters of another size are how it was typed, not what it says.
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

function fieldDifferences(
  old: PlanVersion,
  before: SettledTask,
  next: PlanVersion,
  after: SettledTask,
): FieldDifference[] {
  const [a, b] = [words(old, before), words(next, after)]
  return comparedFields
    .filter((field) => plain(a[field]) !== plain(b[field]))
    .map((field) => ({ field, before: a[field], after: b[field] }))
}

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

/** Which task of the old version is which of the new one. */
export function pairTasks(before: readonly SettledTask[], after: readonly SettledTask[]): Pair[] {
  const pairs: Pair[] = []
  const taken = { before: new Set<number>(), after: new Set<number>() }
  const pair = (one: Pair): void => {
    pairs.push(one)
    taken.before.add(one.before)
    taken.after.add(one.after)
  }
  const byText = Map.groupBy(before.keys(), (index) => fold(before[index]!.text))
  for (const [index, task] of after.entries()) {
    const same = (byText.get(fold(task.text)) ?? []).filter((one) => !taken.before.has(one))
    const best = same.find((one) => before[one]!.number === task.number) ?? same[0]
    if (best !== undefined) pair({ before: best, after: index })
  }
  const rest = (tasks: readonly SettledTask[], side: 'before' | 'after') =>
    tasks.flatMap((task, index) =>
      taken[side].has(index) ? [] : [{ index, number: task.number, words: fold(task.text).split(' ') }],
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

/** In the order of the new version, what was dropped last. `ids` are those of the old tasks. */
export function compareTasks(old: PlanVersion, ids: readonly string[], next: PlanVersion): TaskDifference[] {
  const pairs = pairTasks(old.tasks, next.tasks)
  const beforeOf = new Map(pairs.map(({ before, after }) => [after, before]))
  const kept = new Set(pairs.map(({ before }) => before))
  const changed = next.tasks.flatMap((task, index): TaskDifference[] => {
    const before = beforeOf.get(index)
    if (before === undefined) return [{ kind: 'added', index, task }]
    const fields = fieldDifferences(old, old.tasks[before]!, next, task)
    return fields.length ? [{ kind: 'changed', index, id: ids[before]!, task, fields }] : []
  })
  const dropped = old.tasks.flatMap((task, index): TaskDifference[] =>
    kept.has(index) ? [] : [{ kind: 'dropped', id: ids[index]!, task }],
  )
  return [...changed, ...dropped]
}
