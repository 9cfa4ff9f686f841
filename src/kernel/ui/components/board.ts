import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'

export type BoardColumn = { title: Content; cards: readonly Content[] }

/** Records by their state, side by side. Nothing is dragged: what changes a record is its own page. */
export const board = ({ label, columns }: { label: Text; columns: readonly BoardColumn[] }): Html =>
  html`<div${attrs({ class: 'board', role: 'region', tabindex: 0, 'aria-label': label })}>
    ${columns.map(
      ({ title, cards }) =>
        html`<section class="board-column">
          <h2>${title}</h2>
          <ul>
            ${cards.map((card) => html`<li class="board-card">${card}</li>`)}
          </ul>
        </section>`,
    )}
  </div>`

export type AgendaDay = { date: Content; entries: readonly Content[] }

/** Days with what falls on them, one under the other: a month that a phone can show and a voice can read. */
export const agenda = (days: readonly AgendaDay[]): Html =>
  html`<ol class="agenda">
    ${days.map(
      ({ date, entries }) =>
        html`<li>
          <p class="agenda-day">${date}</p>
          <ul>
            ${entries.map((entry) => html`<li>${entry}</li>`)}
          </ul>
        </li>`,
    )}
  </ol>`

/** Several small boxes of one kind in a row that wraps. */
export const boxes = (children: Content): Html => html`<div class="boxes">${children}</div>`
