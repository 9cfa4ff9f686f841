// What the plan promises to reach: from the body (target sections and numbers hidden in others) and from the rows of
// the annex.
import type { Section, Target, Task } from '../../understood-plan.ts'
import { annexSections } from '../annex-section.ts'
import { linkTargets } from './link-targets.ts'
import { readTargetSource } from './read-target-source.ts'
import { draftOf, type Draft, type TargetContext } from './target-draft.ts'
import { sectionSources, taskSources } from './target-sources.ts'
import { findValues } from './target-values.ts'
import type { TargetRow } from './target-tables.ts'

function quantityDrafts(tasks: Task[], context: TargetContext): Draft[] {
  const sectionOf = annexSections(tasks)
  return tasks.flatMap((task) => {
    if (task.quantity === null) return []
    const { value, unit, raw } = task.quantity
    const measured = task.goal !== null && !/\d/.test(task.goal)
    const text = measured ? `${task.text}: ${task.goal}` : task.text
    const source = { text, section: sectionOf(task), place: task.places.quantity, asked: true }
    const comparator = findValues(raw, true, context.year)[0]?.comparator ?? '='
    return [draftOf(source, context, text, { comparator, value, unit })]
  })
}

/** An index that the plan wants higher in several places is one target. */
const firstRise = (): ((draft: Draft) => boolean) => {
  const seen = new Set<string>()
  return (draft) => {
    if (draft.value !== null || draft.comparator !== 'increase' || draft.metricId === null) return true
    const known = seen.has(draft.metricId)
    seen.add(draft.metricId)
    return !known
  }
}

const rowDrafts = (rows: TargetRow[], context: TargetContext): Draft[] =>
  rows.map(({ text, value, scope, place }) => ({
    ...draftOf({ text, section: 'PL', place, asked: true }, context, text, {
      comparator: value.comparator,
      value: value.value,
      unit: value.unit,
    }),
    ...(scope !== null && { scope }),
  }))

/** `rows`: targets that stand in tables of their own. */
export function readTargets(
  sections: Section[],
  tasks: Task[],
  context: TargetContext,
  rows: TargetRow[] = [],
): Target[] {
  const sources = [...sectionSources(sections, context.year), ...taskSources(tasks)]
  const drafts = [
    ...sources.flatMap((source) => readTargetSource(source, context)),
    ...quantityDrafts(tasks, context),
    ...rowDrafts(rows, context),
  ].filter(firstRise())
  return linkTargets(drafts.map((draft, i) => ({ ...draft, id: `C${String(i + 1).padStart(2, '0')}` })))
}
