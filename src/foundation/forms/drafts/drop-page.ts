import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { t } from '../pages/fill-texts.ts'
import { draftPath, getDraftPurpose, pageOfDraft } from './draft-purpose.ts'
import { getDraft } from './draft-queries.ts'

/** Before a draft is deleted: what was typed comes back in no way. */
export async function showDropDraft({ db, actor, csrf, frame, params }: SignedInContext): Promise<ui.Html> {
  const draft = await getDraft(db, actor, params.id!)
  const path = draftPath(draft.id)
  return ui.staffPage({
    ...frame,
    title: t('forms.draft_drop'),
    crumbs: [{ text: t('forms.drafts_title'), href: '/ban-nhap' }],
    width: 'narrow',
    children: ui.confirmation({
      action: `${path}/bo`,
      csrf,
      consequence: t('forms.draft_drop_consequence', {
        title: draft.definition.title || getDraftPurpose(draft.purpose).title,
        files: draft.files.length,
      }),
      confirmText: t('forms.draft_drop'),
      cancelHref: pageOfDraft(draft),
      danger: true,
    }),
  })
}
