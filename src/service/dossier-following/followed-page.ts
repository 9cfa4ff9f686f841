import { findSteps, type StepRow } from '../../foundation/workflow/index.ts'
import { notFound } from '../../kernel/errors.ts'
import type { PageContext } from '../../kernel/http/context.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import {
  findDossierByCode,
  isOver,
  readClockOf,
  reasonList,
  type Dossier,
  type DossierClock,
} from '../dossiers/index.ts'
import { findFees } from '../dossier-fees/index.ts'
import { findShipmentsOf, publicShipments } from '../dossier-shipments/index.ts'
import { abbreviateName } from './abbreviate-name.ts'
import { askedNow } from './asked-now.ts'
import { feesTold } from './fees-told.ts'
import { followFrame } from './frame.ts'
import { t } from './texts.ts'

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)

const section = (id: string, title: Parameters<typeof t>[0], content: ui.Content): ui.Html =>
  html`<section aria-labelledby="${id}">
    <h2 id="${id}">${t(title)}</h2>
    ${content}
  </section>`

/** Nothing where no result will come any more: a date would be waited for. */
function due({ state, accepted_at: accepted, due_at: now, first_due_at: first }: Dossier): ui.Content {
  if (['refused', 'withdrawn', 'stopped'].includes(state)) return undefined
  if (!accepted) return t('following.due_later')
  const isFirst = now && first && Temporal.Instant.compare(first, now) === 0
  return html`${now ? html`<strong>${ui.dateTime(now)}</strong>` : t('following.due_stands')}${
    first && !isFirst && html`<br />${t('following.first_due')} ${ui.dateTime(first)}`
  }`
}

const dueLine = (dossier: Dossier) => {
  const value = due(dossier)
  return value === undefined ? [] : [{ term: t('following.due'), value }]
}

const isOverdue = (dossier: Dossier, now: Temporal.Instant): boolean =>
  !isOver(dossier.state) && dossier.due_at !== null && Temporal.Instant.compare(dossier.due_at, now) < 0

/** What the head promised when the first date could not be kept, and whether that was kept. */
function promise(dossier: Dossier, now: Temporal.Instant): ui.Content {
  if (isOver(dossier.state)) return undefined
  const given = dossier.clock_events.findLast(({ kind }) => kind === 'extended')
  const isLate = isOverdue(dossier, now)
  if (!given)
    return (
      isLate &&
      ui.notice({ tone: 'warning', title: t('following.overdue'), body: html`<p>${t('following.overdue_body')}</p>` })
    )
  return ui.notice({
    tone: isLate ? 'warning' : 'info',
    title: t(isLate ? 'following.overdue_again' : 'following.apology'),
    body: html`<p>${t('following.apology_because')} ${given.reason}</p>
      <p>
        ${t('following.promised')}
        <strong>${ui.dateTime(given.due_at ? instant(given.due_at) : dossier.due_at)}</strong>.
        ${isLate && t('following.overdue_again_body')}
      </p>`,
  })
}

const why = (clock: DossierClock | undefined): ui.Content =>
  clock && section('vi-sao', clock.due ? 'following.why' : 'following.why_none', reasonList(clock))

/** Step and unit; who did it and how to reach that person is not for a public page. */
const stepList = (steps: readonly StepRow[]): ui.Content =>
  steps.length > 0 &&
  section(
    'cac-buoc',
    'following.steps',
    ui.timeline(
      steps.map((step) => ({
        title: step.name,
        at: step.closed_at ?? step.opened_at,
        body: html`${step.unit_in_place} · ${t(step.closed_at ? 'following.step_done' : 'following.step_now')}`,
        tone: step.closed_at ? 'success' : 'info',
      })),
    ),
  )

const results = (dossier: Dossier): ui.Content => {
  const valid = dossier.results.filter((row) => !row.replaced_by)
  return (
    valid.length > 0 &&
    section(
      'ket-qua',
      'following.results',
      html`<ul>
          ${valid.map(
            (row) =>
              html`<li>${row.name} (${t('following.issued')} ${ui.date(Temporal.PlainDate.from(row.issued_on))})</li>`,
          )}
        </ul>
        ${dossier.hand_overs.map((row) => html`<p>${t('following.handed_over')} ${ui.dateTime(instant(row.at))}</p>`)}`,
    )
  )
}

/** Where one dossier stands, for whoever has proven to hold its receipt. */
export async function showFollowed(context: PageContext, code: string): Promise<ui.Html> {
  const { db } = context
  const dossier = await findDossierByCode(db, code)
  if (!dossier) throw notFound()
  const steps = (await findSteps(db, dossier.id)).filter((step) => !step.asked_on)
  const clock = await readClockOf(db, dossier)
  const shipments = await findShipmentsOf(db, dossier.id)
  const fees = await findFees(db, dossier)
  return ui.citizenPage({
    ...followFrame(context),
    title: t(`following.state_${dossier.state}`),
    lead: dossier.procedure.name,
    children: html`${promise(dossier, db.now)} ${askedNow(dossier)}
    ${ui.descriptionList([
      { term: t('following.code'), value: html`<span class="code">${dossier.code}</span>` },
      {
        term: t('following.applicant'),
        value: abbreviateName(dossier.applicant_name, dossier.applicant_kind),
      },
      { term: t('following.reception_unit'), value: dossier.reception_unit },
      { term: t('following.competent_unit'), value: dossier.competent_unit },
      { term: t('following.filed'), value: ui.dateTime(dossier.filed_at) },
      ...dueLine(dossier),
      ...(isOver(dossier.state) && dossier.reason ? [{ term: t('following.reason'), value: dossier.reason }] : []),
    ])}
    ${results(dossier)} ${feesTold(dossier, fees)} ${publicShipments(shipments)} ${why(clock)} ${stepList(steps)}`,
  })
}
