import type { Text } from '../../text/language.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { icon } from './icon.ts'
import type { Tone } from './tone.ts'

export type StatusBadgeProps = { text: Text; tone?: Tone }

/** State of a record. The sign differs with the tone, so that it can be told without colour and in print. */
export const statusBadge = ({ text, tone = 'neutral' }: StatusBadgeProps): Html =>
  html`<span class="badge badge-${tone}">${icon(tone)}${text}</span>`
