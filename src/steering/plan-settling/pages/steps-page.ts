import type { SignedInContext } from '../../../kernel/http/context.ts'
import { summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { importHref } from '../addresses.ts'
import { getReview } from '../settling/get-review.ts'
import { findSteps, stepsShown, type StepRow } from '../settling/step-queries.ts'
import type { StepKind } from '../settling/take-step.ts'
import { reviewPage } from './review-frame.ts'
import { l } from './list-texts.ts'

const stepText =
  ({ kind, label }: Pick<StepRow, 'kind' | 'label'>): Text =>
  (lang) =>
    `${inLanguage(l(`settling.step_${kind as StepKind}`), lang)}: ${label}`

/** Who settled what, newest first; the last step can be taken back. */
export async function showSteps(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const before = Number(context.url.searchParams.get('truoc')) || undefined
  const rows = await findSteps(context.db, review.row.id, before)
  const shown = rows.slice(0, stepsShown)
  const last = before === undefined ? rows.find((row) => !row.undone_at) : undefined
  const { id, version } = review.row
  return reviewPage(context, review, {
    part: 'cac-buoc',
    errors: summaryWithin(problem),
    actions:
      last &&
      review.maySettle &&
      ui.buttonForm({
        action: importHref(id, 'cac-buoc/hoan-tac'),
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: { version: String(version) },
        text: l('settling.undo'),
        about: stepText(last),
      }),
    children: shown.length
      ? html`${ui.timeline(
          shown.map((row) => ({
            title: row.undone_at ? html`<s>${stepText(row)}</s>` : stepText(row),
            at: row.made_at,
            actor: row.made_by_name,
            tone: row.undone_at ? 'neutral' : 'success',
            body: row.undone_at && html`${l('settling.undone_at')} ${ui.dateTime(row.undone_at)}`,
          })),
        )}
        ${ui.pagination({ next: rows.length > stepsShown ? `?truoc=${shown.at(-1)!.number}` : undefined })}`
      : ui.emptyState({ title: l('settling.no_steps'), body: l('settling.no_steps_body') }),
  })
}
