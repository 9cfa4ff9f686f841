import { can } from '../../../kernel/access/actor.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { summaryWithin, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findClockRules } from '../../dossiers/index.ts'
import { findCase, findWithoutCase, type LateCase, type Returned, type WithoutCase } from '../case-queries.ts'
import { decisionsFor } from '../decisions.ts'
import { latenessActions } from '../lateness-access.ts'
import { t } from '../texts.ts'
import { decideForm } from './decide-form.ts'
import { explainForm, judgeForm } from './explain-forms.ts'
import { caseState, standsAt } from './late-list-page.ts'

const may = (
  { actor }: SignedInContext,
  { competent_path: path }: WithoutCase | LateCase,
  action: keyof typeof latenessActions,
) => can(actor, latenessActions[action], path ?? '')

/** The case of a dossier; of one that has none the decision with which it begins, for whoever may take it. */
export async function showLateCase(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params } = context
  const late = await findCase(db, actor, params.id!)
  const early = late ? undefined : await findWithoutCase(db, actor, params.id!)
  const shown = late ?? early
  if (!shown || (early && !may(context, early, 'dossier_lateness.decide'))) throw notFound()
  return ui.staffPage({
    ...context.frame,
    title: t('lateness.case', { code: shown.code }),
    status: late && caseState(late),
    lead: shown.procedure_name,
    crumbs: [{ text: t('lateness.title'), href: '/ho-so-tre-han' }],
    errors: summaryWithin(problem),
    children: html`${ui.descriptionList([...dossierFacts(shown), ...(late ? caseFacts(late) : [])])}
    ${late && earlierOnes(late.earlier as Returned[])} ${await decision(context, shown, problem)}
    ${late && (await explanation(context, late, problem))}`,
  })
}

async function decision(context: SignedInContext, shown: WithoutCase | LateCase, problem?: FormProblem) {
  if (!may(context, shown, 'dossier_lateness.decide')) return undefined
  const rules = await findClockRules(context.db, shown.competent_path, shown.received_at!)
  const offered = decisionsFor(shown, rules)
  if (offered.length > 0) return decideForm(context, shown, { offered, most: rules.extensions_most, problem })
  if (problem?.action === 'dossier_lateness.decide_apology') return typedInVain(problem, ['reason'])
  if (shown.ended_at || shown.apology || shown.current_due_at) return undefined
  return ui.notice({ title: t('lateness.decide_title'), body: html`<p>${t('lateness.clock_stands')}</p>` })
}

async function explanation(context: SignedInContext, late: LateCase, problem?: FormProblem): Promise<ui.Content> {
  const mayExplain = late.late_since !== null && !late.explained_at && may(context, late, 'dossier_lateness.explain')
  if (mayExplain) return explainForm(context, late, problem)
  const waits = late.explained_at !== null && !late.accepted_at
  const mayJudge = waits && may(context, late, 'dossier_lateness.decide')
  return [
    problem?.action === 'dossier_lateness.explain_lateness' &&
      typedInVain(problem, ['explanation', 'outside', 'remedy']),
    problem?.action === 'dossier_lateness.judge_explanation' && !mayJudge && typedInVain(problem, ['returnReason']),
    mayJudge && judgeForm(context, late, problem),
    waits &&
      !mayJudge &&
      ui.notice({ title: t('lateness.waits_for_head'), body: html`<p>${t('lateness.waits_for_head_why')}</p>` }),
  ]
}

/** Somebody else was quicker and the form is gone: what was typed in it can still be copied. */
function typedInVain(problem: FormProblem, names: readonly string[]): ui.Content {
  const words = names.map((name) => typed(problem, problem.action, name)).filter((text) => text !== '')
  return (
    words.length > 0 &&
    ui.notice({
      title: t('lateness.typed_in_vain'),
      body: words.map((text) => html`<p class="preserve">${text}</p>`),
    })
  )
}

const dossierFacts = (shown: WithoutCase | LateCase) => [
  {
    term: t('lateness.dossier'),
    value: html`<a href="/ho-so/${shown.dossier_id}">${shown.code}</a> · ${shown.applicant_name}`,
  },
  { term: t('lateness.first_due'), value: ui.dateTime(shown.first_due_at) },
  {
    term: t('lateness.due_now'),
    value: shown.current_due_at ? ui.dateTime(shown.current_due_at) : t('lateness.stands_still'),
  },
  { term: t('lateness.stands_at'), value: standsAt(shown) },
  { term: t('lateness.unit'), value: shown.unit_name },
]

const signed = (
  key: 'lateness.decided_by' | 'lateness.explained_by' | 'lateness.accepted_by',
  name: string | null,
  at: Temporal.Instant | null,
) => html`<span class="muted">${t(key, { name: name ?? '', at: formatDateTime(at) })}</span>`

const caseFacts = (late: LateCase) => [
  { term: t('lateness.stood_at'), value: late.step_name || '—' },
  ...(late.apology
    ? [
        {
          term: t('lateness.apology'),
          value: html`${t(`lateness.apology_${late.apology as 'sent'}`)}<br />${late.apology_reason}<br />${signed(
              'lateness.decided_by',
              late.decided_by_name,
              late.decided_at,
            )}`,
        },
      ]
    : []),
  ...(late.explained_at
    ? [
        { term: t('lateness.cause'), value: t(`lateness.cause_${late.cause as 'other'}`) },
        {
          term: t('lateness.explanation'),
          value: html`<span class="preserve">${late.explanation}</span><br />${signed(
              'lateness.explained_by',
              late.explained_by_name,
              late.explained_at,
            )}${
              late.accepted_at && html`<br />${signed('lateness.accepted_by', late.accepted_by_name, late.accepted_at)}`
            }`,
        },
        { term: t('lateness.responsible'), value: late.responsible_name ?? t('lateness.nobody') },
        ...(late.outside ? [{ term: t('lateness.outside'), value: late.outside }] : []),
        { term: t('lateness.remedy'), value: late.remedy || '—' },
      ]
    : []),
]

const at = (text: string): string => formatDateTime(Temporal.Instant.from(text))

/** What was returned stays: what was said, and why it was not enough. */
const earlierOnes = (earlier: readonly Returned[]): ui.Content =>
  earlier.length > 0 &&
  ui.section({
    id: 'da-tra-lai',
    title: t('lateness.returned_title'),
    children: earlier.map(
      (one) =>
        html`<p>
          ${t('lateness.explained_by', { name: one.by ?? '', at: at(one.at) })}:
          <span class="preserve">${one.explanation}</span>
          (${one.responsible ?? (one.outside || t('lateness.nobody'))})<br /><span class="muted"
            >${t('lateness.returned_by', { name: one.returned_by, at: at(one.returned_at) })}: ${one.reason}</span
          >
        </p>`,
    ),
  })
