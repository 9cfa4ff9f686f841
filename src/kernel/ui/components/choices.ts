import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, classes, html } from '../html.ts'
import { t } from '../texts.ts'
import type { FieldProps } from './field.ts'
import { describedBy, field, fieldClass, fieldId, hintAndError, keyMark, ofField, optionalMark } from './field.ts'

export type Option = { value: string; text: Text; disabled?: boolean }
export type OptionGroup = { label: Text; options: readonly Option[] }

export type SelectProps = FieldProps & {
  options: readonly (Option | OptionGroup)[]
  value?: string
  /** First line with an empty value; `false` when one of the options always holds. */
  placeholder?: Text | false
}

const option = ({ value, text, disabled }: Option, chosen: string | undefined): Html =>
  html`<option${attrs({ value, selected: value === chosen, disabled })}>${text}</option>`

/** A plain select also for hundreds of options: type ahead works everywhere, an island may turn it into a search box. */
export const select = (props: SelectProps): Html => {
  const { options, value, placeholder = t('ui.choose') } = props
  return field({
    ...props,
    control: html`<select${attrs({ class: 'input', id: fieldId(props), name: props.name, ...describedBy(props) })}>
      ${placeholder !== false && html`<option value="">${placeholder}</option>`}
      ${options.map((entry) =>
        'options' in entry
          ? html`<optgroup${attrs({ label: entry.label })}>${entry.options.map((each) => option(each, value))}</optgroup>`
          : option(entry, value),
      )}
    </select>`,
  })
}

export type FieldsetProps = FieldProps & { children: Content; large?: boolean }

/** A group of controls under one legend, with the hint and the error of the group. */
export const fieldset = (props: FieldsetProps): Html => {
  const look = classes(props.large && 'legend-large', props.labelHidden && 'visually-hidden')
  return ofField(
    props,
    html`<div class="${fieldClass(props)}"><fieldset${attrs({ 'aria-describedby': describedBy(props)['aria-describedby'] })}>
    <legend${attrs({ class: look || undefined })}>${props.label}${optionalMark(props)}</legend>
    ${hintAndError(props)}
    ${props.children}
  </fieldset></div>`,
  )
}

export type Choice = Option & {
  hint?: Content
  /** Shown under the choice while it is chosen; always present without CSS `:has`. */
  inside?: Content
}

type ChoicesProps = FieldProps & { choices: readonly Choice[]; inline?: boolean }

const choiceList = (props: ChoicesProps, type: 'radio' | 'checkbox', isChosen: (value: string) => boolean): Html =>
  fieldset({
    ...props,
    children: html`<div class="${classes('choices', props.inline && 'choices-inline')}">
      ${props.choices.map((choice, at) => {
        // The first one carries the id of the field, so that the error summary leads to a control.
        const id = at === 0 ? fieldId(props) : `${fieldId(props)}-${at + 1}`
        return html`<div class="choice">
        <input${attrs({ type, id, name: props.name, value: choice.value, checked: isChosen(choice.value), disabled: choice.disabled, 'aria-describedby': choice.hint ? `${id}-note` : undefined })}>
        <label for="${id}">${choice.text}</label>
        ${choice.hint && html`<p class="hint" id="${id}-note">${choice.hint}</p>`}
        ${choice.inside && html`<div class="choice-inside">${choice.inside}</div>`}
      </div>`
      })}
    </div>`,
  })

export const radios = (props: ChoicesProps & { value?: string }): Html =>
  choiceList(props, 'radio', (value) => value === props.value)

export const checkboxes = (props: ChoicesProps & { values?: readonly string[] }): Html =>
  choiceList(props, 'checkbox', (value) => props.values?.includes(value) ?? false)

/** One yes-or-no box that stands alone. */
export const checkbox = (props: FieldProps & { value?: string; checked?: boolean }): Html =>
  ofField(
    props,
    html`<div class="${fieldClass(props)}">
    ${hintAndError(props)}
    <div class="choice">
      <input${attrs({ type: 'checkbox', id: fieldId(props), name: props.name, value: props.value ?? 'true', checked: props.checked, ...describedBy(props) })}>
      <label for="${fieldId(props)}">${props.label}${keyMark(props.accesskey)}${optionalMark(props)}</label>
    </div>
  </div>`,
  )
