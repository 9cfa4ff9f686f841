// How a step is said: its unit, its role, its time, where it leads.
import type { Text } from '../../kernel/text/language.ts'
import { conditionText } from '../../kernel/conditions/index.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { formatNumber } from '../../kernel/text/numbers.ts'
import { roleName, roles, type Role } from '../organisation/index.ts'
import { factNames } from './definition/case-kind.ts'
import { stepOf, waysOf, type Definition, type Step, type UnitRule, type WorkStep } from './definition/definition.ts'
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

/** “Tiếp nhận → Phân công thụ lý”, one for each way. */
export function wayTexts(definition: Definition, step: Step): Text[] {
  const names =
    step.kind === 'work'
      ? step.actions.map((action) => action.name)
      : step.kind === 'decision'
        ? [...step.branches.map((branch) => conditionText(branch.when, factNames())), t('workflow.otherwise')]
        : []
  return waysOf(step).map(({ to }, at): Text => {
    const target = stepOf(definition, to)?.name ?? to
    const name = names[at]
    return name === undefined ? `→ ${target}` : (lang) => `${inLanguage(name, lang)} → ${target}`
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
