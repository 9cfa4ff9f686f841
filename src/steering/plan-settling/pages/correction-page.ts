import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { notFound } from '../../../kernel/errors.ts'
import { importHref, pointHref } from '../addresses.ts'
import { seenMark } from '../correcting/apply-correction.ts'
import { differenceKey, type PlanDifference, type TargetField, type TaskField } from '../correcting/compare-plans.ts'
import { findCorrection } from '../correcting/find-correction.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { c } from './correction-texts.ts'
import { formState, type FormState } from './form-values.ts'
import { i } from './item-texts.ts'
import { reviewPage } from './review-frame.ts'
import { x } from './target-texts.ts'
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
  const ticked = form.values('ticked', differences.map(differenceKey))
  return html`<p class="lead">${c('settling.correction_lead')}</p>
    ${ui.form({
      action: importHref(row.id, 'sua-doi'),
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(row.version), seen: seenMark(differences) },
      children: html`${listOf('task', differences, ticked)} ${listOf('target', differences, ticked)}
      ${review.maySettle && amendmentFields(form)}`,
    })}`
}

/** The differences of one list of the plan, with how many there are of each kind. */
const listOf = (
  what: PlanDifference['what'],
  all: readonly PlanDifference[],
  ticked: readonly string[],
): ui.Content => {
  const found = all.filter((one) => one.what === what)
  const count = (kind: PlanDifference['kind']) => found.filter((one) => one.kind === kind).length
  return (
    found.length > 0 &&
    html`<section class="section">
      <h2>${p(what === 'task' ? 'settling.tasks' : 'settling.targets')}</h2>
      <p class="hint">
        ${c('settling.correction_counts', {
          added: count('added'),
          changed: count('changed'),
          dropped: count('dropped'),
        })}
      </p>
      ${ui.table({
        caption: p(what === 'task' ? 'settling.tasks' : 'settling.targets'),
        captionHidden: true,
        rows: found,
        columns: columnsOf(what, ticked),
      })}
    </section>`
  )
}

const tones = { added: 'success', changed: 'info', dropped: 'danger' } as const

const columnsOf = (what: PlanDifference['what'], ticked: readonly string[]): ui.Column<PlanDifference>[] => [
  {
    header: p(what === 'task' ? 'settling.tasks' : 'settling.targets'),
    rowHeader: true,
    cell: (one) => {
      const { item } = one
      const value = differenceKey(one)
      const label = ['number' in item && item.number, item.text].filter(Boolean).join('. ')
      return ui.checkbox({ name: 'ticked', id: `apply-${value}`, value, label, checked: ticked.includes(value) })
    },
  },
  {
    header: c('settling.difference'),
    cell: ({ kind }) => ui.statusBadge({ text: c(`settling.${kind}`), tone: tones[kind] }),
  },
  { header: c('settling.difference_in'), cell: (one) => differenceIn(one) },
]

// Words are compared word by word; of a date or a sum the old one and the new one stand whole.
const wordy: ReadonlySet<string> = new Set(['text', 'goal', 'lead', 'coordinate', 'outputs', 'note', 'target_text'])

/** Of what is changed every field, before and after; of a new task who does it until when. */
const differenceIn = (one: PlanDifference): ui.Content => {
  if (one.kind === 'changed')
    return one.fields.map(({ field, before, after }) => [
      html`<p class="muted">${fieldName(field)}</p>`,
      ui.textDiff({ before, after, whole: !wordy.has(field) }),
    ])
  if (one.kind === 'dropped' || one.what === 'target') return undefined
  const { lead, deadline } = one.item
  return [lead.map(({ printed }) => printed).join('; '), deadline.text].filter(Boolean).join(' · ')
}

const targetFields: Record<Exclude<TargetField, 'area'>, Text> = {
  target_text: x('settling.target_text'),
  target_value: x('settling.target_value'),
  target_scope: x('settling.target_scope'),
  target_binds: c('settling.compared_binding'),
}

const fieldName = (field: TaskField | TargetField): Text => {
  if (field in targetFields) return targetFields[field as keyof typeof targetFields]
  if (field === 'number') return i('settling.no')
  if (field === 'budget') return c('settling.compared_budget')
  return i(`settling.${field as Exclude<TaskField, 'number' | 'budget'>}`)
}

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
