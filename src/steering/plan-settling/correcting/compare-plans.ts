// What a corrected version of a plan changes in its tasks and targets. Words and figures stand as a plan prints them.
import { formatDate } from '../../../kernel/text/dates.ts'
import { formatMoney, formatNumber } from '../../../kernel/text/numbers.ts'
import type { Comparator, SettledParty, SettledPlan, SettledTarget, SettledTask } from '../../plans/index.ts'
import { isoDay } from '../iso-date.ts'
import { compareItems, type Difference } from './compare-items.ts'

export type PlanVersion = Pick<SettledPlan, 'tasks' | 'targets' | 'areas' | 'goals'>

const printed = (parties: readonly SettledParty[]): string => parties.map((party) => party.printed).join('; ')

const dayText = (text: string): string => {
  const day = isoDay(text)
  return day ? formatDate(day, 'vi') : text
}

const figure = (value: number | null): string => (value === null ? '' : formatNumber(value, 'vi'))

const areaName = ({ areas }: PlanVersion, area: number | null): string =>
  area === null ? '' : (areas[area]?.name ?? '')

/** The printed words and the days they mean, unless they are the same. */
const deadlineOf = ({ deadline: { text, dueDates } }: SettledTask): string =>
  [...new Set([text, dueDates.map(dayText).join(', ')])].filter(Boolean).join(' → ')

const taskWords = (plan: PlanVersion) => (task: SettledTask) => ({
  number: task.number,
  text: task.text,
  area: areaName(plan, task.area),
  goal: task.goal === null ? '' : (plan.goals[task.goal]?.text ?? ''),
  lead: printed(task.lead),
  coordinate: printed(task.coordinate),
  outputs: task.outputs.join('; '),
  deadline: deadlineOf(task),
  quantity: task.quantity ? `${figure(task.quantity.value)} ${task.quantity.unit ?? ''}`.trim() : '',
  budget: task.budgetVND === null ? '' : formatMoney(task.budgetVND, 'vi'),
  note: task.note,
})

const signs: Record<Comparator, string> = {
  '=': '',
  '>=': '≥',
  '>': '>',
  '<=': '≤',
  '<': '<',
  'rank<=': '≤',
  between: '',
  'by-date': '≤',
  increase: '+',
  decrease: '−',
  qualitative: '',
}

const goalOf = ({ comparator, value, valueTo, dueOn, unit }: SettledTarget): string => {
  const ends = [figure(value), figure(valueTo)].filter(Boolean).join(' – ')
  return [signs[comparator], dueOn ? dayText(dueOn) : ends, ends && unit].filter(Boolean).join(' ')
}

const targetWords = (plan: PlanVersion) => (target: SettledTarget) => ({
  target_text: target.text,
  area: areaName(plan, target.area),
  target_value: goalOf(target),
  target_scope: target.scope,
  target_binds: target.binding ? 'có' : 'không',
})

export type TaskField = keyof ReturnType<ReturnType<typeof taskWords>>
export type TargetField = keyof ReturnType<ReturnType<typeof targetWords>>

export type PlanDifference =
  | ({ what: 'task' } & Difference<SettledTask, TaskField>)
  | ({ what: 'target' } & Difference<SettledTarget, TargetField>)

type Ids = { taskIds: readonly string[]; targetIds: readonly string[] }

/** Tasks first; of both what is new or changed in the order of the new version, then what is dropped. */
export function comparePlans(old: PlanVersion, { taskIds, targetIds }: Ids, next: PlanVersion): PlanDifference[] {
  const tasks = compareItems({ items: old.tasks, words: taskWords(old) }, taskIds, {
    items: next.tasks,
    words: taskWords(next),
  })
  const targets = compareItems({ items: old.targets, words: targetWords(old) }, targetIds, {
    items: next.targets,
    words: targetWords(next),
  })
  return [
    ...tasks.map((one) => ({ what: 'task' as const, ...one })),
    ...targets.map((one) => ({ what: 'target' as const, ...one })),
  ]
}

/** Under this name a difference is ticked. */
export const differenceKey = (one: PlanDifference): string =>
  one.kind === 'added' ? `${one.what === 'task' ? 'n' : 't'}${one.index}` : one.id
