import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { formatNumber } from '../../../kernel/text/numbers.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { LegalBasis, PlanDocument } from '../../plan-reading/index.ts'
import { importHref } from '../addresses.ts'
import { isoDay } from '../iso-date.ts'
import { offerText, questionOf } from '../settling/doubt-choice.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { headFieldNames, type HeadFieldName } from '../settling/settle-head.ts'
import { tiers } from '../settling/task-fields.ts'
import { findPassage } from '../source/passage.ts'
import { formState, type FormState } from './form-values.ts'
import { h } from './head-texts.ts'
import { itemPage } from './item-frame.ts'
import { i } from './item-texts.ts'
import { marksOf, passageView } from './passage-view.ts'
import { questionView } from './question-view.ts'
import { p } from './texts.ts'

const saveAction = 'plan_settling.save_head'
const confirmAction = 'plan_settling.confirm_head'

/** The head of the document: what it is called, its number, its day, who issued it. */
export async function showHead(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const { document } = review.draft
  const { row } = review
  const place = document.doubts.map(({ field }) => document.places[field]).find(Boolean) ?? document.places.title
  const passage = place ? await findPassage(context.db, row.id, place) : null
  return itemPage(context, review, {
    title: h('settling.head_title'),
    list: { text: p('settling.tab_overview'), part: '' },
    href: importHref(row.id, 'thong-tin'),
    position: { kind: document.doubts.length ? 'document' : 'missing', index: 0 },
    problem,
    passage: html`${passageView(passage, marksOf(place), importHref(row.id))} ${legalBases(document.legalBases)}`,
    children: review.maySettle ? headForm(context, review, problem) : headFacts(document),
  })
}

const label = (field: HeadFieldName): Text => h(`settling.head.${field}`)

const read = (document: PlanDocument, field: HeadFieldName): Text => {
  if (field === 'placeTier') return document.placeTier ? i(`settling.level_${document.placeTier}`) : ''
  const day = field === 'dateIssued' && isoDay(document.dateIssued)
  return day ? (lang) => formatDate(day, lang) : String(document[field] ?? '')
}

function input(document: PlanDocument, field: HeadFieldName, form: FormState): ui.Html {
  const common = {
    name: field,
    label: label(field),
    value: form.value(field, String(document[field] ?? '')),
    error: form.error(field),
  }
  if (field === 'dateIssued') return ui.dateInput(common)
  if (field === 'placeTier')
    return ui.select({
      ...common,
      options: tiers.map((tier) => ({ value: tier, text: i(`settling.level_${tier}`) })),
      placeholder: i('settling.area_none'),
    })
  return ui.textInput({ ...common, ...(field === 'year' && { width: 'short', inputmode: 'numeric' }) })
}

// Fields that stand beside each other where there is room.
const rows: readonly (readonly HeadFieldName[])[] = [
  ['title'],
  ['kind', 'year', 'placeTier'],
  ['number', 'dateIssued'],
  ['issuer', 'signer'],
  ['theme'],
]

function headForm(context: SignedInContext, { draft, row }: Review, problem: FormProblem | undefined): ui.Html {
  const form = formState(problem, saveAction, confirmAction)
  const { document } = draft
  const action = importHref(row.id, 'thong-tin')
  const asked = headFieldNames.filter((field) => questionOf(document.doubts, field))
  return ui.form({
    action,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    hidden: { version: String(row.version) },
    children: html`${asked.length > 0 && html`<h2>${i('settling.doubtful_first')}</h2>`}
    ${asked.map((field) => {
      const question = questionOf(document.doubts, field)!
      return questionView({
        question,
        label: label(field),
        read: read(document, field),
        offers: field === 'placeTier' ? [] : question.offers.map(offerText),
        inputs: input(document, field, form),
        form,
      })
    })}
    ${rows
      .map((row) => row.filter((field) => !asked.includes(field)))
      .filter((row) => row.length > 0)
      .map((row) => ui.fieldRow(row.map((field) => input(document, field, form))))}
    ${ui.moneyInput({
      name: 'budgetTotalVND',
      label: h('settling.head.budget'),
      value: form.value(
        'budgetTotalVND',
        draft.budgetTotalVND === null ? '' : formatNumber(draft.budgetTotalVND, 'vi'),
      ),
      error: form.error('budgetTotalVND'),
    })}
    ${ui.buttonGroup([
      ui.button({ text: i('settling.save_next'), accesskey: 's' }),
      document.doubts.length > 0 &&
        ui.button({ text: i('settling.confirm'), kind: 'secondary', formaction: `${action}/xac-nhan`, accesskey: 'd' }),
    ])}`,
  })
}

const headFacts = (document: PlanDocument): ui.Html =>
  ui.descriptionList(headFieldNames.map((field) => ({ term: label(field), value: read(document, field) })))

const dayOrText = (text: string | null): ui.Content => {
  const day = isoDay(text)
  return day ? ui.date(day) : text
}

const legalBases = (bases: readonly LegalBasis[]): ui.Content =>
  bases.length > 0 &&
  ui.disclosure({
    summary: h('settling.bases', { count: bases.length }),
    children: ui.table({
      caption: h('settling.bases', { count: bases.length }),
      captionHidden: true,
      rows: bases.slice(0, 200),
      columns: [
        {
          header: h('settling.basis_document'),
          rowHeader: true,
          cell: ({ kind, number, sourceError }) =>
            html`${kind} ${number}${sourceError && html` ${ui.statusBadge({ text: sourceError, tone: 'warning' })}`}`,
        },
        { header: h('settling.basis_date'), cell: ({ date }) => dayOrText(date) },
        { header: h('settling.basis_issuer'), cell: ({ issuer }) => issuer },
        { header: h('settling.basis_role'), cell: ({ role }) => h(`settling.role_${role}`) },
      ],
    }),
  })
