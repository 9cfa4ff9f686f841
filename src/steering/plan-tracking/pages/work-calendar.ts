import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { withParts } from '../../../kernel/http/list-address.ts'
import type { WorkRow } from '../work-queries.ts'
import { stateBadge } from './state-badge.ts'
import { p } from './texts.ts'
import { workLink } from './work-table.ts'

const monthNumber = (month: Temporal.PlainYearMonth): string => `${month.month}/${month.year}`

const monthName =
  (month: Temporal.PlainYearMonth): Text =>
  (lang) =>
    lang === 'vi' ? `Tháng ${monthNumber(month)}` : monthNumber(month)

const monthOf = (url: URL, today: Temporal.PlainDate): Temporal.PlainYearMonth => {
  const wanted = url.searchParams.get('thang') ?? ''
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(wanted) ? Temporal.PlainYearMonth.from(wanted) : today.toPlainYearMonth()
}

/** A month as a list of its days with work due: readable on a phone and by a screen reader, unlike a grid. */
export const workCalendar = (rows: readonly WorkRow[], url: URL, today: Temporal.PlainDate): ui.Html => {
  const month = monthOf(url, today)
  const due = rows.filter((row) => row.last_day?.toPlainYearMonth().equals(month))
  const days = Map.groupBy(due, (row) => String(row.last_day))
  const dates = [...days.keys()].toSorted()
  return html`<nav class="pagination" aria-label="${p('tracking.calendar')}">
      <a
        class="button button-secondary button-small"
        rel="prev"
        href="${withParts(url, { thang: month.subtract({ months: 1 }).toString() })}"
        >${monthNumber(month.subtract({ months: 1 }))}</a
      >
      <strong>${monthName(month)}</strong>
      <a
        class="button button-secondary button-small"
        rel="next"
        href="${withParts(url, { thang: month.add({ months: 1 }).toString() })}"
        >${monthNumber(month.add({ months: 1 }))}</a
      >
    </nav>
    ${
      dates.length === 0
        ? ui.emptyState({ title: p('tracking.no_work') })
        : ui.agenda(
            dates.map((date) => ({
              date: ui.date(Temporal.PlainDate.from(date)),
              entries: days
                .get(date)!
                .map(
                  (row) => html`${stateBadge(row.state)} ${workLink(row)} <span class="muted">${row.unit_name}</span>`,
                ),
            })),
          )
    }`
}
