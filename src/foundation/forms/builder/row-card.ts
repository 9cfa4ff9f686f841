import type { Text } from '../../../kernel/text/language.ts'
import { conditionFields, conditionText, type ConditionName } from '../../../kernel/conditions/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import type { FormFault } from '../check-definition.ts'
import { fieldKindNames, type Field } from '../form-definition.ts'
import { prefillOptions } from '../prefill.ts'
import { moveFields, type TypedBox } from './place-fields.ts'
import { fixedDay, type Row } from './rows.ts'
import { t } from './texts.ts'

export type CardProps = {
  at: number
  row: Row
  /** Groups that a field may be put into, by key. */
  groups: readonly ui.Option[]
  /** Faults of this row, by the part they are in. */
  faults: ReadonlyMap<FormFault['part'], Text>
  /** What conditions may speak of. */
  names: readonly ConditionName[]
  /** The box that names another place for it. */
  move: TypedBox
  /** The box that names a field for its formula. */
  operand: TypedBox
}

/** The id of their list on the page. */
export const namesList = 'condition-names'

const condition = ({ at, names, faults }: CardProps, formula: string | undefined): ui.Html =>
  conditionFields({
    name: nameOf(at, 'when'),
    label: t('forms.when'),
    formula,
    names,
    list: namesList,
    error: faults.get('when'),
  })

const step = (at: number, what: 'up' | 'down' | 'remove', about: Text): ui.Html =>
  ui.button({ text: t(`forms.${what}`), about, kind: 'secondary', small: true, name: 'step', value: `${what}:${at}` })

const steps = ({ at, row, move }: CardProps, about: Text): ui.Html =>
  ui.cellFields([
    step(at, 'up', about),
    step(at, 'down', about),
    step(at, 'remove', about),
    moveFields(at, row, about, move),
  ])

const nameOf = (at: number, part: string): string => `r.${at}.${part}`

const isDay = (bound: string | undefined): boolean => bound !== undefined && /^\d/.test(bound)

/** Between which days: today, another date of the form, or a day of the calendar. */
function dateBounds(at: number, field: Field, names: readonly ConditionName[], error: Text | undefined): ui.Content {
  const dates = names.filter(({ name, kind }) => kind === 'date' && name !== field.key)
  const side = (part: 'least' | 'most', wrong?: Text) => [
    ui.select({
      name: nameOf(at, part),
      label: t(`forms.${part}_day`),
      placeholder: t('forms.bound_none'),
      optional: true,
      value: isDay(field[part]) ? fixedDay : field[part],
      error: wrong,
      options: [
        { value: 'today', text: t('forms.bound_today') },
        ...dates.map(({ name, label }) => ({ value: name, text: label })),
        { value: fixedDay, text: t('forms.bound_day') },
      ],
    }),
    ui.dateInput({
      name: nameOf(at, `${part}_day`),
      label: t(`forms.${part}_fixed`),
      value: isDay(field[part]) ? field[part] : '',
      optional: true,
    }),
  ]
  return [ui.fieldRow(side('least', error)), ui.fieldRow(side('most'))]
}

/** Boxes that only one kind has; after another kind is chosen the next save brings its own. */
function kindBoxes(
  { at, names }: CardProps,
  field: Field,
  error: (part: FormFault['part']) => Text | undefined,
): ui.Content {
  const name = (part: string) => nameOf(at, part)
  switch (field.kind) {
    case 'text':
      return ui.checkbox({ name: name('long'), label: t('forms.long'), checked: field.long })
    case 'choice':
      return [
        ui.textarea({
          name: name('choices'),
          label: t('forms.choices'),
          value: field.choices?.join('\n'),
          rows: Math.max(3, field.choices?.length ?? 0),
          error: error('choices'),
        }),
        ui.checkbox({ name: name('many'), label: t('forms.many'), checked: field.many }),
      ]
    case 'upload':
      return ui.checkbox({ name: name('many'), label: t('forms.many_files'), checked: field.many })
    case 'date':
      return dateBounds(at, field, names, error('bounds'))
    case 'number':
    case 'money':
      return [
        ui.fieldRow([
          ui.numberInput({
            name: name('least'),
            label: t('forms.least'),
            value: field.least,
            optional: true,
            error: error('bounds'),
          }),
          ui.numberInput({ name: name('most'), label: t('forms.most'), value: field.most, optional: true }),
        ]),
        field.kind === 'number' && ui.checkbox({ name: name('whole'), label: t('forms.whole'), checked: field.whole }),
      ]
    case 'identity_number':
      return ui.select({
        name: name('holder'),
        label: t('forms.holder'),
        value: field.holder ?? 'person',
        placeholder: false,
        options: (['person', 'organisation'] as const).map((one) => ({ value: one, text: t(`forms.holder_${one}`) })),
      })
    case 'statement':
      return ui.textarea({
        name: name('text'),
        label: t('forms.statement_text'),
        value: field.text,
        rows: 2,
        error: error('text'),
      })
    default:
      return false
  }
}

