// What must be right before a form is published: each fault names its field and its part, in words.
import { FormulaError, formulaErrorText, namesIn, parseFormula, type Given } from '../../kernel/formula/index.ts'
import { evaluate, Decimal, type Formula } from '../../kernel/formula/index.ts'
import type { Text } from '../../kernel/text/language.ts'
import { defineTexts } from '../../kernel/text/catalogue.ts'
import { allFields, keyPattern, mostFields, type Field, type FormDefinition } from './form-definition.ts'
import { prefillFits } from './prefill.ts'
import { namedBound } from './rules/date-bounds.ts'

export type FormFault = {
  /** `form` of the form as a whole, `section.0`, or the field's name with its group. */
  place: string
  /** What people call the place. */
  label: string
  part: 'title' | 'label' | 'key' | 'when' | 'calculate' | 'choices' | 'fields' | 'prefill' | 'text' | 'kind' | 'bounds'
  text: Text
}

const t = defineTexts({
  vi: {
    'forms.fault_title': 'Biểu mẫu chưa có tên',
    'forms.fault_nothing': 'Biểu mẫu chưa có mục nào',
    'forms.fault_many': 'Biểu mẫu có quá {most} mục',
    'forms.fault_label': 'Mục này chưa có tên',
    'forms.fault_key': 'Mã mục chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ',
    'forms.fault_key_twice': 'Mã mục “{key}” đã dùng cho một mục khác',
    'forms.fault_choices': 'Cần ít nhất hai lựa chọn',
    'forms.fault_choice_twice': 'Lựa chọn “{choice}” viết hai lần',
    'forms.fault_group_empty': 'Nhóm lặp lại chưa có mục nào bên trong',
    'forms.fault_group_within': 'Trong nhóm lặp lại không đặt được nhóm khác',
    'forms.fault_statement': 'Chưa có lời cam đoan',
    'forms.fault_prefill': 'Nguồn điền sẵn không hợp với loại của mục này',
    'forms.fault_name': 'Không có mục nào tên “{name}”',
    'forms.fault_later': 'Mục “{name}” đứng sau; công thức chỉ dùng được các mục đứng trước',
    'forms.fault_not_true': 'Điều kiện phải cho kết quả đúng hoặc sai, ví dụ: so_nguoi > 2',
    'forms.fault_calculate_kind': 'Chỉ mục chữ, số, tiền hoặc ngày mới tính được; kết quả phải cùng loại với mục',
    'forms.fault_calculate_required': 'Mục tự tính không thể bắt buộc điền',
    'forms.fault_bounds': 'Giới hạn dưới phải đứng trước giới hạn trên',
    'forms.fault_bound_kind': 'Mục “{name}” không phải là ngày nên không làm giới hạn cho ngày được',
  },
  en: {
    'forms.fault_title': 'The form has no title',
    'forms.fault_nothing': 'The form asks nothing yet',
    'forms.fault_many': 'The form has more than {most} fields',
    'forms.fault_label': 'This field has no label',
    'forms.fault_key': 'A key has small plain letters, digits and underlines only, and begins with a letter',
    'forms.fault_key_twice': 'Another field has the key “{key}”',
    'forms.fault_choices': 'At least two choices are needed',
    'forms.fault_choice_twice': 'The choice “{choice}” stands there twice',
    'forms.fault_group_empty': 'The repeating group has no fields',
    'forms.fault_group_within': 'A repeating group cannot hold another',
    'forms.fault_statement': 'What is declared is missing',
    'forms.fault_prefill': 'This source does not fit the kind of the field',
    'forms.fault_name': 'No field is named “{name}”',
    'forms.fault_later': 'The field “{name}” stands later; a formula knows only what stands before',
    'forms.fault_not_true': 'A condition must be true or false, for example: so_nguoi > 2',
    'forms.fault_calculate_kind':
      'Only text, numbers, amounts and dates are calculated, and the result must be of that kind',
    'forms.fault_calculate_required': 'A calculated field cannot be required',
    'forms.fault_bounds': 'The least must be below the most',
    'forms.fault_bound_kind': 'The field “{name}” is no date and cannot bound one',
  },
})

/** One value of each kind, to try formulas with: a wrong kind shows before anybody fills the form in. */
function sample(field: Field): Given {
  switch (field.kind) {
    case 'number':
    case 'money':
      return new Decimal(2)
    case 'date':
      return '2001-02-03'
    case 'statement':
      return true
    case 'upload':
    case 'group':
      return [true]
    case 'choice':
      return field.many ? [field.choices?.[0] ?? ''] : (field.choices?.[0] ?? '')
    default:
      return 'a'
  }
}

type Known = ReadonlyMap<string, Given>
/** What people call each field, by the name formulas have for it. */
type Labels = ReadonlyMap<string, string>

const unknownName = (name: string, known: Known, all: Labels): Text | undefined => {
  if (known.has(name)) return undefined
  const label = all.get(name)
  return label === undefined ? t('forms.fault_name', { name }) : t('forms.fault_later', { name: label || name })
}

function tried(text: string, known: Known, all: Labels): { result: Given } | { fault: Text } {
  try {
    const formula: Formula = parseFormula(text)
    for (const name of namesIn(formula)) {
      const fault = unknownName(name, known, all)
      if (fault) return { fault }
    }
    return { result: evaluate(formula, (name) => known.get(name)) }
  } catch (error) {
    if (error instanceof FormulaError) return { fault: formulaErrorText(error) }
    throw error
  }
}

