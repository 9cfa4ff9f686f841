import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { WorkRow } from '../work-queries.ts'
import { dueCell } from './due-text.ts'
import { countedStates } from './state-counts.ts'
import { stateBadge } from './state-badge.ts'
import { unitCell, workLink } from './work-table.ts'

const card = (row: WorkRow): ui.Html =>
  html`<li class="board-card">
    ${workLink(row)}
    <p class="muted">${unitCell(row)}</p>
    <p>${dueCell(row)} · ${ui.percent(row.percent / 100)}</p>
  </li>`

/** A column for each state that occurs. Moving a card is what the forms of its work do, not the mouse. */
export const board = (rows: readonly WorkRow[]): ui.Html => {
  const columns = countedStates
    .map((state) => ({ state, cards: rows.filter((row) => row.state === state) }))
    .filter(({ cards }) => cards.length > 0)
  return html`<div class="board">
    ${columns.map(
      ({ state, cards }) =>
        html`<section class="board-column">
          <h2>${stateBadge(state)} ${ui.number(cards.length)}</h2>
          <ul>
            ${cards.map(card)}
          </ul>
        </section>`,
    )}
  </div>`
}
