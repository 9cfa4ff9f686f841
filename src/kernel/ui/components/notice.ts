import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { icon } from './icon.ts'
import type { Tone } from './tone.ts'

export type NoticeProps = { tone?: Tone; title?: Text; body?: Content }

const titles = {
  neutral: 'ui.important',
  info: 'ui.info',
  success: 'ui.success',
  warning: 'ui.warning',
  danger: 'ui.danger',
} as const

const block = ({ tone = 'info', title, body }: NoticeProps, role?: 'status' | 'alert'): Html =>
  html`<div${attrs({ class: `notice notice-${tone}`, role })}>${icon(tone)}<div>
    <p class="notice-title">${title ?? t(titles[tone])}</p>
    ${body && html`<div class="notice-body">${body}</div>`}
  </div></div>`

/** Something to know about the page, there from the start. */
export const notice = (props: NoticeProps): Html => block(props)

export type Flash = { tone: 'success' | 'info' | 'warning' | 'danger'; text: Text; body?: Content }

/** What the last action did; read out as soon as the page is there. */
export const flashMessages = (messages: readonly Flash[] | undefined): Content =>
  messages?.map(({ tone, text, body }) => block({ tone, title: text, body }, tone === 'danger' ? 'alert' : 'status'))
