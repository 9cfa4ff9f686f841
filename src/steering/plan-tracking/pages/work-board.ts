import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { WorkRow } from '../work-queries.ts'
import { dueCell } from './due-text.ts'
import { countedStates } from './state-counts.ts'
import { stateBadge } from './state-badge.ts'
import { p } from './texts.ts'
import { unitCell, workLink } from './work-table.ts'

const card = (row: WorkRow): ui.Html =>
  html`${workLink(row)}
    <p class="muted">${unitCell(row)}</p>
    <p>${dueCell(row)} · ${ui.percent(row.percent / 100)}</p>`

/** A column for each state that occurs. */
export const board = (rows: readonly WorkRow[]): ui.Html =>
  ui.board({
    label: p('tracking.board'),
    columns: countedStates
      .map((state) => ({ state, cards: rows.filter((row) => row.state === state) }))
      .filter(({ cards }) => cards.length > 0)
      .map(({ state, cards }) => ({
        title: html`${stateBadge(state)} ${ui.number(cards.length)}`,
        cards: cards.map(card),
      })),
  })
