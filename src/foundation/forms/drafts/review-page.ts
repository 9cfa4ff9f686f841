import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { answersView } from '../answers-view.ts'
import { provenanceTable } from '../provenance-table.ts'
import { t } from '../pages/fill-texts.ts'
import { draftPath } from './draft-purpose.ts'
import { readDraft } from './read-draft.ts'

/** What was filled in, as whoever receives it will read it. */
export async function showReview({ db, actor, frame, params }: SignedInContext): Promise<ui.Html> {
  const read = await readDraft(db, actor, params.id!)
  const { draft, answers, errors } = read
  const path = draftPath(draft.id)
  const { definition } = draft
  return ui.staffPage({
    ...frame,
    title: t('forms.review_title', { title: definition.title }),
    lead: t('forms.review_lead'),
    crumbs: [
      { text: t('forms.drafts_title'), href: '/ban-nhap' },
      { text: definition.title, href: path },
    ],
    width: 'narrow',
    children: [
      Object.keys(errors).length > 0 && ui.notice({ tone: 'warning', body: t('forms.review_incomplete') }),
      answersView(definition, answers, { fileHref: (id) => `${path}/tep/${id}` }),
      provenanceTable(definition, read.provenance),
      ui.buttonGroup([
        ui.linkButton({ text: t('forms.review_edit'), href: `${path}?kiem=1`, kind: 'secondary' }),
        ui.linkButton({ text: t('forms.review_print'), href: `${path}/to-khai.pdf`, kind: 'secondary' }),
      ]),
    ],
  })
}
