import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'

/** One line above the work: a box, what is pressed again and again, how things stand. */
export const actionBar = (children: readonly Content[]): Html => html`<div class="action-bar">${children}</div>`
