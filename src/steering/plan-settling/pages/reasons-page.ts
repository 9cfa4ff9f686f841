// Doubts by their reason: what one broken column or one misprinted year did to many rows, looked at together.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Task } from '../../plan-reading/index.ts'
import { importHref, taskHref } from '../addresses.ts'
import { onlyOffer, reasonsOf, type ReasonGroup } from '../settling/doubt-reasons.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { numberOf } from '../settling/typed-task.ts'
import { formState, type FormState } from './form-values.ts'
import { i } from './item-texts.ts'
import { r } from './reason-texts.ts'
import { reviewPage } from './review-frame.ts'
import { fieldLabel, offerWords, readText } from './task-fields-view.ts'

const settleAction = 'plan_settling.settle_reason'
// A page stays short enough to be looked at; what does not fit comes once these are settled.
const mostTasks = 120
const mostGroups = 40

/** As many reasons and rows as a person looks at in one go. */
function shownGroups(groups: readonly ReasonGroup[]): ReasonGroup[] {
  let room = mostTasks
  return groups.slice(0, mostGroups).flatMap((group) => {
    const tasks = group.tasks.slice(0, room)
    room -= tasks.length
    return tasks.length ? [{ ...group, tasks }] : []
  })
}

export async function showReasons(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const groups = shownGroups(reasonsOf(review.draft))
  return reviewPage(context, review, {
    part: 'nhiem-vu',
    errors: problem?.errors,
    children: groups.length
      ? html`<p class="lead">${r('settling.reasons_lead')}</p>
          ${groups.map((group) => groupView(context, review, group, problem))}`
      : ui.emptyState({ title: r('settling.reasons_none') }),
  })
}

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 158)}…` : text)

const taskName = (task: Task): string => short([numberOf(task), task.text].filter(Boolean).join('. '))

function columnsOf(review: Review, group: ReasonGroup, form: FormState): ui.Column<Task>[] {
  const tick = (task: Task): ui.Html => {
    const value = String(task.seq)
    const checked = form.values('ticked', [value]).includes(value)
    return ui.checkbox({ name: 'ticked', id: `t${group.key}-${value}`, value, label: taskName(task), checked })
  }
  const offer = (task: Task): ui.Content => {
    const only = onlyOffer(group, task)
    return only && offerWords(only.offer)
  }
  const closer = (task: Task): ui.Html =>
    html`<a href="${taskHref(review.row.id, task.seq)}">${r('settling.settle_alone')}</a>`
  return [
    { header: i('settling.text'), rowHeader: true, cell: review.maySettle ? tick : taskName },
    ...group.fields.map((field) => ({ header: fieldLabel(field), cell: (task: Task) => readText[field](task) })),
    ...(group.tasks.some((task) => onlyOffer(group, task))
      ? [{ header: r('settling.offered_instead'), cell: offer }]
      : []),
    { header: r('settling.look_closer'), cell: closer },
  ]
}

function groupView(
  { csrf, key }: SignedInContext,
  review: Review,
  group: ReasonGroup,
  problem: FormProblem | undefined,
): ui.Html {
  const sent = problem?.values.reason === group.key ? problem : undefined
  const form = formState(sent, settleAction)
  const { row, maySettle } = review
  const lines = ui.table({
    caption: group.reason,
    captionHidden: true,
    rows: group.tasks,
    columns: columnsOf(review, group, form),
  })
  const hasOffers = group.tasks.some((task) => onlyOffer(group, task))
  return html`<section class="section">
    <h2>${group.reason}</h2>
    <p class="hint">${r('settling.reason_count', { count: group.tasks.length })}</p>
    ${
      maySettle
        ? ui.form({
            action: importHref(row.id, 'nghi-van'),
            csrf,
            idempotencyKey: key(),
            hidden: { version: String(row.version), reason: group.key },
            children: html`${lines}
            ${ui.buttonGroup([
              hasOffers &&
                ui.button({ text: r('settling.take_offers'), name: 'pick', value: 'offer', about: group.reason }),
              ui.button({
                text: r('settling.confirm_ticked'),
                kind: hasOffers ? 'secondary' : 'primary',
                name: 'pick',
                value: 'read',
                about: group.reason,
              }),
            ])}`,
          })
        : lines
    }
  </section>`
}
