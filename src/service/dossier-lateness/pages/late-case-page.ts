import { findPeopleOf } from '../../../foundation/organisation/index.ts'
import { can } from '../../../kernel/access/actor.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, summaryWithin, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findCase, type LateCase } from '../case-queries.ts'
import { causes } from '../explain-lateness.ts'
import { latenessActions } from '../lateness-access.ts'
import { t } from '../texts.ts'
import { caseState } from './late-list-page.ts'

const decideName = 'dossier_lateness.decide_apology'
const explainName = 'dossier_lateness.explain_lateness'

export async function showLateCase(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const late = await findCase(context.db, context.actor, context.params.id!)
  if (!late) throw notFound()
  const mayDecide = !late.apology && !late.finished_at && may(context, late, 'dossier_lateness.decide')
  const mayExplain = late.late_since !== null && !late.explained_at && may(context, late, 'dossier_lateness.explain')
  return ui.staffPage({
    ...context.frame,
    title: t('lateness.case', { code: late.code }),
    status: caseState(late),
    lead: late.procedure_name,
    crumbs: [{ text: t('lateness.title'), href: '/ho-so-tre-han' }],
    errors: summaryWithin(problem),
    children: html`${facts(late)}${mayDecide && decideForm(context, late, problem)}${
      mayExplain && (await explainForm(context, late, problem))
    }`,
  })
}

const may = ({ actor }: SignedInContext, late: LateCase, action: keyof typeof latenessActions): boolean =>
  can(actor, latenessActions[action], late.competent_path)

const facts = (late: LateCase): ui.Html =>
  ui.descriptionList([
    {
      term: t('lateness.dossier'),
      value: html`<a href="/ho-so/${late.dossier_id}">${late.code}</a> · ${late.applicant_name}`,
    },
    { term: t('lateness.first_due'), value: ui.dateTime(late.first_due_at) },
    { term: t('lateness.due'), value: ui.dateTime(late.current_due_at) },
    { term: t('lateness.stands_at'), value: late.step_name },
    { term: t('lateness.holder'), value: late.holder_name ?? t('lateness.unclaimed') },
    { term: t('lateness.unit'), value: late.unit_name },
    ...(late.apology
      ? [
          {
            term: t('lateness.apology'),
            value: html`${t(`lateness.apology_${late.apology as 'sent'}`)}<br />${late.apology_reason}<br /><span
                class="muted"
                >${t('lateness.decided_by', { name: late.decided_by_name ?? '', at: formatDateTime(late.decided_at) })}</span
              >`,
          },
        ]
      : []),
    ...(late.explained_at
      ? [
          { term: t('lateness.cause'), value: t(`lateness.cause_${late.cause as 'other'}`) },
          {
            term: t('lateness.explanation'),
            value: html`<span class="preserve">${late.explanation}</span><br /><span class="muted"
                >${t('lateness.explained_by', { name: late.explained_by_name ?? '', at: formatDateTime(late.explained_at) })}</span
              >`,
          },
          { term: t('lateness.responsible'), value: late.responsible_name ?? t('lateness.nobody') },
          { term: t('lateness.remedy'), value: late.remedy || '—' },
        ]
      : []),
  ])

/** What has expired can only be apologised for. */
const choicesOf = (late: LateCase) => (late.late_since ? (['sent'] as const) : (['sent', 'not_needed'] as const))

const decideForm = (context: SignedInContext, late: LateCase, problem?: FormProblem): ui.Html => {
  const of = (name: string) => ({
    name,
    value: typed(problem, decideName, name),
    error: errorOf(problem, decideName, name),
  })
  return html`<section>
    <h2>${t('lateness.decide_title')}</h2>
    <p class="muted">${t('lateness.decide_hint')}</p>
    ${ui.form({
      action: `/ho-so-tre-han/${late.dossier_id}/xin-loi`,
      csrf: context.csrf,
      children: html`<input type="hidden" name="version" value="${late.version}" /> ${ui.radios({
          ...of('apology'),
          ...(late.late_since && { value: 'sent' }),
          label: t('lateness.apology'),
          choices: choicesOf(late).map((value) => ({ value, text: t(`lateness.apology_${value}`) })),
        })}
        ${ui.textarea({ ...of('reason'), label: t('lateness.reason'), hint: t('lateness.reason_hint') })}
        ${ui.fieldRow([
          ui.dateInput({ ...of('newDate'), label: t('lateness.new_date') }),
          ui.textInput({
            ...of('newTime'),
            value: typed(problem, decideName, 'newTime') || '16:30',
            label: t('lateness.new_time'),
          }),
        ])}
        ${ui.buttonGroup([ui.button({ text: t('lateness.decide') })])}`,
    })}
  </section>`
}

async function explainForm(context: SignedInContext, late: LateCase, problem?: FormProblem): Promise<ui.Html> {
  const people = await findPeopleOf(context.db, late.unit_id)
  const of = (name: string) => ({
    name,
    value: typed(problem, explainName, name),
    error: errorOf(problem, explainName, name),
  })
  return html`<section>
    <h2>${t('lateness.explain_title')}</h2>
    ${ui.form({
      action: `/ho-so-tre-han/${late.dossier_id}/giai-trinh`,
      csrf: context.csrf,
      children: html`<input type="hidden" name="version" value="${late.version}" /> ${ui.select({
          ...of('cause'),
          label: t('lateness.cause'),
          options: causes.map((value) => ({ value, text: t(`lateness.cause_${value}`) })),
        })}
        ${ui.textarea({ ...of('explanation'), label: t('lateness.explanation') })}
        ${ui.select({
          ...of('responsibleId'),
          label: t('lateness.responsible'),
          options: [
            { value: '', text: t('lateness.nobody') },
            ...people.map(({ id, name }) => ({ value: id, text: name })),
          ],
        })}
        ${ui.textarea({ ...of('remedy'), label: t('lateness.remedy') })}
        ${ui.buttonGroup([ui.button({ text: t('lateness.explain') })])}`,
    })}
  </section>`
}
