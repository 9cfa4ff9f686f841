import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import { formatNumber } from '../../../kernel/text/numbers.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { comparators } from '../../plans/index.ts'
import { importHref, targetHref } from '../addresses.ts'
import type { DraftTarget } from '../draft.ts'
import { ownDoubts } from '../open-points.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { findPassage } from '../source/passage.ts'
import { formState, type FormState } from './form-values.ts'
import { itemPage } from './item-frame.ts'
import { i } from './item-texts.ts'
import { marksOf, passageView } from './passage-view.ts'
import { x } from './target-texts.ts'
import { comparatorName, targetValue } from './target-value.ts'
import { p } from './texts.ts'

const list = { text: p('settling.targets'), part: 'chi-tieu' } as const

/** One target beside its words in the document. */
export async function showTarget(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const index = review.draft.targets.findIndex(({ id }) => id === context.params.targetId)
  const target = review.draft.targets[index]
  if (!target) throw notFound()
  const passage = target.place ? await findPassage(context.db, review.row.id, target.place) : null
  return itemPage(context, review, {
    title: x('settling.target_title'),
    list,
    href: targetHref(review.row.id, target.id),
    position: { kind: 'target', index },
    problem,
    passage: passageView(passage, marksOf(target.place, target.text), importHref(review.row.id)),
    children: review.maySettle ? targetForms(context, review, target, problem) : targetFacts(target),
  })
}

function targetForms(
  context: SignedInContext,
  review: Review,
  target: DraftTarget,
  problem: FormProblem | undefined,
): ui.Content {
  const form = formState(problem, 'plan_settling.save_target', 'plan_settling.confirm_target')
  const action = targetHref(review.row.id, target.id)
  const back = form.checked('fromList', context.url.searchParams.has('tu-bang'))
  const doubts = ownDoubts(target)
  const common = {
    csrf: context.csrf,
    hidden: { version: String(review.row.version), ...(back && { fromList: 'true' }) },
  }
  return html`${ui.form({
    ...common,
    action,
    idempotencyKey: context.key(),
    children: html`${
      doubts.length > 0 && ui.notice({ tone: 'warning', title: doubts.map(({ reason }) => reason).join(' ') })
    }
    ${targetInputs(target, form)}
    ${ui.buttonGroup([
      ui.button({ text: i(back ? 'settling.save' : 'settling.save_next'), accesskey: 's' }),
      doubts.length > 0 &&
        ui.button({
          text: i('settling.confirm'),
          kind: 'secondary',
          formaction: `${action}/xac-nhan`,
          accesskey: 'd',
        }),
    ])}`,
  })}
  ${ui.buttonForm({
    ...common,
    action: `${action}/bo`,
    idempotencyKey: context.key(),
    text: x('settling.drop_target'),
    kind: 'plain',
  })}`
}

const figure = (value: unknown): string => (typeof value === 'number' ? formatNumber(value, 'vi', 6) : '')

function targetInputs(target: DraftTarget, form: FormState): ui.Content {
  const [from, to] = [target.value ?? []].flat()
  return html`${ui.textarea({
    name: 'text',
    label: x('settling.target_text'),
    rows: 3,
    value: form.value('text', target.text),
    error: form.error('text'),
  })}
  ${ui.fieldRow([
    ui.select({
      name: 'comparator',
      label: x('settling.target_comparator'),
      placeholder: false,
      options: comparators.map((one) => ({ value: one, text: comparatorName(one) })),
      value: form.value('comparator', target.comparator),
      error: form.error('comparator'),
    }),
    ui.numberInput({
      name: 'value',
      label: x('settling.target_value'),
      value: form.value('value', figure(from)),
      error: form.error('value'),
    }),
    ui.textInput({
      name: 'unit',
      label: x('settling.target_unit'),
      value: form.value('unit', target.unit),
      error: form.error('unit'),
    }),
  ])}
  ${ui.fieldRow([
    ui.numberInput({
      name: 'valueTo',
      label: x('settling.target_value_to'),
      value: form.value('valueTo', figure(to)),
      error: form.error('valueTo'),
    }),
    ui.dateInput({
      name: 'dueOn',
      label: x('settling.target_due'),
      value: form.value('dueOn', typeof from === 'string' ? from : ''),
      error: form.error('dueOn'),
    }),
  ])}
  ${ui.fieldRow([
    ui.textInput({
      name: 'scope',
      label: x('settling.target_scope'),
      value: form.value('scope', target.scope),
      error: form.error('scope'),
    }),
    ui.textInput({
      name: 'metricId',
      label: x('settling.target_metric'),
      width: 'short',
      value: form.value('metricId', target.metricId),
      error: form.error('metricId'),
    }),
  ])}
  ${ui.checkbox({
    name: 'binding',
    label: x('settling.target_binding'),
    checked: form.checked('binding', target.binding !== false),
  })}`
}

const targetFacts = (target: DraftTarget): ui.Html =>
  ui.descriptionList([
    { term: x('settling.target_text'), value: target.text },
    { term: x('settling.target_value'), value: targetValue(target) },
    { term: x('settling.target_scope'), value: target.scope },
    { term: x('settling.target_metric'), value: target.metricId },
  ])

const blank: DraftTarget = {
  id: '',
  metricId: null,
  section: null,
  text: '',
  comparator: '>=',
  value: null,
  unit: '%',
  scope: null,
  doubts: [],
}

/** A target that reading did not find. */
export async function showNewTarget(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  if (!review.maySettle) throw notFound()
  const href = importHref(review.row.id, 'chi-tieu/them')
  return itemPage(context, review, {
    title: x('settling.new_target'),
    list,
    href,
    position: { kind: 'target', index: review.draft.targets.length },
    problem,
    passage: passageView(null, marksOf(undefined), importHref(review.row.id)),
    children: ui.form({
      action: href,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(review.row.version) },
      children: html`${targetInputs(blank, formState(problem, 'plan_settling.add_target'))}
      ${ui.button({ text: x('settling.new_target'), accesskey: 's' })}`,
    }),
  })
}
