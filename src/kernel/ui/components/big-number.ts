import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import { number } from '../values.ts'

/** One figure to be read across a room: a queue number on a screen or on the machine that gives it out. */
export const bigNumber = (props: { above: Content; value: number; below?: Content }): Html =>
  html`<div class="big-number">
    <p>${props.above}</p>
    <strong>${number(props.value)}</strong>
    ${props.below && html`<p>${props.below}</p>`}
  </div>`
