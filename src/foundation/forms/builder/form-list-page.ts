import { canAnywhere } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findForms } from '../form-queries.ts'
import { actions } from '../forms-access.ts'
import { formPath } from './paths.ts'
import { t } from './texts.ts'

export const stateBadge = (publishedAt: Temporal.Instant | null): ui.Html =>
  publishedAt
    ? ui.statusBadge({ text: t('forms.published'), tone: 'success' })
    : ui.statusBadge({ text: t('forms.unpublished'), tone: 'neutral' })

/** The forms one may change. */
export async function showForms({ db, actor, frame }: SignedInContext): Promise<ui.Html> {
  if (!canAnywhere(actor, actions['forms.edit'])) throw forbidden({ action: 'forms.edit' })
  const forms = await findForms(db, actor)
  const make = ui.linkButton({ text: t('forms.new'), href: '/bieu-mau/moi' })
  return ui.staffPage({
    ...frame,
    title: t('forms.title'),
    lead: t('forms.lead'),
    actions: make,
    children: ui.table({
      caption: t('forms.title'),
      captionHidden: true,
      rows: forms,
      empty: ui.emptyState({ title: t('forms.none'), body: t('forms.none_body'), action: make }),
      columns: [
        {
          header: t('forms.name'),
          rowHeader: true,
          cell: ({ id, title }) => ui.html`<a href="${formPath(id)}">${title || '—'}</a>`,
        },
        { header: t('forms.version'), numeric: true, cell: ({ number }) => number },
        { header: t('forms.state'), cell: ({ publishedAt }) => stateBadge(publishedAt) },
        { header: t('forms.authority'), cell: ({ authorityName }) => authorityName },
        { header: t('forms.edited'), cell: ({ editedAt }) => ui.dateTime(editedAt) },
      ],
    }),
  })
}
