import { can, scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden, notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { today } from '../../../foundation/organisation/index.ts'
import {
  dutyKinds,
  findDuties,
  findPlace,
  findPlaces,
  type Duty,
  type DutyKind,
  type Place,
} from '../posting/posting-queries.ts'
import { getPostingTerm, overdueBefore, postingDue, type PostingTerm } from '../posting/posting-term.ts'
import { actions, keepsSome, mayKeepWords } from '../procedure-access.ts'
import { t } from './texts.ts'
import { cataloguePath, postingPath } from './paths.ts'

const pageSize = 100

const missing = ({ owed, posted }: Place): number => owed - posted

const figure = (place: Place): ui.Content => [
  posted(place),
  place.toRemove > 0 &&
    html` ${ui.statusBadge({ text: t('procedures.to_remove_count', { count: place.toRemove }), tone: 'warning' })}`,
]

const posted = (place: Place): ui.Content =>
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
    actions: keepsSome(actor) && [
      ui.linkButton({ text: t('procedures.places'), href: `${postingPath}/noi`, kind: 'secondary' }),
      mayKeepWords(actor) &&
        ui.linkButton({ text: t('procedures.posting_rules'), href: `${postingPath}/thoi-han`, kind: 'secondary' }),
    ],
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

type ProofKind = 'posting' | 'removal'
const names = { posting: 'procedures.record_posting', removal: 'procedures.record_removal' } as const

const postingHint = (duty: Duty, term: PostingTerm, on: Temporal.PlainDate): ui.Content =>
  html`${duty.code} · ${duty.decisionNumber} · ${t('procedures.post_by')}
    ${dueBadge(postingDue(term, duty.decidedOn), on)} ·
    <a href="${cataloguePath}/${duty.procedureId}?ban=${duty.number}">${t('procedures.view')}</a>`

/** Abolished from the day after its last one; to be taken down as fast as it must be posted. */
const removalHint = (duty: Duty, term: PostingTerm, on: Temporal.PlainDate): ui.Content =>
  html`${duty.code} · ${t('procedures.abolished_under', { number: duty.endDecisionNumber ?? '' })} ·
    ${t('procedures.remove_by')} ${dueBadge(postingDue(term, duty.validTo!), on)} ·
    <a href="${cataloguePath}/${duty.procedureId}?ban=${duty.number}">${t('procedures.view')}</a>`

const words = {
  posting: {
    list: t('procedures.to_post'),
    hint: t('procedures.to_post_hint'),
    day: t('procedures.posted_on'),
    proof: t('procedures.proof_hint'),
    send: t('procedures.record_posting'),
  },
  removal: {
    list: t('procedures.to_remove'),
    hint: t('procedures.to_remove_hint'),
    day: t('procedures.removed_on'),
    proof: t('procedures.removal_proof_hint'),
    send: t('procedures.record_removal'),
  },
}

type Proving = { kind: ProofKind; action: string; duties: readonly Duty[]; term: PostingTerm }

function proofForm(
  context: SignedInContext,
  { kind, action, duties, term }: Proving,
  problem: FormProblem | undefined,
): ui.Html {
  const on = today(context.db)
  const name = names[kind]
  const bind = (field: string, current = '') => ({
    name: field,
    value: typed(problem, name, field, current),
    error: errorOf(problem, name, field),
  })
  const hintOf = kind === 'posting' ? postingHint : removalHint
  return ui.form({
    action,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    multipart: true,
    children: [
      ui.checkboxes({
        name: 'versionIds',
        label: words[kind].list,
        hint: words[kind].hint,
        error: errorOf(problem, name, 'versionIds'),
        values: problem ? [problem.values.versionIds ?? []].flat() : [],
        choices: duties.slice(0, pageSize).map((duty) => ({
          value: duty.versionId,
          text: duty.name,
          hint: hintOf(duty, term, on),
        })),
      }),
      ui.dateInput({ ...bind('on', on.toString()), label: words[kind].day }),
      ui.fileInput({
        name: 'file',
        label: t('procedures.proof'),
        hint: words[kind].proof,
        error: errorOf(problem, name, 'file'),
        accept: ['.jpg', '.png', '.pdf'],
      }),
      ui.textInput({ ...bind('link'), label: t('procedures.or_link'), type: 'url' }),
      ui.textInput({ ...bind('note'), label: t('procedures.note'), optional: true }),
      ui.button({ text: words[kind].send }),
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

/** By the address; the first view has none. */
const views: Record<DutyKind, string> = { missing: '', posted: 'da-niem-yet', to_remove: 'phai-go' }

const kindOf = ({ action }: FormProblem): DutyKind => (action === names.removal ? 'to_remove' : 'missing')

/** What one place still has to show, with the form that proves it; and what it shows already. */
export async function showPlace(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, frame, params, url } = context
  const place = isUuid(params.placeId) ? await findPlace(db, params.placeId) : undefined
  if (!place || !can(actor, actions['procedures.post'], place.unitPath)) throw notFound('procedures.no_place')
  const on = today(db)
  const kind = problem
    ? kindOf(problem)
    : (dutyKinds.find((one) => views[one] === url.searchParams.get('xem')) ?? 'missing')
  const term = await getPostingTerm(db, place.unitPath)
  const duties = await findDuties(db, place.id, { on, kind, limit: pageSize + 1 })
  const here = `${postingPath}/${place.id}`
  return ui.staffPage({
    ...frame,
    title: place.name,
    lead: `${place.authorityName} · ${place.unitName}`,
    crumbs: [{ text: t('procedures.posting'), href: postingPath }],
    width: 'narrow',
    errors: problem?.errors,
    tabs: ui.tabs(
      dutyKinds.map((one) => ({
        text: t(`procedures.tab_${one}`),
        href: views[one] ? `${here}?xem=${views[one]}` : here,
        current: one === kind,
      })),
    ),
    children: html`<div class="stack">
      ${[
        rule(term),
        dutyPart(context, { kind, here, duties, term }, problem),
        duties.length > pageSize && html`<p class="muted">${t('procedures.first_shown', { count: pageSize })}</p>`,
      ]}
    </div>`,
  })
}

type Part = { kind: DutyKind; here: string; duties: readonly Duty[]; term: PostingTerm }

function dutyPart(context: SignedInContext, { kind, here, duties, term }: Part, problem?: FormProblem): ui.Content {
  if (kind === 'posted') return postedTable(duties)
  if (duties.length === 0)
    return ui.emptyState({ title: t(kind === 'missing' ? 'procedures.all_posted' : 'procedures.nothing_to_remove') })
  return kind === 'missing'
    ? proofForm(context, { kind: 'posting', action: here, duties, term }, problem)
    : proofForm(context, { kind: 'removal', action: `${here}/go`, duties, term }, problem)
}
