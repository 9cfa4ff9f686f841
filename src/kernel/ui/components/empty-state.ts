import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import { icon } from './icon.ts'

export type EmptyStateProps = {
  title: Text
  /** Why there is nothing and what to do about it. */
  body?: Content
  action?: Html
}

export const emptyState = ({ title, body, action }: EmptyStateProps): Html =>
  html`<div class="empty">
    ${icon('empty')}
    <p class="empty-title">${title}</p>
    ${body && html`<p>${body}</p>`}${action}
  </div>`
