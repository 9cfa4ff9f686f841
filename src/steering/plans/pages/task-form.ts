import { findUnitOptions } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { describedBy, field, fieldId } from '../../../kernel/ui/index.ts'
import { deadlineKinds } from '../plan.ts'
import type { PlanHead } from '../get-plan.ts'
import { findAreas } from '../plan-queries.ts'
import { p } from './texts.ts'

export type TaskValues = {
  areaId: string | null
  number: string
  text: string
  note: string
  leadUnitIds: string[]
  coordinateUnitIds: string[]
  outputs: string
  deadlineText: string
  deadlineKind: string
  deadlineExclusive: boolean
  dueDates: string[]
  budgetVND: number | null
}

export const noTask: TaskValues = {
  areaId: null,
  number: '',
  text: '',
  note: '',
  leadUnitIds: [],
  coordinateUnitIds: [],
  outputs: '',
  deadlineText: '',
  deadlineKind: 'by-date',
  deadlineExclusive: false,
  dueDates: [],
  budgetVND: null,
}

type Form = { name: string; problem: FormProblem | undefined; values: TaskValues }

const listOf = ({ problem, name }: Form, fieldName: string, current: readonly string[]): readonly string[] => {
  if (problem?.action !== name) return current
  const value = problem.values[fieldName]
  return value === undefined ? [] : [value].flat()
}

const line = (it: Form, fieldName: string, current: string) => ({
  name: fieldName,
  value: typed(it.problem, it.name, fieldName, current),
  error: errorOf(it.problem, it.name, fieldName),
})

const fewUnits = 12

const unitSelect = (
  it: Form,
  fieldName: 'leadUnitIds' | 'coordinateUnitIds',
  label: Parameters<typeof p>[0],
  options: readonly ui.Option[],
): ui.Html => {
  const chosen = new Set(listOf(it, fieldName, it.values[fieldName]))
  const props = {
    name: fieldName,
    label: p(label),
    optional: true,
    hint: p('plans.units_hint'),
    error: errorOf(it.problem, it.name, fieldName),
  }
  // A commune's few units are ticked; a province's many are chosen from a list, several with Ctrl.
  if (options.length <= fewUnits)
    return ui.checkboxes({ ...props, hint: undefined, choices: options, values: [...chosen] })
  return field({
    ...props,
    control: html`<select${ui.attrs({ class: 'input', multiple: true, size: 8, id: fieldId(props), name: fieldName, ...describedBy(props) })}>
      ${options.map(({ value, text }) => html`<option${ui.attrs({ value, selected: chosen.has(value) })}>${text}</option>`)}
    </select>`,
  })
}

/** Boxes for the dates there are and a few more; a plan by the month has twelve. */
const dateBoxes = (it: Form): ui.Html => {
  const dates = listOf(it, 'dueDates', it.values.dueDates)
  const boxes = Math.max(4, dates.length + 1)
  return ui.fieldset({
    name: 'dueDates',
    label: p('plans.due_dates'),
    hint: p('plans.due_dates_hint'),
    error: errorOf(it.problem, it.name, 'dueDates'),
    children: ui.boxes(
      Array.from({ length: boxes }, (_, at) =>
        ui.dateInput({
          name: 'dueDates',
          id: at === 0 ? 'dueDates' : `dueDates-${at}`,
          label: (lang) => (lang === 'vi' ? `Ngày ${at + 1}` : `Date ${at + 1}`),
          labelHidden: true,
          value: dates[at] ?? '',
        }),
      ),
    ),
  })
}

/** Number, date and reason of the deciding document; asked for when the plan is in force. */
export const amendmentFields = (name: string, problem: FormProblem | undefined): ui.Html => {
  const it: Form = { name, problem, values: noTask }
  return ui.fieldset({
    name: 'amendment',
    label: p('plans.amendment'),
    hint: p('plans.amendment_hint'),
    children: [
      ui.textInput({ ...line(it, 'amendmentNumber', ''), label: p('plans.amendment_number'), width: 'medium' }),
      ui.dateInput({ ...line(it, 'amendmentDate', ''), label: p('plans.amendment_date') }),
      ui.textInput({ ...line(it, 'amendmentReason', ''), label: p('plans.amendment_reason') }),
    ],
  })
}

/** The fields of a task, filled with what it says or with what came back. */
export async function taskFieldset(context: SignedInContext, plan: PlanHead, it: Form): Promise<ui.Html[]> {
  const { values } = it
  const units = await findUnitOptions(context.db, { within: [plan.authority_path] })
  const areas = await findAreas(context.db, plan.id)
  return [
    ui.textarea({ ...line(it, 'text', values.text), label: p('plans.task'), rows: 3 }),
    ui.textInput({ ...line(it, 'number', values.number), label: p('plans.no'), width: 'short', optional: true }),
    ui.select({
      ...line(it, 'areaId', values.areaId ?? ''),
      label: p('plans.area'),
      optional: true,
      options: areas.map((area) => ({ value: area.id, text: area.name })),
    }),
    unitSelect(it, 'leadUnitIds', 'plans.lead', units),
    unitSelect(it, 'coordinateUnitIds', 'plans.coordinate', units),
    ui.textarea({
      ...line(it, 'outputs', values.outputs),
      label: p('plans.outputs'),
      hint: p('plans.outputs_hint'),
      optional: true,
      rows: 3,
    }),
    ui.select({
      ...line(it, 'deadlineKind', values.deadlineKind),
      label: p('plans.deadline_kind'),
      placeholder: false,
      options: deadlineKinds.map((kind) => ({ value: kind, text: p(`plans.kind_${kind}`) })),
    }),
    dateBoxes(it),
    ui.checkbox({
      name: 'deadlineExclusive',
      label: p('plans.exclusive'),
      checked: it.problem?.action === it.name ? it.problem.values.deadlineExclusive === 'on' : values.deadlineExclusive,
      value: 'on',
    }),
    ui.textInput({ ...line(it, 'deadlineText', values.deadlineText), label: p('plans.deadline_text'), optional: true }),
    ui.moneyInput({
      ...line(it, 'budgetVND', values.budgetVND?.toString() ?? ''),
      label: p('plans.budget'),
      optional: true,
    }),
    ui.textInput({ ...line(it, 'note', values.note), label: p('plans.note'), optional: true }),
  ]
}
