import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { field, fieldId, type FieldProps } from './field.ts'

/** One of several groups of fields that look alike: a member of the household, a row that is being made. */
export const fieldCard = ({ id, legend, children }: { id?: string; legend: Content; children: Content }): Html =>
  html`<fieldset${attrs({ class: 'field-card', id, tabindex: id ? -1 : undefined })}><legend>${legend}</legend>${children}</fieldset>`

/** A value that follows from others; a script may write it anew by its id. `kind` tells the script how. */
export const calculatedField = (props: FieldProps & { value: Content; kind?: string }): Html =>
  field({
    ...props,
    control: html`<output${attrs({ id: fieldId(props), class: 'calculated', 'data-kind': props.kind })}>${props.value}</output>`,
  })
