import { can, scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden, notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { today } from '../../../foundation/organisation/index.ts'
import { findDuties, findPlace, findPlaces, type Duty, type Place } from '../posting/posting-queries.ts'
import { getPostingTerm, overdueBefore, postingDue, type PostingTerm } from '../posting/posting-term.ts'
import { actions, keepsSome } from '../procedure-access.ts'
import { t } from './texts.ts'
import { cataloguePath, postingPath } from './paths.ts'

const pageSize = 100

const missing = ({ owed, posted }: Place): number => owed - posted

const figure = (place: Place): ui.Content =>
  missing(place) === 0
    ? ui.statusBadge({ text: t('procedures.all_posted'), tone: 'success' })
    : ui.statusBadge({
        text: t(place.overdue > 0 ? 'procedures.missing_overdue' : 'procedures.missing_count', {
          count: missing(place),
          overdue: place.overdue,
        }),
        tone: place.overdue > 0 ? 'danger' : 'warning',
      })

const rule = ({ workingDays, source }: PostingTerm): ui.Content =>
  html`<p class="muted">${t('procedures.posting_rule', { days: workingDays, source })}</p>`

/** The places of one's units and what each still has to show; who has one place goes straight to it. */
export async function showPlaces({ db, actor, frame }: SignedInContext): Promise<ui.Html | Response> {
  const scopes = scopesOf(actor, actions['procedures.post'])
  if (scopes.length === 0) throw forbidden({ action: 'procedures.post' })
  const term = await getPostingTerm(db, actor.unitPath)
  const on = today(db)
  const places = await findPlaces(db, scopes, { on, overdueBefore: overdueBefore(term, on) })
  return ui.staffPage({
    ...frame,
    title: t('procedures.posting'),
    actions:
      keepsSome(actor) &&
      ui.linkButton({ text: t('procedures.places'), href: `${postingPath}/noi`, kind: 'secondary' }),
    children: html`<div class="stack">
      ${[
        rule(term),
        ui.table({
          caption: t('procedures.posting'),
          captionHidden: true,
          columns: [
            {
              header: t('procedures.place_column'),
              rowHeader: true,
              cell: (place) =>
                html`<a href="${postingPath}/${place.id}">${place.name}</a><br /><span class="muted"
                    >${place.authorityName} · ${place.unitName}</span
                  >`,
            },
            { header: t('procedures.place_kind'), cell: (place) => t(`procedures.place_${place.kind}`) },
            {
              header: t('procedures.posted_column'),
              cell: (place) => html`${ui.number(place.posted)} / ${ui.number(place.owed)}`,
            },
            { header: t('procedures.state_column'), cell: figure },
          ],
          rows: places,
          empty: ui.emptyState({ title: t('procedures.no_places'), body: t('procedures.no_places_body') }),
        }),
      ]}
    </div>`,
  })
}

const procedureLink = (duty: Duty): ui.Content =>
  html`<a href="${cataloguePath}/${duty.procedureId}?ban=${duty.number}">${duty.name}</a><br /><span class="muted"
      >${duty.code} · ${duty.decisionNumber} · ${ui.date(duty.decidedOn)}</span
    >`

const dueBadge = (due: Temporal.PlainDate, on: Temporal.PlainDate): ui.Content => [
  ui.date(due),
  Temporal.PlainDate.compare(due, on) < 0 &&
    html` ${ui.statusBadge({ text: t('procedures.overdue'), tone: 'danger' })}`,
]

const name = 'procedures.post'

function proofForm(
  context: SignedInContext,
  placeId: string,
  duties: readonly Duty[],
  term: PostingTerm,
  problem: FormProblem | undefined,
): ui.Html {
  const on = today(context.db)
  const bind = (field: string, current = '') => ({
    name: field,
    value: typed(problem, name, field, current),
    error: errorOf(problem, name, field),
  })
  return ui.form({
    action: `${postingPath}/${placeId}`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    multipart: true,
    children: [
      ui.checkboxes({
        name: 'versionIds',
        label: t('procedures.to_post'),
        hint: t('procedures.to_post_hint'),
        error: errorOf(problem, name, 'versionIds'),
        values: problem ? [problem.values.versionIds ?? []].flat() : [],
        choices: duties.slice(0, pageSize).map((duty) => ({
          value: duty.versionId,
          text: duty.name,
          hint: html`${duty.code} · ${duty.decisionNumber} · ${t('procedures.post_by')}
            ${dueBadge(postingDue(term, duty.decidedOn), on)} ·
            <a href="${cataloguePath}/${duty.procedureId}?ban=${duty.number}">${t('procedures.view')}</a>`,
        })),
      }),
      ui.dateInput({ ...bind('postedOn', on.toString()), label: t('procedures.posted_on') }),
      ui.fileInput({
        name: 'file',
        label: t('procedures.proof'),
        hint: t('procedures.proof_hint'),
        error: errorOf(problem, name, 'file'),
        accept: ['.jpg', '.png', '.pdf'],
      }),
      ui.textInput({ ...bind('link'), label: t('procedures.or_link'), type: 'url' }),
      ui.textInput({ ...bind('note'), label: t('procedures.note'), optional: true }),
      ui.button({ text: t('procedures.record_posting') }),
    ],
  })
}

const postedTable = (duties: readonly Duty[]): ui.Html =>
  ui.table({
    caption: t('procedures.posted_list'),
    columns: [
      { header: t('procedures.name_column'), rowHeader: true, cell: procedureLink },
      {
        header: t('procedures.posted_on'),
        cell: ({ posting }) =>
          posting &&
          html`${ui.date(Temporal.PlainDate.from(posting.postedOn))}<br /><span class="muted">${posting.by}</span>`,
      },
      {
        header: t('procedures.proof'),
        cell: ({ posting }) =>
          posting &&
          (posting.hasFile
            ? html`<a href="${postingPath}/minh-chung/${posting.id}">${t('procedures.proof_file')}</a>`
            : html`<a href="${posting.link}">${t('procedures.proof_link')}</a>`),
      },
    ],
    rows: duties.slice(0, pageSize),
    empty: html`<p class="muted">${t('procedures.nothing_posted')}</p>`,
  })

/** What one place still has to show, with the form that proves it; and what it shows already. */
export async function showPlace(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, frame, params, url } = context
  const place = isUuid(params.placeId) ? await findPlace(db, params.placeId) : undefined
  if (!place || !can(actor, actions['procedures.post'], place.unitPath)) throw notFound('procedures.no_place')
  const on = today(db)
  const posted = url.searchParams.get('xem') === 'da-niem-yet' && !problem
  const term = await getPostingTerm(db, place.unitPath)
  const duties = await findDuties(db, place.id, { on, posted, limit: pageSize + 1 })
  const here = `${postingPath}/${place.id}`
  return ui.staffPage({
    ...frame,
    title: place.name,
    lead: `${place.authorityName} · ${place.unitName}`,
    crumbs: [{ text: t('procedures.posting'), href: postingPath }],
    width: 'narrow',
    errors: problem?.errors,
    tabs: ui.tabs([
      { text: t('procedures.tab_missing'), href: here, current: !posted },
      { text: t('procedures.tab_posted'), href: `${here}?xem=da-niem-yet`, current: posted },
    ]),
    children: html`<div class="stack">
      ${[
        rule(term),
        posted
          ? postedTable(duties)
          : duties.length === 0
            ? ui.emptyState({ title: t('procedures.all_posted') })
            : proofForm(context, place.id, duties, term, problem),
        duties.length > pageSize && html`<p class="muted">${t('procedures.first_shown', { count: pageSize })}</p>`,
      ]}
    </div>`,
  })
}
