import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { conflictHref, importHref, targetHref } from '../addresses.ts'
import type { DraftTarget } from '../draft.ts'
import { openConflicts, ownDoubts } from '../open-points.ts'
import { getReview } from '../settling/get-review.ts'
import { pageOf } from './page-of.ts'
import { reviewPage } from './review-frame.ts'
import { x } from './target-texts.ts'
import { targetValue } from './target-value.ts'

const perPage = 100

/** All targets, with what is doubtful or contradicted. */
export async function showTargets(context: SignedInContext): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const { row, draft } = review
  const contradicted = new Map(
    openConflicts(draft).flatMap((group) =>
      group.map((index) => [draft.targets[index]!.id, draft.targets[group[0]!]!.id]),
    ),
  )
  const state = (target: DraftTarget): ui.Content => {
    const conflict = contradicted.get(target.id)
    if (conflict)
      return html`<a href="${conflictHref(row.id, conflict)}"
        >${ui.statusBadge({ text: x('settling.target_conflict'), tone: 'warning' })}</a
      >`
    if (ownDoubts(target).length) return ui.statusBadge({ text: x('settling.target_doubtful'), tone: 'warning' })
    if (target.binding === false) return ui.statusBadge({ text: x('settling.target_not_binding') })
    return target.duplicateOf && ui.statusBadge({ text: x('settling.target_duplicate') })
  }
  const { shown, pagination } = pageOf(context.url, draft.targets, perPage)
  return reviewPage(context, review, {
    part: 'chi-tieu',
    actions:
      review.maySettle &&
      ui.linkButton({ text: x('settling.new_target'), kind: 'secondary', href: importHref(row.id, 'chi-tieu/them') }),
    children: html`${ui.table({
      caption: x('settling.targets_caption'),
      captionHidden: true,
      rows: shown,
      empty: ui.emptyState({ title: x('settling.no_targets'), body: x('settling.no_targets_body') }),
      columns: [
        {
          header: x('settling.target_text'),
          rowHeader: true,
          cell: (target) => html`<a href="${targetHref(row.id, target.id)}?tu-bang">${target.text}</a>`,
        },
        { header: x('settling.target_value'), cell: targetValue },
        { header: x('settling.target_scope'), cell: ({ scope }) => scope },
        { header: x('settling.target_state'), cell: state },
      ],
    })}
    ${pagination}`,
  })
}
