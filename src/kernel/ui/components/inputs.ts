import type { Text } from '../../text/language.ts'
import { formatFileSize } from '../../text/numbers.ts'
import { formatDate, parseDate } from '../../text/dates.ts'
import type { Content, Html } from '../html.ts'
import { attrs, classes, html } from '../html.ts'
import { t } from '../texts.ts'
import type { FieldProps } from './field.ts'
import { describedBy, field, fieldId } from './field.ts'

/** About how many characters are expected; the width of the box says so before a word is typed. */
export type InputWidth = 'short' | 'medium' | 'full'

export type TextInputProps = FieldProps & {
  value?: string
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  width?: InputWidth
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel'
  maxlength?: number
  placeholder?: Text
  /** The id of a list of suggestions on the page. */
  list?: string
  /** Unit after the box: `đồng`, `%`, `ngày`. */
  suffix?: Text
  /** For a one-time code or an identity number: digits of equal width, no spelling marks. */
  code?: boolean
}

export const textInput = (props: TextInputProps): Html => {
  const { width = 'full', code } = props
  const input = html`<input${attrs({
    class: classes('input', `input-${width}`, code && 'input-code'),
    id: fieldId(props),
    name: props.name,
    type: props.type ?? 'text',
    value: props.value,
    autocomplete: props.autocomplete,
    list: props.list,
    inputmode: props.inputmode,
    maxlength: props.maxlength,
    placeholder: props.placeholder,
    spellcheck: code ? 'false' : undefined,
    ...describedBy(props),
  })}>`
  const control = props.suffix
    ? html`<div class="with-suffix">${input}<span class="suffix">${props.suffix}</span></div>`
    : input
  return field({ ...props, control })
}

/** Not `type=number`: that loses what was typed when it is no number, and scrolling changes it unseen. */
export const numberInput = (props: TextInputProps): Html =>
  textInput({ inputmode: 'decimal', width: 'short', autocomplete: 'off', ...props })

export const moneyInput = (props: TextInputProps): Html =>
  textInput({ inputmode: 'numeric', width: 'medium', autocomplete: 'off', suffix: t('ui.money_unit'), ...props })

export type DateInputProps = FieldProps & { value?: string; min?: string; max?: string }

const isoDay = /^\d{4}-\d{2}-\d{2}$/

// A browser shows dates in the order of its own language, so 12/05 may be the 5th of December: say which day is meant.
const dateHint = ({ hint, value }: DateInputProps): Content => {
  if (hint) return hint
  if (!value) return undefined
  const day = isoDay.test(value) ? parseDate(value) : undefined
  return day ? t('ui.date_recorded', { date: (lang) => formatDate(day, lang) }) : t('ui.date_hint')
}

/** `value` is what came in: a browser's date box shows only ISO dates, anything else stays visible as text. */
export const dateInput = (props: DateInputProps): Html => {
  const described = { ...props, hint: dateHint(props) }
  const control = html`<input${attrs({
    class: 'input input-date',
    id: fieldId(props),
    name: props.name,
    type: !props.value || isoDay.test(props.value) ? 'date' : 'text',
    value: props.value,
    min: props.min,
    max: props.max,
    ...describedBy(described),
  })}>`
  return field({ ...described, control })
}

/** `isSheet`: lines pasted from a table, each of which stays one. */
export const textarea = (
  props: FieldProps & { value?: string; rows?: number; maxlength?: number; isSheet?: boolean },
): Html =>
  field({
    ...props,
    // The first newline inside a textarea is swallowed by browsers, so one is given that may be.
    control: html`<textarea${attrs({
      class: classes('input', props.isSheet && 'input-sheet'),
      id: fieldId(props),
      name: props.name,
      rows: props.rows ?? 4,
      maxlength: props.maxlength,
      ...describedBy(props),
    })}>
${props.value}</textarea>`,
  })

export type FileInputProps = FieldProps & {
  /** Extensions with dot, as `accept` has them and as they are told to the person. */
  accept?: readonly string[]
  maxBytes?: number
  multiple?: boolean
}

export const fileInput = (props: FileInputProps): Html => {
  const { accept, maxBytes } = props
  const limits =
    accept && maxBytes
      ? t('ui.file_hint', { types: accept.join(', '), size: (lang) => formatFileSize(maxBytes, lang) })
      : undefined
  const described = { ...props, hint: props.hint ?? limits }
  const control = html`<input${attrs({
    class: 'input-file',
    id: fieldId(props),
    name: props.name,
    type: 'file',
    accept: accept?.join(','),
    multiple: props.multiple,
    ...describedBy(described),
  })}>`
  return field({ ...described, control })
}
