// The fields of a task, each as the form shows it.
import { formatDate } from '../../../kernel/text/dates.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { formatMoney, formatNumber } from '../../../kernel/text/numbers.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Deadline, Task } from '../../plan-reading/index.ts'
import { areaKeys, areaNames, deadlineKindName, deadlineKinds } from '../../plans/index.ts'
import { isoDay } from '../iso-date.ts'
import { offerText } from '../settling/doubt-choice.ts'
import { rhythms, tiers, type TaskFieldName } from '../settling/task-fields.ts'
import { numberOf } from '../settling/typed-task.ts'
import type { FormState } from './form-values.ts'
import { i } from './item-texts.ts'

const dayText =
  (day: string): Text =>
  (lang) => {
    const date = isoDay(day)
    return date ? formatDate(date, lang) : day
  }

const joined =
  (texts: readonly Text[], between: string): Text =>
  (lang) =>
    texts.map((text) => inLanguage(text, lang)).join(between)

const days = (dueDates: readonly string[]): Text => {
  const shown = dueDates.slice(0, 4).map(dayText)
  return joined(dueDates.length > 4 ? [...shown, '…'] : shown, '; ')
}

/** The printed words with their days beneath; words without days speak for themselves. */
export const deadlineCell = ({ text, kind, dueDates }: Deadline): ui.Content =>
  html`${text || deadlineKindName(kind)}${
    dueDates.length > 0 && html`<br /><span class="muted">${days(dueDates)}</span>`
  }`

/** The printed words, and the kind and days they were understood as. */
export const deadlineText = (deadline: Pick<Deadline, 'text' | 'kind' | 'dueDates'>): Text =>
  i('settling.offer_deadline', {
    text: deadline.text || '—',
    kind: deadlineKindName(deadline.kind),
    dates: deadline.dueDates.length ? joined([': ', days(deadline.dueDates)], '') : '',
  })

/** What a field could be instead, in words. */
export const offerWords = (offer: unknown): Text =>
  typeof offer === 'object' && offer !== null && 'dueDates' in offer
    ? deadlineText(offer as Task['deadline'])
    : offerText(offer)

export const levelsText = (levels: Task['levels']): Text =>
  joined(
    tiers.filter((tier) => levels?.[tier]).map((tier) => i(`settling.level_${tier}`)),
    ', ',
  )

/** What was read, in one line. */
export const readText: Record<TaskFieldName, (task: Task) => Text> = {
  area: (task) => task.area ?? '',
  goal: (task) => task.goal ?? '',
  no: numberOf,
  text: (task) => task.text,
  lead: (task) => task.lead.map(({ unit }) => unit).join('; '),
  coordinate: (task) => task.coordinate.map(({ unit }) => unit).join('; '),
  outputs: (task) => task.outputs.join('; '),
  deadline: (task) => deadlineText(task.deadline),
  budget:
    ({ budgetVND }) =>
    (lang) =>
      budgetVND === null ? '' : formatMoney(budgetVND, lang),
  quantity:
    ({ quantity }) =>
    (lang) =>
      quantity ? `${formatNumber(quantity.value, lang)} ${quantity.unit ?? ''}`.trim() : '',
  levels: (task) => levelsText(task.levels),
  note: (task) => task.note,
}

const names = (parties: Task['lead']): string => parties.map(({ unit }) => unit).join('\n')

const rowsFor = (text: string, least = 1): number => Math.min(8, Math.max(least, text.split('\n').length))

const area = (task: Task, form: FormState): ui.Content => [
  ui.textInput({
    name: 'area',
    label: i('settling.area'),
    value: form.value('area', task.area),
    error: form.error('area'),
  }),
  ui.select({
    name: 'areaKey',
    label: i('settling.area_key'),
    placeholder: i('settling.area_none'),
    options: areaKeys.map((key) => ({ value: key, text: areaNames[key] })),
    value: form.value('areaKey', task.areaKey),
    error: form.error('areaKey'),
  }),
]

const lines = (name: 'lead' | 'coordinate' | 'outputs', current: string, form: FormState): ui.Html => {
  const value = form.value(name, current)
  return ui.textarea({
    name,
    label: i(`settling.${name}_lines`),
    value,
    rows: rowsFor(value, name === 'outputs' ? 1 : 2),
    error: form.error(name),
  })
}

