import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { notFound } from '../../../kernel/errors.ts'
import { importHref, pointHref } from '../addresses.ts'
import { seenMark } from '../correcting/apply-correction.ts'
import { differenceKey, type ComparedField, type TaskDifference } from '../correcting/compare-tasks.ts'
import { findCorrection } from '../correcting/find-correction.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { c } from './correction-texts.ts'
import { formState, type FormState } from './form-values.ts'
import { i } from './item-texts.ts'
import { reviewPage } from './review-frame.ts'
import { p } from './texts.ts'

const applyAction = 'plan_settling.apply_correction'

/** What a corrected version changes, ticked one by one. */
export async function showCorrection(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  if (!review.row.corrects_plan_id) throw notFound()
  return reviewPage(context, review, {
    part: '',
    errors: problem?.errors,
    children: html`<h2>${c('settling.correction_title')}</h2>
      ${review.points.length ? stillOpen(review) : await differencesForm(context, review, problem)}`,
  })
}

const stillOpen = ({ row, points }: Review): ui.Html =>
  ui.notice({
    tone: 'warning',
    title: c('settling.correction_open', { count: points.length }),
    body: html`<a href="${pointHref(row.id, points[0]!)}">${p('settling.next_point')}</a>`,
  })

async function differencesForm(
  context: SignedInContext,
  review: Review,
  problem: FormProblem | undefined,
): Promise<ui.Html> {
  const { row } = review
  const { differences } = await findCorrection(context.db, row, review)
  if (!differences.length) return ui.emptyState({ title: c('settling.correction_none') })
  const form = formState(problem, applyAction)
  const count = (kind: TaskDifference['kind']) => differences.filter((one) => one.kind === kind).length
  const ticked = form.values('ticked', differences.map(differenceKey))
  return html`<p class="lead">${c('settling.correction_lead')}</p>
    <p>
      ${c('settling.correction_counts', {
        added: count('added'),
        changed: count('changed'),
        dropped: count('dropped'),
      })}
    </p>
    ${ui.form({
      action: importHref(row.id, 'sua-doi'),
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(row.version), seen: seenMark(differences) },
      children: html`${differences.map((difference) => differenceView(difference, ticked))}
      ${review.maySettle && amendmentFields(form)}`,
    })}`
}

const tones = { added: 'success', changed: 'info', dropped: 'danger' } as const

const differenceView = (difference: TaskDifference, ticked: readonly string[]): ui.Html => {
  const key = differenceKey(difference)
  const { task } = difference
  return html`<section class="section">
    ${ui.checkbox({
      name: 'ticked',
      id: `apply-${key}`,
      value: key,
      label: [task.number, task.text].filter(Boolean).join('. '),
      checked: ticked.includes(key),
    })}
    ${ui.statusBadge({ text: c(`settling.${difference.kind}`), tone: tones[difference.kind] })}
    ${
      difference.kind === 'changed' &&
      difference.fields.map(
        ({ field, before, after }) =>
          html`<p>${fieldName(field)}</p>
            ${ui.textDiff({ before, after })}`,
      )
    }
  </section>`
}

const fieldName = (field: ComparedField): Text =>
  field === 'number' ? i('settling.no') : field === 'budget' ? c('settling.compared_budget') : i(`settling.${field}`)

const amendmentFields = (form: FormState): ui.Html =>
  html`<section class="section">
    <h2>${c('settling.amendment')}</h2>
    ${ui.fieldRow([
      ui.textInput({
        name: 'amendmentNumber',
        label: c('settling.amendment_number'),
        value: form.value('amendmentNumber'),
        error: form.error('amendmentNumber'),
      }),
      ui.dateInput({
        name: 'amendmentDate',
        label: c('settling.amendment_date'),
        value: form.value('amendmentDate'),
        error: form.error('amendmentDate'),
      }),
    ])}
    ${ui.textInput({
      name: 'amendmentReason',
      label: c('settling.amendment_reason'),
      value: form.value('amendmentReason'),
      error: form.error('amendmentReason'),
    })}
    ${ui.button({ text: c('settling.apply') })}
  </section>`
