// What the clerk says to the applicant when it is done: code, number, date and why; and the way to the next one.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { forbidden } from '../../../kernel/errors.ts'
import { can } from '../../../kernel/access/actor.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dossierActions, dossierText, getDossier, readClockOf, reasonList, type Dossier } from '../../dossiers/index.ts'
import { arrivedFacts, findShipmentsOf } from '../../dossier-shipments/index.ts'
import { owedList } from '../../procedures/index.ts'
import { findArrival } from '../receiving/keep-arrival.ts'
import { t } from '../texts.ts'
import { intakePath } from './intake-page.ts'
import { hrefOf } from './search-page.ts'

const code = (text: string): ui.Html => html`<strong class="code">${text}</strong>`

/** The paper that goes with what was decided, by the key of its form. */
const paperOf = ({ state }: Dossier): 'receipt' | 'supplement' | 'refusal' | undefined =>
  state === 'filed' ? undefined : state === 'refused' ? 'refusal' : state === 'supplement' ? 'supplement' : 'receipt'

const unitFacts = (dossier: Dossier) => [
  { term: t('intake.reception_unit'), value: dossier.reception_unit },
  { term: t('intake.competent_unit'), value: dossier.competent_unit },
  ...(dossier.help_unit ? [{ term: t('intake.help_unit'), value: dossier.help_unit }] : []),
]

const submitterFacts = ({ submitter }: Dossier) =>
  submitter
    ? [
        {
          term: t('intake.submitter'),
          value: html`${submitter.name}
            <span class="muted"
              >(${dossierText(`dossiers.basis_${submitter.basis}`)}${submitter.document && `: ${submitter.document}`})</span
            >`,
        },
      ]
    : []

export async function showReceipt(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, params } = context
  const dossier = await getDossier(db, actor, params.id!)
  // It shows the secret for following: that is for whoever hands it out.
  if (!can(actor, dossierActions['dossiers.receive'], dossier.reception_path))
    throw forbidden({ action: 'dossiers.receive' })
  const clock = await readClockOf(db, dossier)
  const arrival = await findArrival(db, dossier.id)
  const shipments = await findShipmentsOf(db, dossier.id)
  const paper = paperOf(dossier)
  return ui.staffPage({
    ...context.frame,
    title: t(`intake.done_${paper ?? 'filed'}`),
    lead: dossier.procedure.name,
    crumbs: [{ text: t('intake.title'), href: intakePath }],
    width: 'narrow',
    children: html`${ui.descriptionList([
        { term: t('intake.dossier_code'), value: code(dossier.code) },
        ...(dossier.receipt_number === null
          ? []
          : [{ term: t('intake.receipt_number'), value: html`<strong>${ui.number(dossier.receipt_number)}</strong>` }]),
        { term: t('intake.applicant'), value: dossier.applicant_name },
        ...submitterFacts(dossier),
        ...(dossier.due_at
          ? [{ term: t('intake.due'), value: html`<strong>${ui.dateTime(dossier.due_at)}</strong>` }]
          : []),
        ...(dossier.fees.length > 0 ? [{ term: t('intake.fees'), value: owedList(dossier.fees) }] : []),
        { term: t('intake.secret'), value: code(dossier.secret) },
        ...(dossier.reason ? [{ term: t('intake.reason'), value: dossier.reason }] : []),
        ...unitFacts(dossier),
        ...arrivedFacts(shipments),
        ...(arrival?.helper ? [{ term: t('intake.helper'), value: arrival.helper }] : []),
      ])}
      ${clock && dossier.due_at && ui.disclosure({ summary: t('intake.why_due'), open: true, children: reasonList(clock) })}
      <div class="field">
        ${ui.buttonGroup([
          html`<a class="button button-primary" href="${intakePath}" accesskey="n" autofocus
            >${t('intake.next')} <kbd class="key" aria-hidden="true">N</kbd></a
          >`,
          ui.linkButton({
            text: t('intake.same_again'),
            href: hrefOf(dossier.procedure_id),
            kind: 'secondary',
            accesskey: 'm',
          }),
          paper &&
            ui.buttonForm({
              text: t(`intake.print_${paper}`),
              action: `/ho-so/${dossier.id}/phieu/${paper}`,
              csrf: context.csrf,
              idempotencyKey: context.key(),
              accesskey: 'i',
              newTab: true,
            }),
          dossier.fees.some(({ amount }) => amount !== 0) &&
            ui.linkButton({ text: t('intake.take_fees'), href: `/ho-so/${dossier.id}/phi`, kind: 'secondary' }),
          ui.linkButton({ text: t('intake.open_dossier'), href: `/ho-so/${dossier.id}`, kind: 'plain' }),
        ])}
      </div>
      <p class="hint">${t('intake.keys')}</p>`,
  })
}