const deadline = ({ deadline: read }: Task, form: FormState): ui.Content => {
  const dates = form.value('dueDates', read.dueDates.map((day) => inLanguage(dayText(day), 'vi')).join('\n'))
  const kind = form.value('deadlineKind', read.kind)
  return html`${ui.textInput({
    name: 'deadlineText',
    label: i('settling.deadline_text'),
    hint: i('settling.deadline_text_hint'),
    value: form.value('deadlineText', read.text),
    error: form.error('deadlineText'),
  })}
  ${ui.fieldRow([
    ui.select({
      name: 'deadlineKind',
      label: i('settling.deadline_kind'),
      placeholder: false,
      options: deadlineKinds.map((each) => ({ value: each, text: deadlineKindName(each) })),
      value: kind,
      error: form.error('deadlineKind'),
    }),
    ui.textarea({
      name: 'dueDates',
      label: i('settling.due_dates'),
      value: dates,
      rows: rowsFor(dates),
      error: form.error('dueDates'),
    }),
  ])}
  ${ui.checkbox({
    name: 'exclusive',
    label: i('settling.exclusive'),
    checked: form.checked('exclusive', read.exclusive ?? false),
  })}
  ${ui.disclosure({
    summary: i('settling.more_of_deadline'),
    open: kind === 'recurring' || kind === 'per-instruction',
    children: ui.fieldRow([
      ui.select({
        name: 'every',
        label: i('settling.every'),
        placeholder: '—',
        options: rhythms.map((every) => ({ value: every, text: i(`settling.every_${every}`) })),
        value: form.value('every', read.every),
        error: form.error('every'),
      }),
      ui.textInput({
        name: 'basis',
        label: i('settling.basis'),
        value: form.value('basis', read.basis),
        error: form.error('basis'),
      }),
    ]),
  })}`
}

const quantity = (task: Task, form: FormState): ui.Content => [
  ui.numberInput({
    name: 'quantity',
    label: i('settling.quantity'),
    value: form.value('quantity', task.quantity ? formatNumber(task.quantity.value, 'vi') : ''),
    error: form.error('quantity'),
  }),
  ui.textInput({
    name: 'quantityUnit',
    label: i('settling.quantity_unit'),
    width: 'medium',
    value: form.value('quantityUnit', task.quantity?.unit),
    error: form.error('quantityUnit'),
  }),
]

const text = (name: 'text' | 'goal' | 'note', rows: number) => (task: Task, form: FormState) =>
  ui.textarea({
    name,
    label: i(`settling.${name}`),
    rows,
    value: form.value(name, task[name]),
    error: form.error(name),
  })

/** The inputs of each field. Nothing but the words of a task must be there, so nothing is marked as optional. */
export const taskInputs: Record<TaskFieldName, (task: Task, form: FormState) => ui.Content> = {
  area,
  goal: text('goal', 2),
  no: (task, form) =>
    ui.textInput({
      name: 'no',
      label: i('settling.no'),
      width: 'short',
      value: form.value('no', numberOf(task)),
      error: form.error('no'),
    }),
  text: text('text', 3),
  lead: (task, form) => lines('lead', names(task.lead), form),
  coordinate: (task, form) => lines('coordinate', names(task.coordinate), form),
  outputs: (task, form) => lines('outputs', task.outputs.join('\n'), form),
  deadline,
  budget: (task, form) =>
    ui.moneyInput({
      name: 'budgetVND',
      label: i('settling.budget_vnd'),
      value: form.value('budgetVND', task.budgetVND === null ? '' : formatNumber(task.budgetVND, 'vi')),
      error: form.error('budgetVND'),
    }),
  quantity,
  levels: (task, form) =>
    ui.checkboxes({
      name: 'levels',
      label: i('settling.levels'),
      inline: true,
      choices: tiers.map((tier) => ({ value: tier, text: i(`settling.level_${tier}`) })),
      values: form.values(
        'levels',
        tiers.filter((tier) => task.levels?.[tier]),
      ),
    }),
  note: text('note', 2),
}

// Fields that stand beside each other where there is room.
const rows: readonly (readonly TaskFieldName[])[] = [
  ['text'],
  ['lead', 'coordinate'],
  ['outputs'],
  ['deadline'],
  ['budget', 'quantity'],
  ['no', 'area'],
  ['goal'],
  ['levels'],
  ['note'],
]

/** All fields but some, row by row. */
export const taskInputsExcept = (task: Task, form: FormState, left: ReadonlySet<string>): ui.Content =>
  rows
    .map((row) => row.filter((field) => !left.has(field)))
    .filter((row) => row.length > 0)
    .map((row) => {
      const inputs = row.map((field) => taskInputs[field](task, form))
      return ['text', 'deadline', 'levels'].includes(row[0]!) ? inputs : ui.fieldRow(inputs)
    })

/** The names that the inputs of a field send, for finding the one that is wrong. */
const sentBy: Partial<Record<TaskFieldName, readonly string[]>> = {
  area: ['area', 'areaKey'],
  deadline: ['deadlineText', 'deadlineKind', 'dueDates', 'exclusive', 'every', 'basis'],
  budget: ['budgetVND'],
  quantity: ['quantity', 'quantityUnit'],
}

export const isWrong = (form: FormState, field: TaskFieldName): boolean =>
  (sentBy[field] ?? [field]).some((name) => form.error(name) !== undefined)

export const fieldLabel = (field: TaskFieldName): Text =>
  field === 'budget' ? i('settling.budget_vnd') : i(`settling.${field}`)
