// The boxes in which a condition is chosen: a few tests, all or any, and the formula for what is more. They are plain
// boxes with a shared list of suggestions, so that they do the same with and without script.
import type { Text } from '../text/language.ts'
import { inLanguage } from '../text/language.ts'
import { normalise } from '../text/vietnamese.ts'
import * as ui from '../ui/index.ts'
import { html } from '../ui/index.ts'
import { comparisons, conditionFormula, needsValue, type Comparison, type Condition, type Test } from './condition.ts'
import {
  conditionOf,
  conditionText,
  findName,
  isListIn,
  literalOf,
  valueText,
  type ConditionName,
} from './condition-words.ts'
import { t } from './texts.ts'

export const mostTests = 6

export type ConditionProps = {
  /** Of all boxes, and the name of the formula's own. */
  name: string
  label: Text
  formula: string | undefined
  names: readonly ConditionName[]
  /** The id of `conditionNames` on the page. */
  list: string
  error?: Text
}

/** Once on the page: what the boxes suggest. */
export const conditionNames = (id: string, names: readonly ConditionName[]): ui.Html =>
  html`<datalist id="${id}">${names.map(({ label }) => html`<option value="${label}"></option>`)}</datalist>`

const testBoxes = ({ name, label, names, list }: ConditionProps, test: Test | undefined, at: number): ui.Html => {
  const about = t('condition.nth', { label: (lang) => inLanguage(label, lang), at: at + 1 })
  const of =
    (part: Text): Text =>
    (lang) =>
      `${inLanguage(part, lang)} (${inLanguage(about, lang)})`
  const known = test && names.find((one) => one.name === test.name)
  return ui.fieldRow([
    ui.textInput({
      name: `${name}.${at}.name`,
      label: of(t('condition.name')),
      labelHidden: true,
      placeholder: t('condition.name'),
      value: test ? (known ? inLanguage(known.label, 'vi') : test.name) : '',
      list,
      autocomplete: 'off',
    }),
    ui.select({
      name: `${name}.${at}.is`,
      label: of(t('condition.is_what')),
      labelHidden: true,
      placeholder: false,
      value: test?.is ?? 'is',
      options: comparisons.map((value) => ({ value, text: t(`condition.${value}`) })),
    }),
    ui.textInput({
      name: `${name}.${at}.value`,
      label: of(t('condition.value')),
      labelHidden: true,
      placeholder: t('condition.value'),
      value: valueText(test?.value, known, 'vi'),
      autocomplete: 'off',
    }),
  ])
}

export function conditionFields(props: ConditionProps): ui.Html {
  const { name, label, formula = '', names, error } = props
  const condition = formula ? conditionOf(formula, names) : undefined
  const isMore = formula !== '' && (!condition || condition.tests.length > mostTests)
  const tests = isMore ? [] : (condition?.tests ?? [])
  const rows = Math.min(tests.length + 1, mostTests)
  return ui.fieldset({
    name: `${name}.tests`,
    label,
    children: [
      tests.length > 0 && html`<p>${conditionText(formula, names)}</p>`,
      !isMore && Array.from({ length: rows }, (_, at) => testBoxes(props, tests[at], at)),
      tests.length > 0 &&
        ui.select({
          name: `${name}.join`,
          label: t('condition.join'),
          placeholder: false,
          value: condition?.join ?? 'all',
          options: (['all', 'any'] as const).map((value) => ({ value, text: t(`condition.join_${value}`) })),
        }),
      html`<input type="hidden" name="${name}.was" value="${formula}" />`,
      ui.disclosure({
        summary: t('condition.formula'),
        open: isMore || error !== undefined,
        children: ui.textInput({
          name,
          label: (lang) => `${inLanguage(t('condition.formula_label'), lang)} (${inLanguage(label, lang)})`,
          labelHidden: true,
          value: formula,
          error,
          code: true,
          optional: true,
          autocomplete: 'off',
        }),
      }),
    ],
  })
}

type Sent = Readonly<Record<string, unknown>>

const textIn = (sent: Sent, name: string): string => {
  const value = sent[name]
  return typeof value === 'string' ? normalise(value) : ''
}

function testSent(sent: Sent, prefix: string, names: readonly ConditionName[], before: Test | undefined): Test[] {
  const typed = textIn(sent, `${prefix}.name`)
  if (!typed) return []
  const known = findName(typed, names)
  const is: Comparison = comparisons.find((one) => one === sent[`${prefix}.is`]) ?? 'is'
  // A name that nothing has stays as it was typed: the check then says so at its box.
  const name = known?.name ?? typed
  const value = textIn(sent, `${prefix}.value`)
  // What nobody touched stays as it was written, whatever one would read in it now.
  if (before && before.name === name && before.is === is && valueText(before.value, known, 'vi') === value)
    return [before]
  return [{ name, is, ...(needsValue(is) && { value: literalOf(value, known) }) }]
}

/** The formula by what was chosen; a formula that was written over stands. Empty where nothing is asked. */
export function conditionSent(sent: Sent, name: string, names: readonly ConditionName[]): string {
  const [formula, was] = [textIn(sent, name), textIn(sent, `${name}.was`)]
  if (formula !== was || !(`${name}.0.name` in sent)) return formula
  const before = was ? conditionOf(was, names) : undefined
  const tests = Array.from({ length: mostTests }, (_, at) =>
    testSent(sent, `${name}.${at}`, names, before?.tests[at]),
  ).flat()
  const join = sent[`${name}.join`] === 'any' ? 'any' : 'all'
  const after: Condition = { join: tests.length > 1 ? join : 'all', tests }
  return JSON.stringify(after) === JSON.stringify(before) ? was : conditionFormula(after, isListIn(names))
}
