import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { notFound } from '../../../kernel/errors.ts'
import { importHref } from '../addresses.ts'
import { getReview } from '../settling/get-review.ts'
import { findSource } from '../source/find-source.ts'
import { l } from './list-texts.ts'
import { reviewPage } from './review-frame.ts'
import { textView } from './text-view.ts'
import { p } from './texts.ts'

/** The document as it was read, all of it; every value of the draft links into it. */
export async function showSource(context: SignedInContext): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const source = await findSource(context.db, review.row.id)
  if (!source) throw notFound()
  return reviewPage(context, review, {
    part: 'van-ban',
    actions: ui.linkButton({
      text: p('settling.original'),
      kind: 'secondary',
      href: importHref(review.row.id, 'tep'),
    }),
    children: html`${
      source.remarks.length > 0 &&
      ui.notice({
        tone: 'warning',
        title: l('settling.remarks'),
        body: html`<ul>
          ${source.remarks.slice(0, 50).map((remark) => html`<li>${remark}</li>`)}
        </ul>`,
      })
    }
    ${textView(source, context.url)}`,
  })
}
