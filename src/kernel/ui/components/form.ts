import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import type { ButtonProps } from './button.ts'
import { button } from './button.ts'

/** Names of the hidden inputs that the action wrapper looks for. */
export const csrfField = '_csrf'
export const idempotencyField = '_key'

export type FormProps = {
  action: string
  csrf: string
  /** A form that creates carries a key: sent twice, it creates once. */
  idempotencyKey?: string
  hidden?: Readonly<Record<string, string>>
  /** Needed as soon as a file is sent. */
  multipart?: boolean
  id?: string
  children: Content
}

const hiddenInput = ([name, value]: [string, string]): Html => html`<input${attrs({ type: 'hidden', name, value })}>`

const hiddenInputs = ({ csrf, idempotencyKey, hidden = {} }: Pick<FormProps, 'csrf' | 'idempotencyKey' | 'hidden'>) => [
  hiddenInput([csrfField, csrf]),
  idempotencyKey !== undefined && hiddenInput([idempotencyField, idempotencyKey]),
  Object.entries(hidden).map(hiddenInput),
]

/** A form that changes something. The server judges it and answers in the reader's language, so browsers do not. */
export const form = (props: FormProps): Html =>
  html`<form${attrs({ class: 'form', method: 'post', action: props.action, id: props.id, enctype: props.multipart ? 'multipart/form-data' : undefined, novalidate: true })}>
    ${hiddenInputs(props)}${props.children}
  </form>`

/** Above several forms of a page: a browser sends the one whose button was pressed, and without script nothing asks. */
export const severalForms = (): Html => html`<noscript><p class="hint">${t('ui.several_forms')}</p></noscript>`

/** One button that changes something at once, in a row or a header; a paper to print opens beside the page. */
export const buttonForm = (
  props: ButtonProps & Omit<FormProps, 'children' | 'multipart' | 'id'> & { newTab?: boolean },
): Html => {
  const { action, text, kind = 'secondary', small, about, accesskey, newTab } = props
  return html`<form${attrs({ class: 'button-form', method: 'post', action, target: newTab ? '_blank' : undefined })}>${hiddenInputs(props)}${button({ text, kind, small, about, accesskey })}</form>`
}
