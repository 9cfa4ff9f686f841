import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'

/** What only some readers need, one press away. */
export const disclosure = ({ summary, open, children }: { summary: Text; open?: boolean; children: Content }): Html =>
  html`<details${attrs({ class: 'details', open })}><summary>${summary}</summary><div class="details-body">${children}</div></details>`