const resultFits = (kind: Field['kind'], result: Given): boolean => {
  if (result === null) return true
  if (kind === 'number' || kind === 'money') return Decimal.isDecimal(result)
  if (kind === 'date') return typeof result === 'string' && /^\d{4}-\d\d-\d\d$/.test(result)
  return kind === 'text' && typeof result === 'string'
}

function* fieldFaults(field: Field, inGroup: boolean): Generator<Omit<FormFault, 'place' | 'label'>> {
  if (field.label.trim() === '') yield { part: 'label', text: t('forms.fault_label') }
  if (!keyPattern.test(field.key) || field.key === 'today') yield { part: 'key', text: t('forms.fault_key') }
  if (field.kind === 'choice') {
    const choices = field.choices ?? []
    const twice = choices.find((one, at) => choices.indexOf(one) !== at)
    if (choices.length < 2) yield { part: 'choices', text: t('forms.fault_choices') }
    else if (twice) yield { part: 'choices', text: t('forms.fault_choice_twice', { choice: twice }) }
  }
  if (field.kind === 'group' && inGroup) yield { part: 'kind', text: t('forms.fault_group_within') }
  else if (field.kind === 'group' && !field.fields?.length) yield { part: 'fields', text: t('forms.fault_group_empty') }
  if (field.kind === 'statement' && !field.text?.trim()) yield { part: 'text', text: t('forms.fault_statement') }
  if (field.prefill && !prefillFits(field)) yield { part: 'prefill', text: t('forms.fault_prefill') }
  if (field.calculate && field.required) yield { part: 'calculate', text: t('forms.fault_calculate_required') }
  if (crosses(field)) yield { part: 'bounds', text: t('forms.fault_bounds') }
}

/** Bounds between which nothing lies, as far as they are known before anybody fills the form in. */
function crosses({ kind, least, most }: Field): boolean {
  if (least === undefined || most === undefined) return false
  if (kind !== 'date') return new Decimal(least).gt(most)
  return least !== 'today' && most !== 'today' && !namedBound(least) && !namedBound(most) && least > most
}

/** A date is bounded by a date that stands before it. */
function* boundFaults(field: Field, known: Known, all: Labels): Generator<Omit<FormFault, 'place' | 'label'>> {
  if (field.kind !== 'date') return
  for (const name of [namedBound(field.least), namedBound(field.most)]) {
    if (name === undefined) continue
    const fault = unknownName(name, known, all)
    if (fault) yield { part: 'bounds', text: fault }
    else if (!resultFits('date', known.get(name) ?? null))
      yield { part: 'bounds', text: t('forms.fault_bound_kind', { name: all.get(name) ?? name }) }
  }
}

function* formulaFaults(field: Field, known: Known, all: Labels): Generator<Omit<FormFault, 'place' | 'label'>> {
  if (field.when) {
    const found = tried(field.when, known, all)
    if ('fault' in found) yield { part: 'when', text: found.fault }
    else if (typeof found.result !== 'boolean' && found.result !== null)
      yield { part: 'when', text: t('forms.fault_not_true') }
  }
  if (field.calculate) {
    const found = tried(field.calculate, known, all)
    if ('fault' in found) yield { part: 'calculate', text: found.fault }
    else if (!resultFits(field.kind, found.result)) yield { part: 'calculate', text: t('forms.fault_calculate_kind') }
  }
}

/** What keeps the form from being published, in its order; nothing when it may be. */
export function checkDefinition(definition: FormDefinition): FormFault[] {
  const faults: FormFault[] = []
  const whole = (part: FormFault['part'], text: Text) =>
    faults.push({ place: 'form', label: definition.title, part, text })
  const fields = allFields(definition)
  if (definition.title.trim() === '') whole('title', t('forms.fault_title'))
  if (fields.length === 0) whole('fields', t('forms.fault_nothing'))
  if (fields.length > mostFields) whole('fields', t('forms.fault_many', { most: mostFields }))

  const all: Labels = new Map(
    fields.flatMap(({ field, name }) => [[name, field.label] as const, [field.key, field.label] as const]),
  )
  const known = new Map<string, Given>([['today', '2026-01-01']])
  const names = new Set<string>()

  const judge = (field: Field, name: string, scope: Map<string, Given>, inGroup: boolean) => {
    const visible = new Map([...known, ...scope])
    for (const fault of [
      ...fieldFaults(field, inGroup),
      ...formulaFaults(field, visible, all),
      ...boundFaults(field, visible, all),
    ])
      faults.push({ place: name, label: field.label, ...fault })
    if (names.has(name))
      faults.push({
        place: name,
        label: field.label,
        part: 'key',
        text: t('forms.fault_key_twice', { key: field.key }),
      })
    names.add(name)
  }

  for (const [at, section] of definition.sections.entries()) {
    if (section.when) {
      const found = tried(section.when, known, all)
      const text =
        'fault' in found
          ? found.fault
          : typeof found.result === 'boolean' || found.result === null
            ? undefined
            : t('forms.fault_not_true')
      if (text) faults.push({ place: `section.${at}`, label: section.title, part: 'when', text })
    }
    for (const field of section.fields) {
      judge(field, field.key, new Map(), false)
      const scope = new Map<string, Given>()
      for (const inner of field.fields ?? []) {
        judge(inner, `${field.key}.${inner.key}`, scope, true)
        scope.set(inner.key, sample(inner))
      }
      for (const inner of field.fields ?? []) known.set(`${field.key}.${inner.key}`, [sample(inner)])
      known.set(field.key, sample(field))
    }
  }
  return faults
}
