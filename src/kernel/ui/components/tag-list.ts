import type { Text } from '../../text/language.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'

export type Tag = { text: Text; href?: string }

export const tagList = (tags: readonly Tag[]): Html =>
  html`<ul class="tags">
    ${tags.map(
      ({ text, href }) =>
        html`<li>
          ${href === undefined ? html`<span class="tag">${text}</span>` : html`<a class="tag" href="${href}">${text}</a>`}
        </li>`,
    )}
  </ul>`
