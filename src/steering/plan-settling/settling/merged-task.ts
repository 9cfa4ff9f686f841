import type { Deadline, Doubt, PartyRef, Task } from '../../plan-reading/index.ts'
import { unitKey } from '../open-points.ts'

const together = <Item>(a: readonly Item[], b: readonly Item[], keyOf: (item: Item) => string): Item[] => {
  const known = new Set(a.map(keyOf))
  return [...a, ...b.filter((item) => !known.has(keyOf(item)))]
}

const parties = (a: readonly PartyRef[], b: readonly PartyRef[]): PartyRef[] =>
  together(a, b, ({ unit }) => unitKey(unit))

const plus = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0)

/** A row cut in two has its deadline in one half; two deadlines that differ are for a person. */
function deadlineOf(a: Deadline, b: Deadline): { deadline: Deadline; doubts: Doubt[] } {
  if (b.kind === 'none' || a.text === b.text) return { deadline: a, doubts: [] }
  if (a.kind === 'none') return { deadline: b, doubts: [] }
  const reason = 'Hai dòng được gộp có thời hạn khác nhau.'
  return { deadline: a, doubts: [{ field: 'deadline', reason, choices: [a, b] }] }
}

/** Two rows that are one task: words one after the other, everything else together. */
export function mergedTask(a: Task, b: Task): Task {
  const { deadline, doubts } = deadlineOf(a.deadline, b.deadline)
  return {
    ...a,
    goal: a.goal ?? b.goal,
    text: [a.text, b.text].filter(Boolean).join('\n'),
    lead: parties(a.lead, b.lead),
    coordinate: parties(a.coordinate, b.coordinate),
    outputs: together(a.outputs, b.outputs, (text) => text),
    deadline,
    levels: a.levels || b.levels ? { ...a.levels, ...b.levels } : null,
    quantity: a.quantity ?? b.quantity,
    budgetVND: plus(a.budgetVND, b.budgetVND),
    note: [a.note, b.note].filter(Boolean).join('\n'),
    sourceLines: [...a.sourceLines, ...b.sourceLines],
    rawCells: [...a.rawCells, ...b.rawCells],
    doubts: [...a.doubts, ...b.doubts.filter((doubt) => doubt.field !== 'deadline'), ...doubts],
    places: { ...b.places, ...a.places },
  }
}
