import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { t } from '../pages/fill-texts.ts'
import { getDraftPurpose, pageOfDraft } from './draft-purpose.ts'
import { findDrafts } from './draft-queries.ts'

/** What somebody has begun and not finished, on whatever device. */
export async function showDrafts({ db, actor, frame }: SignedInContext): Promise<ui.Html> {
  const rows = await findDrafts(db, actor)
  return ui.staffPage({
    ...frame,
    title: t('forms.drafts_title'),
    lead: t('forms.drafts_lead'),
    children: ui.table({
      caption: t('forms.drafts_title'),
      captionHidden: true,
      rows,
      empty: ui.emptyState({ title: t('forms.drafts_none'), body: t('forms.drafts_none_body') }),
      columns: [
        {
          header: t('forms.draft_form'),
          rowHeader: true,
          cell: (draft) => ui.html`<a href="${pageOfDraft(draft)}">${draft.title}</a>`,
        },
        { header: t('forms.draft_purpose'), cell: ({ purpose }) => getDraftPurpose(purpose).title },
        { header: t('forms.draft_saved'), cell: ({ savedAt }) => ui.dateTime(savedAt) },
        { header: t('forms.draft_expires'), cell: ({ expiresAt }) => ui.dateTime(expiresAt) },
      ],
    }),
  })
}
