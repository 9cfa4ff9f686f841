// The cells of one step in the table where a process is edited. Every field carries the step's place in its name, and
// its label says which step it is of, for those who do not see the row.
import type { FormValues } from '../../../kernel/http/read-form.ts'
import type { FieldErrors } from '../../../kernel/ui/index.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { conditionFields } from '../../../kernel/conditions/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { delegableRoles, roleName } from '../../organisation/index.ts'
import { factNames, type CaseKind } from '../definition/case-kind.ts'
import type { DecisionStep, Step, WorkStep } from '../definition/definition.ts'
import { t } from '../page-texts.ts'
import { kindText, outcomes, outcomeText } from '../step-words.ts'

export type CellContext = {
  steps: readonly Step[]
  kind: CaseKind | undefined
  /** Units that a step may name. */
  units: readonly ui.Option[]
  /** What was typed and is wrong, when the form came back. */
  values?: FormValues
  errors?: FieldErrors
}

/** The id of the list of facts on the page. */
export const factsList = 'facts'

const at = (step: number): string => `s${step}`

/** A label of a field of a row: shown short, read out with the number of its step. */
const ofStep =
  (label: Text, step: number): Text =>
  (lang) =>
    `${inLanguage(label, lang)} (${inLanguage(t('workflow.about_step', { number: step + 1 }), lang)})`

const hidden = (name: string, value: string): ui.Html => html`<input type="hidden" name="${name}" value="${value}" />`

function targetSelect({ steps }: CellContext, name: string, step: number, to: string, label: Text): ui.Html {
  const options: ui.Option[] = steps.map((one, place) => ({
    value: one.key,
    // Forks and joins often have no name.
    text: one.name ? `${place + 1}. ${one.name}` : (lang) => `${place + 1}. ${inLanguage(kindText(one), lang)}`,
  }))
  const lost = to && !steps.some((one) => one.key === to) ? [{ value: to, text: `? ${to}` }] : []
  return ui.select({ name, label: ofStep(label, step), labelHidden: true, value: to, options: [...options, ...lost] })
}

const removeWay = (step: number, way: number): ui.Html =>
  ui.button({
    text: t('workflow.remove'),
    about: t('workflow.about_way', { way: way + 1, number: step + 1 }),
    kind: 'plain',
    small: true,
    name: 'op',
    value: `unway:${step}.${way}`,
  })

const addWay = (step: number): ui.Html =>
  ui.button({
    text: t('workflow.add_way'),
    about: t('workflow.about_step', { number: step + 1 }),
    kind: 'plain',
    small: true,
    name: 'op',
    value: `way:${step}`,
  })

function actionFields(context: CellContext, step: number, work: WorkStep): ui.Content {
  const { kind } = context
  const effects = (kind?.effects ?? []).map((value) => ({ value, text: kind?.effectNames?.[value] ?? value }))
  return work.actions.map((action, way) => {
    const name = `${at(step)}.a${way}`
    const known = effects.some(({ value }) => value === action.effect)
    const strange = action.effect && !known ? [{ value: action.effect, text: `? ${action.effect}` }] : []
    return ui.cellFields([
      hidden(`${name}.key`, action.key),
      ui.textInput({
        name: `${name}.name`,
        label: ofStep(t('workflow.action'), step),
        labelHidden: true,
        placeholder: t('workflow.action'),
        value: action.name,
        maxlength: 300,
      }),
      targetSelect(context, `${name}.to`, step, action.to, t('workflow.to')),
      ui.select({
        name: `${name}.effect`,
        label: ofStep(t('workflow.effect'), step),
        labelHidden: true,
        placeholder: t('workflow.no_effect'),
        value: action.effect ?? '',
        options: [...effects, ...strange],
      }),
      ui.checkbox({
        name: `${name}.note`,
        label: t('workflow.needs_note'),
        checked: action.needsNote === true,
      }),
      removeWay(step, way),
    ])
  })
}

/** By what they are called, and the names of those that have no other. */
const factsText =
  ({ facts, factNames: called = [] }: CaseKind): Text =>
  (lang) =>
    facts
      .map((fact) => called.find(({ name }) => name === fact)?.label ?? fact)
      .map((text) => inLanguage(text, lang))
      .join(', ')

const branchFields = (context: CellContext, step: number, decision: DecisionStep): ui.Content => [
  decision.branches.map((branch, way) => [
    conditionFields({
      name: `${at(step)}.b${way}.when`,
      label: ofStep(t('workflow.when'), step),
      formula: branch.when,
      names: factNames(),
      list: factsList,
    }),
    ui.cellFields([
      targetSelect(context, `${at(step)}.b${way}.to`, step, branch.to, t('workflow.to')),
      removeWay(step, way),
    ]),
  ]),
  ui.cellFields([
    html`<p>${t('workflow.otherwise')}</p>`,
    targetSelect(context, `${at(step)}.otherwise`, step, decision.otherwise, t('workflow.otherwise')),
  ]),
  context.kind && html`<p class="hint">${t('workflow.when_hint', { facts: factsText(context.kind) })}</p>`,
]

