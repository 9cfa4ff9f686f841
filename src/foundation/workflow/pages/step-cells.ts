// The fields of one step on the page where a process is edited. Every field carries the step's place in its name, and its
// label says which step it is of, for those who hear it alone.
import type { FormValues } from '../../../kernel/http/read-form.ts'
import type { FieldErrors } from '../../../kernel/ui/index.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { conditionFields } from '../../../kernel/conditions/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { delegableRoles, roleName } from '../../organisation/index.ts'
import { factNames, type CaseKind } from '../definition/case-kind.ts'
import type { DecisionStep, Step, unitRules, WorkStep } from '../definition/definition.ts'
import { t } from '../page-texts.ts'
import { outcomes, outcomeText, stepName } from '../step-words.ts'

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

/** Labels are shown short and read out with the number of the step. */
const ofStep =
  (step: number): Text =>
  (lang) =>
    `(${inLanguage(t('workflow.about_step', { number: step + 1 }), lang)})`

const labelOf =
  (label: Text, step: number): Text =>
  (lang) =>
    `${inLanguage(label, lang)} ${inLanguage(ofStep(step), lang)}`

const hidden = (name: string, value: string): ui.Html => html`<input type="hidden" name="${name}" value="${value}" />`

function targetSelect({ steps }: CellContext, name: string, step: number, to: string, label: Text): ui.Html {
  const options: ui.Option[] = steps.map((one, place) => ({
    value: one.key,
    text: (lang) => `${place + 1}. ${inLanguage(stepName(one), lang)}`,
  }))
  const lost = to && !steps.some((one) => one.key === to) ? [{ value: to, text: `? ${to}` }] : []
  return ui.select({ name, label, about: ofStep(step), value: to, options: [...options, ...lost] })
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
        label: t('workflow.action'),
        about: ofStep(step),
        value: action.name,
        maxlength: 300,
      }),
      targetSelect(context, `${name}.to`, step, action.to, t('workflow.to')),
      ui.select({
        name: `${name}.effect`,
        label: t('workflow.effect'),
        about: ofStep(step),
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
      label: labelOf(t('workflow.when'), step),
      formula: branch.when,
      names: factNames(),
      list: factsList,
    }),
    ui.cellFields([
      targetSelect(context, `${at(step)}.b${way}.to`, step, branch.to, t('workflow.to')),
      removeWay(step, way),
    ]),
  ]),
  targetSelect(context, `${at(step)}.otherwise`, step, decision.otherwise, t('workflow.otherwise')),
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
        label: t('workflow.outcome'),
        about: ofStep(place),
        value: step.outcome,
        options: outcomes.map((value) => ({ value, text: outcomeText(value) })),
      })
  }
}

/** What it is called and, of work, who does it where and until when. */
export const stepFields = (context: CellContext, step: Step, place: number): ui.Content => [
  hidden(`${at(place)}.key`, step.key),
  hidden(`${at(place)}.kind`, step.kind),
  ui.textInput({
    name: `${at(place)}.name`,
    label: t('workflow.step'),
    about: ofStep(place),
    value: step.name,
    maxlength: 300,
  }),
  step.kind === 'work' && [
    ui.fieldRow(whoFields(context, step, place)),
    ui.fieldRow(timeFields(context, step, place)),
    timers(context, step, place),
  ],
]

function whoFields({ units }: CellContext, step: WorkStep, place: number): ui.Content {
  const rules = (group: readonly (typeof unitRules)[number][]) =>
    group.map((value) => ({ value, text: t(`workflow.unit_${value}`) }))
  return [
    ui.select({
      name: `${at(place)}.role`,
      label: t('workflow.role'),
      about: ofStep(place),
      value: step.role,
      options: delegableRoles.map((role) => ({ value: role, text: roleName(role) })),
    }),
    ui.select({
      name: `${at(place)}.unit`,
      label: t('workflow.unit'),
      about: ofStep(place),
      placeholder: false,
      value: step.unit.rule === 'named' ? `named:${step.unit.unitId}` : step.unit.rule,
      options: [
        { label: t('workflow.unit_rules'), options: rules(['reception', 'competent', 'same']) },
        { label: t('workflow.unit_elsewhere'), options: rules(['upper', 'address', 'back']) },
        {
          label: t('workflow.unit_named'),
          options: units.map(({ value, text }) => ({ value: `named:${value}`, text })),
        },
      ],
    }),
  ]
}

/** What was typed and is no number comes back as it was typed. */
const typedIn = ({ values }: CellContext, name: string, current: string): string => {
  const value = values?.[name]
  return typeof value === 'string' ? value : current
}

const asTyped = (amount: number): string => String(amount).replace('.', ',')

function timeFields(context: CellContext, { time }: WorkStep, place: number): ui.Content {
  const prefix = at(place)
  const counted = time !== null && time !== 'not_counted'
  const units = ['working_day', 'working_hour', 'not_counted'] as const
  return [
    ui.numberInput({
      name: `${prefix}.amount`,
      label: t('workflow.time'),
      about: ofStep(place),
      value: typedIn(context, `${prefix}.amount`, counted ? asTyped(time.amount) : ''),
      error: context.errors?.[`${prefix}.amount`],
    }),
    ui.select({
      name: `${prefix}.timeUnit`,
      label: t('workflow.time_unit'),
      about: ofStep(place),
      placeholder: false,
      value: counted ? time.unit : time === 'not_counted' ? time : 'working_day',
      options: units.map((value) => ({ value, text: t(`workflow.time_${value}`) })),
    }),
  ]
}

const timers = (context: CellContext, step: WorkStep, place: number): ui.Html => {
  const prefix = at(place)
  const { remindHours, escalate } = step
  return ui.fieldRow([
    ui.numberInput({
      name: `${prefix}.remind`,
      label: t('workflow.remind'),
      about: ofStep(place),
      optional: true,
      value: typedIn(context, `${prefix}.remind`, remindHours === undefined ? '' : asTyped(remindHours)),
      error: context.errors?.[`${prefix}.remind`],
    }),
    ui.checkbox({ name: `${prefix}.escalate`, label: t('workflow.escalate'), checked: escalate === true }),
  ])
}
