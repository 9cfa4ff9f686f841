// How a step is said: its unit, its role, its time, where it leads.
import type { Lang, Text } from '../../kernel/text/language.ts'
import { conditionText } from '../../kernel/conditions/index.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { formatNumber } from '../../kernel/text/numbers.ts'
import { roleName, roles, type Role } from '../organisation/index.ts'
import { effectName, factNames } from './definition/case-kind.ts'
import {
  stepOf,
  waysOf,
  type Definition,
  type Step,
  type StepAction,
  type UnitRule,
  type WorkStep,
} from './definition/definition.ts'
import { t } from './page-texts.ts'

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

export const roleText = (role: string): Text => (isRole(role) ? roleName(role) : role)

/** @param names of the units that are named in the process, by id */
export function unitText(unit: UnitRule, names: ReadonlyMap<string, string> = new Map()): Text {
  if (unit.rule === 'named') return names.get(unit.unitId) ?? t('workflow.unit_named')
  return t(`workflow.unit_${unit.rule}`)
}

export function timeText(time: WorkStep['time']): Text {
  if (time === null) return '—'
  if (time === 'not_counted') return t('workflow.time_not_counted')
  const { amount, unit } = time
  return (lang) => `${formatNumber(amount, lang)} ${inLanguage(t(`workflow.time_${unit}`), lang)}`
}

export const kindText = (step: Step): Text => t(`workflow.kind_${step.kind}`)

/** Ends that were given no name of their own are called by their outcome, which is what tells them apart. */
export function stepName(step: Step): Text {
  const bare = !step.name || fold(step.name) === fold(inLanguage(t('workflow.kind_end'), 'vi'))
  if (step.kind === 'end' && bare) return outcomeText(step.outcome)
  return step.name || kindText(step)
}

/** “Nhắc trước hạn 4 giờ làm việc”, “Báo trưởng đơn vị khi quá hạn”. */
export const timerTexts = ({ remindHours, escalate }: WorkStep): Text[] => [
  ...(remindHours === undefined
    ? []
    : [(lang: Lang) => inLanguage(t('workflow.reminds', { hours: formatNumber(remindHours, lang) }), lang)]),
  ...(escalate ? [t('workflow.escalate')] : []),
]

const joined =
  (parts: readonly Text[], separator: string): Text =>
  (lang) =>
    parts.map((part) => inLanguage(part, lang)).join(separator)

/** What an action does to the case, and whether it wants a reason. */
const detailsOf = ({ effect, needsNote }: StepAction): Text[] => [
  ...(effect ? [effectName(effect)] : []),
  ...(needsNote ? [t('workflow.needs_note')] : []),
]

/** “Tiếp nhận → Phân công thụ lý”, one for each way; with what each action does when asked for. */
export function wayTexts(definition: Definition, step: Step, { details = false } = {}): Text[] {
  const names =
    step.kind === 'work'
      ? step.actions.map((action) => action.name)
      : step.kind === 'decision'
        ? [...step.branches.map((branch) => conditionText(branch.when, factNames())), t('workflow.otherwise')]
        : []
  return waysOf(step).map(({ to }, at): Text => {
    const found = stepOf(definition, to)
    const target = found ? stepName(found) : to
    const more = details && step.kind === 'work' ? detailsOf(step.actions[at]!) : []
    const way: Text = joined(
      [names[at] ?? '', '→', target].filter((part) => part !== ''),
      ' ',
    )
    return more.length ? (lang) => `${inLanguage(way, lang)} (${inLanguage(joined(more, '; '), lang)})` : way
  })
}

/** The ids of units that the process names. */
export const namedUnits = ({ steps }: Definition): string[] =>
  steps.flatMap((step) => (step.kind === 'work' && step.unit.rule === 'named' ? [step.unit.unitId] : []))

export const outcomes = ['done', 'refused', 'withdrawn'] as const

export function outcomeText(outcome: string): Text {
  const known = outcomes.find((one) => one === outcome)
  return known ? t(`workflow.outcome_${known}`) : outcome
}