/** Where the step leads to, and by which choice. */
export function waysCell(context: CellContext, step: Step, place: number): ui.Content {
  switch (step.kind) {
    case 'work':
      return [actionFields(context, place, step), addWay(place)]
    case 'decision':
      return [branchFields(context, place, step), addWay(place)]
    case 'fork':
      return [
        step.to.map((to, way) =>
          ui.cellFields([
            targetSelect(context, `${at(place)}.t${way}.to`, place, to, t('workflow.to')),
            removeWay(place, way),
          ]),
        ),
        addWay(place),
      ]
    case 'join':
      return targetSelect(context, `${at(place)}.to`, place, step.to, t('workflow.to'))
    default:
      return ui.select({
        name: `${at(place)}.outcome`,
        label: ofStep(t('workflow.outcome'), place),
        labelHidden: true,
        value: step.outcome,
        options: outcomes.map((value) => ({ value, text: outcomeText(value) })),
      })
  }
}

export const nameCell = (context: CellContext, step: Step, place: number): ui.Content =>
  ui.cellFields([
    hidden(`${at(place)}.key`, step.key),
    hidden(`${at(place)}.kind`, step.kind),
    ui.textInput({
      name: `${at(place)}.name`,
      label: ofStep(t('workflow.step'), place),
      labelHidden: true,
      value: step.name,
      maxlength: 300,
    }),
    step.kind === 'work'
      ? whoFields(context, step, place)
      : html`<span class="muted">${t(`workflow.kind_${step.kind}`)}</span>`,
  ])

function whoFields({ units }: CellContext, step: WorkStep, place: number): ui.Content {
  const rules = (['reception', 'competent', 'same', 'upper', 'address'] as const).map((value) => ({
    value,
    text: t(`workflow.unit_${value}`),
  }))
  return [
    ui.select({
      name: `${at(place)}.role`,
      label: ofStep(t('workflow.role'), place),
      labelHidden: true,
      value: step.role,
      options: delegableRoles.map((role) => ({ value: role, text: roleName(role) })),
    }),
    ui.select({
      name: `${at(place)}.unit`,
      label: ofStep(t('workflow.unit'), place),
      labelHidden: true,
      placeholder: false,
      value: step.unit.rule === 'named' ? `named:${step.unit.unitId}` : step.unit.rule,
      options: [
        { label: t('workflow.unit_rules'), options: rules },
        {
          label: t('workflow.unit_named'),
          options: units.map(({ value, text }) => ({ value: `named:${value}`, text })),
        },
      ],
    }),
  ]
}

export function timeCell({ values, errors }: CellContext, step: Step, place: number): ui.Content {
  if (step.kind !== 'work') return ''
  const prefix = at(place)
  const { time } = step
  const typed = (name: string, current: string): string => {
    const value = values?.[name]
    return typeof value === 'string' ? value : current
  }
  const counted = time !== null && time !== 'not_counted'
  const units = ['working_day', 'working_hour', 'not_counted'] as const
  return ui.cellFields([
    ui.numberInput({
      name: `${prefix}.amount`,
      label: ofStep(t('workflow.time'), place),
      labelHidden: true,
      value: typed(`${prefix}.amount`, counted ? String(time.amount).replace('.', ',') : ''),
      ...(errors?.[`${prefix}.amount`] && { error: errors[`${prefix}.amount`]! }),
    }),
    ui.select({
      name: `${prefix}.timeUnit`,
      label: ofStep(t('workflow.time_unit'), place),
      labelHidden: true,
      placeholder: false,
      value: counted ? time.unit : time === 'not_counted' ? time : 'working_day',
      options: units.map((value) => ({ value, text: t(`workflow.time_${value}`) })),
    }),
    ui.disclosure({
      summary: t('workflow.timers'),
      open: step.remindHours !== undefined || step.escalate === true,
      children: [
        ui.numberInput({
          name: `${prefix}.remind`,
          label: t('workflow.remind'),
          value: typed(
            `${prefix}.remind`,
            step.remindHours === undefined ? '' : String(step.remindHours).replace('.', ','),
          ),
          ...(errors?.[`${prefix}.remind`] && { error: errors[`${prefix}.remind`]! }),
        }),
        ui.checkbox({ name: `${prefix}.escalate`, label: t('workflow.escalate'), checked: step.escalate === true }),
      ],
    }),
  ])
}
