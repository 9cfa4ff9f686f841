// Who wants what of whom: the applicant, who handed it in, the three units, the procedure and the dates.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import {
  dossierText,
  maskNumber,
  mayReveal,
  mayWatch,
  reasonList,
  type ApplicantKind,
  type Channel,
  type Dossier,
  type DossierClock,
  type ReturnWay,
} from '../../dossiers/index.ts'
import type { Arrival } from './form-answers.ts'
import { t } from '../texts.ts'

const applicant = (context: SignedInContext, dossier: Dossier): ui.Content =>
  html` <strong>${dossier.applicant_name}</strong>
    <span class="muted">(${dossierText(`dossiers.kind_${dossier.applicant_kind as ApplicantKind}`)})</span>
    ${
      dossier.applicant_number &&
      html`<br />${t('handling.number')} <span class="code">${maskNumber(dossier.applicant_number)}</span>${
          mayReveal(context.actor, dossier) &&
          html` · <a href="/ho-so/${dossier.id}/so-dinh-danh">${t('handling.reveal')}</a>`
        }${
          mayWatch(context.actor, dossier) &&
          html` · <a href="/ho-so/${dossier.id}/nguoi-da-xem">${t('handling.reads')}</a>`
        }`
    }
    ${[dossier.applicant_phone, dossier.applicant_email, dossier.applicant_address].filter(Boolean).map((line) => html`<br />${line}`)}`

const submitter = ({ submitter: one }: Dossier): ui.Content =>
  one &&
  html`${one.name}
    <span class="muted">(${dossierText(`dossiers.basis_${one.basis}`)}${one.document && `: ${one.document}`})</span>${
      one.phone && html`<br />${one.phone}`
    }`

const waits = ({ waiting_until: until }: Dossier): ui.Content =>
  until && html`<br /><span class="muted">${t('handling.waits_until')} ${ui.dateTime(until)}</span>`

/** The date that holds, or that none does now; and the one on the receipt, where it is another. */
function due(dossier: Dossier): ui.Content {
  const { due_at: now, first_due_at: first, accepted_at: accepted } = dossier
  if (!accepted) return undefined
  const isFirst = now && first && Temporal.Instant.compare(first, now) === 0
  return html`${now ? ui.dateTime(now) : [t('handling.stands'), waits(dossier)]}${
    first && !isFirst && html`<br /><span class="muted">${t('handling.first_due')} ${ui.dateTime(first)}</span>`
  }`
}

export const dossierFacts = (context: SignedInContext, dossier: Dossier, arrival: Arrival): ui.Html =>
  ui.descriptionList([
    { term: t('handling.applicant'), value: applicant(context, dossier) },
    ...(dossier.submitter ? [{ term: t('handling.submitter'), value: submitter(dossier) }] : []),
    {
      term: t('handling.procedure'),
      value: html`<a href="/thu-tuc/${dossier.procedure_id}">${dossier.procedure.name}</a>
        <span class="muted">${dossier.procedure.code}</span>`,
    },
    ...(dossier.abstract ? [{ term: t('handling.abstract'), value: dossier.abstract }] : []),
    ...(dossier.help_unit
      ? [
          {
            term: t('handling.help_unit'),
            value: html`${dossier.help_unit}${arrival?.helper && html` · ${t('handling.helped_by', { name: arrival.helper })}`}`,
          },
        ]
      : []),
    { term: t('handling.reception_unit'), value: dossier.reception_unit },
    { term: t('handling.competent_unit'), value: dossier.competent_unit },
    {
      term: t('handling.filed'),
      value: html`${ui.dateTime(dossier.filed_at)} ·
      ${dossierText(`dossiers.channel_${dossier.channel as Channel}`)}${dossier.filed_by_name && ` · ${dossier.filed_by_name}`}`,
    },
    ...(dossier.accepted_at
      ? [
          {
            term: t('handling.accepted'),
            value: html`${ui.dateTime(dossier.accepted_at)} · ${dossier.accepted_by_name} ·
            ${t('handling.receipt_number', { number: dossier.receipt_number ?? 0 })}`,
          },
        ]
      : []),
    { term: t('handling.due'), value: due(dossier) },
    {
      term: t('handling.return_by'),
      value: html`${dossierText(`dossiers.return_${dossier.return_by as ReturnWay}`)}${
        dossier.return_address && ` · ${dossier.return_address}`
      }`,
    },
    ...(dossier.reason ? [{ term: t('handling.ended_because'), value: dossier.reason }] : []),
  ])

/** Why the date is what it is, with the way to the rules it was made by. */
export const clockPart = (dossier: Dossier, clock: DossierClock | undefined): ui.Content =>
  clock &&
  ui.disclosure({
    summary: t('handling.why_this_date'),
    children: html`${reasonList(clock)}
      <p><a href="/quy-dinh-ho-so?don-vi=${dossier.competent_unit_id}">${t('handling.rules_of_dates')}</a></p>`,
  })
