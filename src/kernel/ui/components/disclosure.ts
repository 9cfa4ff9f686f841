import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'

/** What only some readers need, one press away. */
export const disclosure = ({ summary, open, children }: { summary: Text; open?: boolean; children: Content }): Html =>
  html`<details${attrs({ class: 'details', open })}><summary>${summary}</summary><div class="details-body">${children}</div></details>`

/**
 * One of several parts of a long form, folded to a line that says what it holds. Of those with the same `group` one is
 * open at a time.
 */
export const foldingCard = (props: {
  id: string
  summary: Content
  group?: string
  open?: boolean
  children: Content
}): Html =>
  html`<details${attrs({ class: 'folding-card', id: props.id, name: props.group, open: props.open })}><summary>${props.summary}</summary><div class="folding-card-body">${props.children}</div></details>`
