import { dateOf } from '../../../foundation/calendar/index.ts'
import { canAnywhere } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { onePage, placeOf } from '../../../kernel/http/list-address.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html, type Html } from '../../../kernel/ui/index.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { addressOf, behindOf } from '../address.ts'
import { findBehind, pageSize, type BehindRow } from '../find-behind.ts'
import { findReport } from '../report.ts'
import { t } from '../texts.ts'

const list = (caption: ReturnType<typeof t>, rows: readonly BehindRow[]): Html =>
  ui.table<BehindRow>({
    caption,
    captionHidden: true,
    columns: [
      {
        header: t('statistics.dossier'),
        rowHeader: true,
        cell: ({ id, code, applicant_name }) =>
          html`<a class="code" href="/ho-so/${id}">${code}</a><br /><span class="muted">${applicant_name}</span>`,
      },
      { header: t('statistics.procedure'), cell: (row) => row.procedure_name },
      { header: t('statistics.by_unit'), cell: (row) => row.competent_unit },
      { header: t('statistics.filed'), cell: (row) => ui.dateTime(row.filed_at) },
      { header: t('statistics.due'), cell: (row) => ui.dateTime(row.due_at) },
      { header: t('statistics.ended'), mayBeEmpty: true, cell: (row) => ui.dateTime(row.ended_at) },
    ],
    rows,
  })

/** The dossiers of one figure; how many they are is the figure itself. */
export async function showBehind(context: SignedInContext): Promise<Html> {
  const { db, actor, url } = context
  if (!canAnywhere(actor, dossierActions['dossiers.read'])) throw forbidden({ action: 'dossiers.read' })
  const asked = behindOf(url, dateOf(db.now))
  const found = await findBehind(db, actor, asked, placeOf(url))
  const { rows, total } = await findReport(db, actor, { ...asked, misread: false })
  const group = rows.find(({ key }) => key === asked.key)
  const count = asked.key === undefined ? total[asked.figure] : (group?.figures[asked.figure] ?? 0)
  const { shown, pages } = onePage(url, found, pageSize, (row) => ({ at: row.filed_at, id: row.id }))
  return ui.staffPage({
    ...context.frame,
    title: t(`statistics.${asked.figure}`),
    crumbs: [{ text: t('statistics.title'), href: addressOf(asked) }],
    lead: t('statistics.period', { from: formatDate(asked.from), to: formatDate(asked.to) }),
    children: html`<p>${group && html`<strong>${group.name}</strong>: `}${t('statistics.count', { count })}</p>
      ${
        shown.length
          ? list(t(`statistics.${asked.figure}`), shown)
          : ui.emptyState({ title: t('statistics.list_none') })
      }${pages}`,
  })
}
