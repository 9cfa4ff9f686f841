import { can } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { onePage, placeOf } from '../../../kernel/http/list-address.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { t } from '../texts.ts'
import { findWaited, pageSize, type Waited } from '../waited-queries.ts'

const mayStop = ({ actor }: SignedInContext, row: Waited): boolean =>
  row.accepted_at !== null &&
  [row.reception_path, row.competent_path].some((path) => can(actor, dossierActions['dossiers.serve'], path))

/** What was asked for did not come in the time that was told: one press stops it, with the notice (form 05) to print. */
export async function waitedList(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const rows = await findWaited(db, actor, placeOf(url))
  const { shown, pages } = onePage(url, rows, pageSize, (row) => ({ at: row.waiting_until, id: row.id }))
  const table = ui.table({
    caption: t('lateness.list_waited'),
    empty: ui.emptyState({ title: t('lateness.none_waited') }),
    columns: [
      {
        header: t('lateness.dossier'),
        rowHeader: true,
        cell: (row) =>
          html`<a class="code" href="/ho-so/${row.id}">${row.code}</a><br /><span class="muted"
              >${row.applicant_name}</span
            >`,
      },
      { header: t('lateness.procedure'), cell: (row) => row.procedure_name },
      {
        header: t('lateness.waits_for'),
        cell: (row) =>
          html`${t(`lateness.waits_${row.waiting_for as 'supplement'}`)}<br /><span class="muted"
              >${t('lateness.asked_on')} ${ui.dateTime(row.waiting_since)}</span
            >`,
      },
      { header: t('lateness.waited_until'), cell: (row) => ui.dateTime(row.waiting_until) },
      { header: t('lateness.unit'), cell: (row) => row.competent_unit },
      {
        header: t('lateness.to_do'),
        cell: (row) =>
          mayStop(context, row)
            ? ui.buttonForm({
                action: `/ho-so-tre-han/${row.id}/dung`,
                csrf: context.csrf,
                hidden: { version: String(row.version) },
                text: t('lateness.stop'),
                about: row.code,
              })
            : undefined,
      },
    ],
    rows: shown,
  })
  return html`${table} ${pages}`
}