const prefillSelect = (at: number, field: Field, error: Text | undefined): ui.Content => {
  const options = prefillOptions().filter(({ value }) => value.kinds.includes(field.kind))
  const bySource = Map.groupBy(options, ({ source }) => source)
  return (
    (options.length > 0 || field.prefill !== undefined) &&
    ui.select({
      name: nameOf(at, 'prefill'),
      label: t('forms.prefill'),
      placeholder: t('forms.prefill_none'),
      value: field.prefill,
      error,
      options: [...bySource].map(([source, values]) => ({
        label: source,
        options: values.map(({ name, value }) => ({ value: name, text: value.text })),
      })),
    })
  )
}

const calculable: readonly Field['kind'][] = ['text', 'number', 'money', 'date']

const operandFields = ({ at, operand }: CardProps, about: Text): ui.Html =>
  ui.cellFields([
    ui.textInput({
      name: operand.name,
      value: operand.value,
      ...(operand.error && { error: operand.error }),
      label: t('forms.operand'),
      labelHidden: true,
      placeholder: t('forms.operand'),
      about,
      list: namesList,
      autocomplete: 'off',
    }),
    ui.button({
      text: t('forms.write_operand'),
      about,
      kind: 'secondary',
      small: true,
      name: 'step',
      value: `operand:${at}`,
    }),
  ])

function details(props: CardProps, field: Field): ui.Html {
  const { at, row, groups, faults } = props
  const error = (part: FormFault['part']) => faults.get(part)
  const box = (part: 'hint' | 'key' | 'calculate', hint?: Text) =>
    ui.textInput({
      name: nameOf(at, part),
      label: t(`forms.${part}`),
      value: field[part],
      hint,
      optional: part !== 'key' || field.key === '',
      error: part === 'hint' ? undefined : error(part),
      code: part === 'key',
      autocomplete: 'off',
    })
  return ui.disclosure({
    summary: t('forms.details'),
    // A formula is put together press by press: what it says so far stays in sight.
    open:
      Boolean(field.calculate) ||
      props.operand.error !== undefined ||
      (['key', 'when', 'calculate', 'prefill'] as const).some((part) => faults.has(part)),
    children: [
      box('hint'),
      condition(props, field.when),
      calculable.includes(field.kind) && [
        box('calculate', t('forms.calculate_hint')),
        operandFields(props, field.label),
      ],
      prefillSelect(at, field, error('prefill')),
      field.kind !== 'group' &&
        groups.length > 0 &&
        ui.select({
          name: nameOf(at, 'within'),
          label: t('forms.within'),
          placeholder: t('forms.within_none'),
          value: 'within' in row ? row.within : '',
          options: groups,
        }),
      box('key'),
    ],
  })
}

const hidden = (at: number, part: string, value: string): ui.Html =>
  ui.html`<input${ui.attrs({ type: 'hidden', name: nameOf(at, part), value })} />`

const card = (props: CardProps, legend: ui.Content, children: ui.Content): ui.Html =>
  ui.fieldCard({ id: `r.${props.at}`, legend, children })

const sectionCard = (props: CardProps, section: { title: string; when?: string }): ui.Html =>
  card(props, t('forms.section_n', { at: props.at + 1 }), [
    hidden(props.at, 'row', 'section'),
    ui.textInput({
      name: nameOf(props.at, 'label'),
      label: t('forms.section_label'),
      value: section.title,
      error: props.faults.get('label'),
    }),
    ui.disclosure({
      summary: t('forms.when'),
      open: section.when !== undefined,
      children: condition(props, section.when),
    }),
    steps(props, section.title),
  ])

/** One row of the builder with all that may be said of it; everything is there without script. */
export function rowCard(props: CardProps): ui.Html {
  const { at, row, faults } = props
  if ('section' in row) return sectionCard(props, row.section)
  const { field } = row
  const group = row.within && props.groups.find(({ value }) => value === row.within)
  const legend = [
    t('forms.field_n', { at: at + 1 }),
    field.key && ui.html` · <code>${field.key}</code>`,
    group && ui.html` · ${t('forms.in_group', { group: group.text })}`,
    field.guessed && ui.html` ${ui.statusBadge({ text: t('forms.guessed'), tone: 'warning' })}`,
  ]
  return card(props, legend, [
    field.guessed && hidden(at, 'guessed', field.kind),
    ui.fieldRow([
      ui.textInput({
        name: nameOf(at, 'label'),
        label: t('forms.label'),
        value: field.label,
        error: faults.get('label'),
      }),
      ui.select({
        name: nameOf(at, 'kind'),
        label: t('forms.kind'),
        value: field.kind,
        placeholder: false,
        error: faults.get('kind') ?? faults.get('fields'),
        options: fieldKindNames.map((one) => ({ value: one, text: t(`forms.kind_${one}`) })),
      }),
    ]),
    field.when !== undefined &&
      ui.html`<p class="hint">${t('forms.when')}: ${conditionText(field.when, props.names)}</p>`,
    ui.checkbox({ name: nameOf(at, 'required'), label: t('forms.required'), checked: field.required }),
    kindBoxes(props, field, (part) => faults.get(part)),
    details(props, field),
    steps(props, field.label),
  ])
}
