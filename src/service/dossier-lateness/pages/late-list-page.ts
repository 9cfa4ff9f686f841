import type { SignedInContext } from '../../../kernel/http/context.ts'
import { onePage, placeOf } from '../../../kernel/http/list-address.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { countCases, findCases, type CaseList, type LateCase } from '../case-queries.ts'
import { t } from '../texts.ts'
import { pageSize } from '../waited-queries.ts'
import { waitedList } from './waited-list.ts'

const lists = ['decide', 'explain', 'judge', 'waited', 'done'] as const

const listOf = (url: URL): CaseList | 'waited' => lists.find((one) => one === url.searchParams.get('xem')) ?? 'decide'

/** Late or not, and what was decided: each a badge with words, never a colour alone. */
export const caseState = (late: LateCase): ui.Html => {
  const lateness = late.late_since
    ? ui.statusBadge({ text: t('lateness.late_since', { at: formatDateTime(late.late_since) }), tone: 'danger' })
    : ui.statusBadge({ text: t('lateness.not_late_yet'), tone: 'warning' })
  const apology =
    late.apology === 'sent'
      ? t('lateness.apologised_state', { at: formatDateTime(late.new_due_at) })
      : late.apology === 'not_needed'
        ? t('lateness.not_needed_state', { name: late.decided_by_name ?? '' })
        : late.apology === 'no_date'
          ? t('lateness.no_date_state')
          : t(late.ended_at ? 'lateness.ended_undecided_state' : 'lateness.undecided_state')
  return html`${lateness}<br /><span class="muted">${apology}</span>`
}

/** Where it is now and with whom: its open steps, or that nothing is left to do. */
export const standsAt = ({ stands }: Pick<LateCase, 'stands'>): ui.Html =>
  stands.length > 0
    ? html`${stands.map(
        ({ name, holder }) =>
          html`<div>${name}<br /><span class="muted">${holder ?? t('lateness.unclaimed')}</span></div>`,
      )}`
    : html`<span class="muted">${t('lateness.nothing_open')}</span>`

/** What the head has to decide and to hear: about to be late, late, awaited too long, explained. */
export async function showLateList(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const list = listOf(url)
  const counts = await countCases(db, actor)
  return ui.staffPage({
    ...context.frame,
    title: t('lateness.title'),
    lead: t('lateness.lead'),
    children: html`${ui.tabs(
      lists.map((one) => ({
        text: t(`lateness.tab_${one}`),
        count: counts[one],
        href: `?xem=${one}`,
        current: one === list,
      })),
    )}${list === 'waited' ? await waitedList(context) : await caseList(context, list)}`,
  })
}

async function caseList({ db, actor, url }: SignedInContext, list: CaseList): Promise<ui.Html> {
  const rows = await findCases(db, actor, list, placeOf(url))
  const { shown, pages } = onePage(url, rows, pageSize, (row) => ({ at: row.due_at, id: row.dossier_id }))
  return html`${caseTable(shown, list)} ${pages}`
}

const caseTable = (rows: readonly LateCase[], list: CaseList): ui.Html =>
  ui.table({
    caption: t(`lateness.list_${list}`),
    captionHidden: true,
    columns: [
      {
        header: t('lateness.dossier'),
        rowHeader: true,
        cell: (row) =>
          html`<a class="code" href="/ho-so-tre-han/${row.dossier_id}">${row.code}</a><br /><span class="muted"
              >${row.applicant_name}</span
            >`,
      },
      { header: t('lateness.procedure'), cell: (row) => row.procedure_name },
      { header: t('lateness.due'), cell: (row) => ui.dateTime(row.due_at) },
      {
        header: t('lateness.stands_at'),
        cell: standsAt,
      },
      { header: t('lateness.unit'), cell: (row) => row.unit_name },
      { header: t('lateness.state'), cell: caseState },
    ],
    rows,
    empty: ui.emptyState({ title: t(`lateness.none_${list}`) }),
  })
