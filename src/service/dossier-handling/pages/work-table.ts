import type { UnitClock } from '../../../foundation/calendar/index.ts'
import { addressAfter } from '../../../kernel/http/list-address.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dossierText, stateOf } from '../../dossiers/index.ts'
import type { WorkRow } from '../lists/work-list.ts'
import { openedFrom } from '../lists/came-from.ts'
import { remainingBadge } from './remaining.ts'
import { t } from '../texts.ts'

/** `list`: the address of the list it is opened from. */
export const dossierLink = (row: { id: string; code: string }, list = ''): ui.Html =>
  html`<a class="code" href="${openedFrom(row.id, list)}">${row.code}</a>`

/** Which rows the buttons under the list are for. */
const tick = (row: WorkRow): ui.Html =>
  html`<span class="choice"
    ><input
      type="checkbox"
      id="s-${row.step_id}"
      name="steps"
      value="${row.id}.${row.step_id}.${String(row.step_version)}"
    /><label for="s-${row.step_id}"
      ><span class="visually-hidden">${t('handling.choose_row', { code: row.code })}</span></label
    ></span
  >`

/** How long there is; what has its result waits only to be handed over. */
function left(row: WorkRow, clocks: ReadonlyMap<string, UnitClock>, now: Temporal.Instant): ui.Content {
  if (row.finished_at) return ui.statusBadge({ text: dossierText(`dossiers.state_${stateOf(row)}`), tone: 'success' })
  if (row.waiting_until && Temporal.Instant.compare(row.waiting_until, now) < 0)
    return html`${ui.statusBadge({ text: t(`handling.waited_${row.waiting_for as 'supplement'}`), tone: 'danger' })}<br />${ui.dateTime(row.waiting_until)}`
  if (row.waiting_for)
    return ui.statusBadge({ text: t(`handling.waits_${row.waiting_for as 'supplement'}`), tone: 'warning' })
  const clock = clocks.get(row.step_path)
  if (!row.case_due_at || !clock) return html`<span class="muted">${t('handling.no_date_yet')}</span>`
  return html`${ui.dateTime(row.case_due_at)}<br />${remainingBadge(clock, now, row.case_due_at, row.missed_at)}`
}

export const workTable = (
  url: URL,
  rows: readonly WorkRow[],
  clocks: ReadonlyMap<string, UnitClock>,
  now: Temporal.Instant,
): ui.Html =>
  ui.table({
    caption: t('handling.dossiers'),
    captionHidden: true,
    rows,
    empty: ui.emptyState({ title: t('handling.nothing_here'), body: t('handling.nothing_here_why') }),
    columns: [
      { header: t('handling.choose'), cell: tick },
      {
        header: t('handling.dossier_column'),
        rowHeader: true,
        cell: (row) =>
          html`${dossierLink(row, addressAfter(url, { at: row.case_due_at, id: row.step_id }))}<br /><span class="muted"
              >${row.procedure_name}</span
            >`,
      },
      { header: t('handling.applicant'), cell: (row) => row.applicant_name },
      {
        header: t('handling.step'),
        cell: (row) =>
          html`${row.asked_on ? t('handling.opinion_on', { step: row.step_name }) : row.step_name}<br /><span
              class="muted"
              >${row.step_unit} · ${row.person_name ?? t('handling.nobody')}</span
            >${row.of_nobody && html`<br />${ui.statusBadge({ text: t('handling.of_nobody'), tone: 'danger' })}`}`,
      },
      { header: t('handling.due'), cell: (row) => left(row, clocks, now) },
    ],
  })
