import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, classes, html } from '../html.ts'
import { keyMark } from './field.ts'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'plain'

export type ButtonProps = {
  text: Text
  kind?: ButtonKind
  small?: boolean
  /** Completes a short text for those who hear it out of its row: "Sửa" + "hồ sơ H01". */
  about?: Text
  /** One key, with the browser's own modifier; for what is pressed all day. */
  accesskey?: string
}

const look = ({ kind = 'primary', small }: ButtonProps): string =>
  classes('button', `button-${kind}`, small && 'button-small')

const words = ({ text, about, accesskey }: ButtonProps): Content => [
  text,
  keyMark(accesskey),
  about !== undefined && html`<span class="visually-hidden"> ${about}</span>`,
]

/** Sends the form it stands in; `name` and `value` tell which of several was pressed. */
export const button = (
  props: ButtonProps & { name?: string; value?: string; formaction?: string; form?: string },
): Html => {
  const { name, value, formaction, form, accesskey } = props
  return html`<button${attrs({ type: 'submit', class: look(props), name, value, formaction, form, accesskey })}>${words(props)}</button>`
}

/** Looks like a button, leads to a page; changes nothing. */
export const linkButton = (props: ButtonProps & { href: string; download?: boolean }): Html =>
  html`<a${attrs({ class: look(props), href: props.href, download: props.download, accesskey: props.accesskey })}>${words(props)}</a>`

export const buttonGroup = (buttons: Content): Html => html`<div class="button-group">${buttons}</div>`

/** The one thing that a device at the door is for: as large as it allows. */
export const kioskButton = (props: ButtonProps): Html => html`<div class="kiosk">${button(props)}</div>`
