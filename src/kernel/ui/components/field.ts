import { inLanguage, type Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, classes, html, piecesIn } from '../html.ts'
import { t } from '../texts.ts'

/** What every field has. `name` is also the id unless `id` says otherwise, so that the error summary can link to it. */
export type FieldProps = {
  name: string
  label: Text
  id?: string
  hint?: Content
  error?: Text
  optional?: boolean
  /** Completes the label for those who hear it out of its group: “Thời gian” + “(bước 2)”. */
  about?: Text
  /** The label is read out but not shown: for search boxes and filters whose meaning is plain. */
  labelHidden?: boolean
  /** One key, with the browser's own modifier; shown beside the label. For what is typed all day. */
  accesskey?: string
  /** Has the focus when the page opens: one field of a page that is made for typing at once. */
  autofocus?: boolean
}

export const fieldId = (field: Pick<FieldProps, 'id' | 'name'>): string => field.id ?? field.name

export const fieldClass = ({ error }: FieldProps): string => classes('field', error !== undefined && 'field-invalid')

/** Ties hint and error to the control: spread these into its attributes. */
export const describedBy = (field: FieldProps) => {
  const id = fieldId(field)
  const ids = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : ''].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': field.error ? 'true' : undefined,
    accesskey: field.accesskey,
    autofocus: field.autofocus,
  }
}

export const optionalMark = (field: FieldProps): Content =>
  field.optional && html` <span class="optional">${t('ui.optional')}</span>`

export const hintAndError = (field: FieldProps): Content => [
  field.hint && html`<p class="hint" id="${fieldId(field)}-hint">${field.hint}</p>`,
  field.error &&
    html`<p class="error-message" id="${fieldId(field)}-error">
      <span class="visually-hidden">${t('ui.error_prefix')} </span>${field.error}
    </p>`,
]

/** The key that leads there, for eyes only: browsers tell it to whoever hears the page. */
export const keyMark = (key: string | undefined): Content =>
  key !== undefined && html` <kbd class="key" aria-hidden="true">${key.toUpperCase()}</kbd>`

const fields = new WeakMap<Html, FieldProps>()

/** Remembers whose markup this is: what is wrong with a field is also told above the form, by the field's name. */
export const ofField = (props: FieldProps, markup: Html): Html => {
  if (props.error) fields.set(markup, props)
  return markup
}

const wholeLabel = ({ label, about }: FieldProps): Text =>
  about === undefined ? label : (lang) => `${inLanguage(label, lang)} ${inLanguage(about, lang)}`

const aboutMark = ({ about }: FieldProps): Content =>
  about !== undefined && html`<span class="visually-hidden"> ${about}</span>`

/** The names of the fields in which something is wrong, by their ids. */
export const wrongFieldsIn = (content: Content): Map<string, Text> => {
  const names = new Map<string, Text>()
  for (const piece of piecesIn(content)) {
    const props = fields.get(piece)
    if (props) names.set(fieldId(props), wholeLabel(props))
  }
  return names
}

/** Label, hint and error around one control whose id is `fieldId(props)` and which carries `describedBy(props)`. */
export const field = (props: FieldProps & { control: Html }): Html =>
  ofField(
    props,
    html`<div class="${fieldClass(props)}">
    <label${attrs({ for: fieldId(props), class: props.labelHidden && 'visually-hidden' })}>${props.label}${aboutMark(props)}${keyMark(props.accesskey)}${optionalMark(props)}</label>
    ${hintAndError(props)}
    ${props.control}
  </div>`,
  )

/** Short fields that belong together, in a row as long as there is room. */
export const fieldRow = (fields: Content): Html => html`<div class="field-row">${fields}</div>`

/** Fields within a cell of a table, close together; several of them stand apart. */
export const cellFields = (fields: Content): Html => html`<div class="cell-fields">${fields}</div>`
