import { canAnywhere } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { onePage, placeOf } from '../../../kernel/http/list-address.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { findUnsettled, pageSize } from '../find-unsettled.ts'
import { t } from '../texts.ts'
import { feesPath, periodPath } from './paths.ts'
import { money } from './words.ts'

/** Where money is still to be collected or given back. */
export async function showUnsettled(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  if (!canAnywhere(actor, dossierActions['dossiers.read'])) throw forbidden()
  const found = await findUnsettled(db, actor, placeOf(url))
  const { shown, pages } = onePage(url, found, pageSize, ({ changed_at: at, id }) => ({ at, id }))
  return ui.staffPage({
    ...context.frame,
    title: t('fees.unsettled'),
    lead: t('fees.unsettled_lead'),
    actions: ui.linkButton({ text: t('fees.period_title'), href: periodPath, kind: 'secondary' }),
    children:
      shown.length === 0
        ? ui.emptyState({ title: t('fees.unsettled_none'), body: t('fees.unsettled_others') })
        : html`${ui.table({
            caption: t('fees.unsettled'),
            captionHidden: true,
            rows: shown,
            columns: [
              {
                header: t('fees.code'),
                rowHeader: true,
                cell: ({ id, code }) => html`<a class="code" href="${feesPath(id)}">${code}</a>`,
              },
              {
                header: t('fees.applicant'),
                cell: (row) =>
                  html`${row.applicant_name}${row.applicant_phone && html`<div class="muted">${row.applicant_phone}</div>`}`,
              },
              {
                header: t('fees.procedure'),
                cell: (row) =>
                  html`${row.procedure_name}
                    <div class="muted">${row.unit}</div>`,
              },
              { header: t('fees.owed_now'), numeric: true, cell: ({ owed }) => money(owed) },
              { header: t('fees.taken'), numeric: true, cell: ({ taken }) => money(taken) },
              {
                header: t('fees.balance'),
                cell: ({ balance }) =>
                  ui.statusBadge({
                    text: t(balance > 0 ? 'fees.short_collect' : 'fees.short_give_back', {
                      amount: money(Math.abs(balance)),
                    }),
                    tone: balance > 0 ? 'warning' : 'danger',
                  }),
              },
              { header: t('fees.since'), cell: (row) => ui.dateTime(row.changed_at) },
            ],
          })}
          ${pages}`,
  })
}
