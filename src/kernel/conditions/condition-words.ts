// A condition as a sentence, and what was chosen as a condition: names by what people call them, values as they write
// them.
import { formatDate, parseDate } from '../text/dates.ts'
import { inLanguage, type Lang, type Text } from '../text/language.ts'
import { FormulaError, parseFormula } from '../formula/index.ts'
import { fold } from '../text/vietnamese.ts'
import { readCondition, type Condition, type Literal, type Test } from './condition.ts'
import { t } from './texts.ts'

/** What a condition may speak of. */
export type ConditionName = {
  /** In formulas. */
  name: string
  label: Text
  kind: 'text' | 'number' | 'date' | 'flag' | 'list'
  /** What it can be, where that is a list. */
  values?: readonly { value: string; text: Text }[]
}

export const isListIn =
  (names: readonly ConditionName[]) =>
  (name: string): boolean =>
    names.some((known) => known.name === name && known.kind === 'list')

/** The formula as a list of tests; undefined where it says more, or cannot be read. */
export function conditionOf(formula: string, names: readonly ConditionName[]): Condition | undefined {
  try {
    return readCondition(parseFormula(formula), isListIn(names))
  } catch (error) {
    if (error instanceof FormulaError) return undefined
    throw error
  }
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** As it is typed into the box and read again. */
export function valueText(value: Literal | undefined, known: ConditionName | undefined, lang: Lang): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return inLanguage(t(value ? 'condition.yes' : 'condition.no'), lang)
  if (typeof value !== 'string') return lang === 'vi' ? value.number.replace('.', ',') : value.number
  const named = known?.values?.find((one) => one.value === value)
  if (named) return inLanguage(named.text, lang)
  return isoDay.test(value) ? formatDate(Temporal.PlainDate.from(value), lang) : value
}

const testText = ({ name, is, value }: Test, names: readonly ConditionName[], lang: Lang): string => {
  const known = names.find((one) => one.name === name)
  const said = valueText(value, known, lang)
  const shown = typeof value === 'string' && !isoDay.test(value) ? `“${said}”` : said
  return inLanguage(
    t(`condition.says_${is}`, { name: known ? inLanguage(known.label, lang) : name, value: shown }),
    lang,
  )
}

/** “Hộ nghèo là “Có” và Số người lớn hơn 2”; a formula that says more stands as it was written. */
export const conditionText =
  (formula: string, names: readonly ConditionName[] = []): Text =>
  (lang) => {
    const condition = conditionOf(formula, names)
    if (!condition) return formula
    const joined = inLanguage(t(condition.join === 'all' ? 'condition.and' : 'condition.or'), lang)
    return condition.tests.map((test) => testText(test, names, lang)).join(joined)
  }

/** By its name in formulas or by what it is called, with or without marks. */
export const findName = (typed: string, names: readonly ConditionName[]): ConditionName | undefined =>
  names.find(({ name }) => name === typed) ??
  names.find(({ label }) => [inLanguage(label, 'vi'), inLanguage(label, 'en')].some((one) => fold(one) === fold(typed)))

const figure = /^-?\d{1,15}([.,]\d{1,6})?$/

const decimalOf = (typed: string): string | undefined => {
  const bare = typed.replace(/\s|đồng$/g, '')
  const plain = /\.\d{3}(\.|$)/.test(bare) ? bare.replaceAll('.', '') : bare
  return figure.test(plain) ? plain.replace(',', '.') : undefined
}

const flags = new Map([
  ...['co', 'dung', 'yes', 'true'].map((one) => [one, true] as const),
  ...['khong', 'sai', 'no', 'false'].map((one) => [one, false] as const),
])

/** What was typed as the value of that field; what does not fit its kind stays text. */
export function literalOf(typed: string, known: ConditionName | undefined): Literal {
  const chosen = known?.values?.find(
    ({ value, text }) =>
      value === typed || [inLanguage(text, 'vi'), inLanguage(text, 'en')].some((one) => fold(one) === fold(typed)),
  )
  if (chosen) return chosen.value
  const kind = known?.kind
  if (kind === 'flag') return flags.get(fold(typed)) ?? typed
  const number = decimalOf(typed)
  if (number !== undefined && (kind === 'number' || kind === undefined)) return { number }
  if (kind === 'date' || kind === undefined) {
    const day = parseDate(typed)
    if (day) return day.toString()
  }
  return typed
}
