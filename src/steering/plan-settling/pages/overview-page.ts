import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { PageAnswer } from '../../../kernel/http/route.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { pointHref } from '../addresses.ts'
import { getImport } from '../importing/import-queries.ts'
import { getReview } from '../settling/get-review.ts'
import { differences, figures } from './overview-figures.ts'
import { enterForce } from './overview-force.ts'
import { anomalies, notUnderstood, openList, refusedList } from './overview-lists.ts'
import { showReading } from './reading-page.ts'
import { reviewPage } from './review-frame.ts'
import { p } from './texts.ts'

/** An import where it stands: being read, refused, or to be settled. */
export async function showImport(context: SignedInContext): Promise<PageAnswer> {
  const row = await getImport(context.db, context.actor, context.params.id!)
  return row.read_at && !row.dropped_at ? showOverview(context) : showReading(context, row)
}

/** The first page of an import that was read: do the totals hold, what is open, and into force with it. */
export async function showOverview(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const { row } = review
  const [first] = review.points
  return reviewPage(context, review, {
    part: '',
    errors: problem?.errors,
    actions:
      first && review.maySettle && ui.linkButton({ text: p('settling.next_point'), href: pointHref(row.id, first) }),
    children: html`${problem && review.points.length > 0 && refusedList(review)} ${figures(review)}
      <div class="columns">
        <div>${openList(review)} ${enterForce(context, review)}</div>
        <div>${differences(review)} ${anomalies(review)} ${notUnderstood(review)}</div>
      </div>`,
  })
}
