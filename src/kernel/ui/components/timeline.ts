import type { Text } from '../../text/language.ts'
import type { TimeLike } from '../../text/dates.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import { dateTime } from '../values.ts'
import type { Tone } from './tone.ts'

export type TimelineEntry = {
  title: Content
  at: TimeLike | null
  /** Who acted: a person, never "the system". */
  actor?: Text
  body?: Content
  tone?: Tone
}

/** What happened to a record, newest first or last as the caller orders it. */
export const timeline = (entries: readonly TimelineEntry[]): Html =>
  html`<ol class="timeline">
    ${entries.map(
      ({ title, at, actor, body, tone = 'neutral' }) =>
        html`<li class="timeline-${tone}">
          <p class="timeline-title">${title}</p>
          <p class="timeline-meta">${dateTime(at)}${actor && html` · ${actor}`}</p>
          ${body && html`<div class="timeline-body">${body}</div>`}
        </li>`,
    )}
  </ol>`
