import { dateOf } from '../../../foundation/calendar/index.ts'
import { can } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { shipmentActions } from '../shipment-access.ts'
import { getShipment, type Shipment } from '../shipment-queries.ts'
import { isOrdered } from '../sending/cancel-shipment.ts'
import { isCancelled, shipmentStateOf } from '../shipment.ts'
import { t } from '../texts.ts'
import { partyFields } from './party-fields.ts'
import { shipmentsPath } from './paths.ts'
import { stateBadge, trouble } from './words.ts'

const correctName = 'dossier_shipments.correct'
const outcomeName = 'dossier_shipments.record_outcome'
const cancelName = 'dossier_shipments.cancel'
const closeName = 'dossier_shipments.close'

type Forms = { context: SignedInContext; row: Shipment; problem: FormProblem | undefined }

const part = (
  { context, row, problem }: Forms,
  name: string,
  path: string,
  title: ReturnType<typeof t>,
  children: ui.Content,
) =>
  ui.disclosure({
    summary: title,
    open: problem?.action === name,
    children: ui.form({
      action: `${shipmentsPath}/${row.id}/${path}`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(row.version) },
      children,
    }),
  })

const correctForm = (it: Forms): ui.Html =>
  part(it, correctName, 'sua', t('shipments.correct'), [
    partyFields(it.problem, correctName, {
      name: it.row.party_name,
      phone: it.row.party_phone,
      address: it.row.party_address,
      payer: it.row.payer,
      fee: it.row.fee,
    }),
    ui.button({ text: t('shipments.save'), kind: 'secondary' }),
  ])

const outcomeForm = (it: Forms): ui.Html => {
  const field = (name: string, value = '') => fieldOf(it.problem, outcomeName, name, value)
  return part(it, outcomeName, 'ket-qua', t('shipments.outcome'), [
    html`<p class="hint">${t('shipments.outcome_hint')}</p>`,
    ui.radios({
      ...field('outcome', 'delivered'),
      label: t('shipments.state'),
      inline: true,
      choices: (['delivered', 'came_back', 'lost'] as const).map((state) => ({
        value: state,
        text: t(`shipments.state_${state}`),
      })),
    }),
    ui.fieldRow([
      ui.dateInput({ ...field('on', dateOf(it.context.db.now).toString()), label: t('shipments.on') }),
      ui.textInput({ ...field('receivedBy'), label: t('shipments.received_by'), optional: true }),
    ]),
    ui.textInput({ ...field('proof'), label: t('shipments.proof'), hint: t('shipments.proof_hint') }),
    ui.button({ text: t('shipments.save'), kind: 'secondary' }),
  ])
}

const cancelForm = (it: Forms): ui.Html =>
  part(it, cancelName, 'huy', t('shipments.cancel'), [
    html`<p class="hint">${t('shipments.cancel_hint')}</p>`,
    ui.textarea({ ...fieldOf(it.problem, cancelName, 'reason'), label: t('shipments.cancel_reason'), rows: 2 }),
    ui.button({ text: t('shipments.cancel'), kind: 'danger' }),
  ])

const closeForm = (it: Forms): ui.Html => {
  const cameBack = it.row.came_back_at ?? it.row.lost_at ?? (isCancelled(it.row) || undefined)
  const field = (name: string, value = '') => fieldOf(it.problem, closeName, name, value)
  return part(it, closeName, 'dong', t('shipments.settle'), [
    ui.radios({
      ...field('how', cameBack ? 'again' : 'close'),
      label: t('shipments.how'),
      choices: (cameBack ? (['again', 'close'] as const) : (['close'] as const)).map((how) => ({
        value: how,
        text: t(`shipments.how_${how}`),
        hint: t(`shipments.how_${how}_hint`),
      })),
    }),
    ui.textarea({ ...field('note'), label: t('shipments.settle_note'), rows: 2 }),
    ui.button({ text: t('shipments.save'), kind: 'secondary' }),
  ])
}

/** Only what can be done to it now. */
function forms(it: Forms): ui.Content {
  const { row, context } = it
  const state = shipmentStateOf(row)
  const isDone = row.closed_at !== null || (state === 'delivered' && !row.hand_over_refusal)
  if (isDone || !can(context.actor, shipmentActions['dossier_shipments.send'], row.reception_path ?? ''))
    return undefined
  const cancelled = isCancelled(row)
  const isGiven = !cancelled && (row.taken_over_at !== null || (row.direction === 'papers' && row.asked_at !== null))
  const hasEnded = cancelled || ['delivered', 'came_back', 'lost'].includes(state)
  return [
    !row.asked_at && !row.taken_over_at && correctForm(it),
    !cancelled && isOrdered(row) && cancelForm(it),
    isGiven && state !== 'delivered' && outcomeForm(it),
    (!isGiven || hasEnded) && closeForm(it),
  ]
}

const instants = ['prepared', 'asked', 'taken_over', 'on_way', 'delivered', 'came_back', 'lost', 'cancelled'] as const

/** By whom, why, and whether the post knows. */
const cancellation = (row: Shipment): ui.Html =>
  html`${row.cancelled_by_name && html` · ${row.cancelled_by_name}`}
    <div>${row.cancel_reason}</div>
    <div class="muted">
      ${row.cancel_told_at ? html`${t('shipments.cancel_told')} ${ui.dateTime(row.cancel_told_at)}` : t('shipments.cancel_untold')}
      ${row.cancel_error && html` · ${row.cancel_error}`}
    </div>`

export async function showShipment(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const row = await getShipment(context.db, context.actor, context.params.id!)
  return ui.staffPage({
    ...context.frame,
    title: t('shipments.one', { code: row.code }),
    status: stateBadge(row),
    lead: t(`shipments.direction_${row.direction as 'result'}`),
    crumbs: [{ text: t('shipments.title'), href: shipmentsPath }],
    actions: ui.linkButton({ text: t('shipments.open_dossier'), href: `/ho-so/${row.dossier_id}`, kind: 'secondary' }),
    errors: problem?.errors,
    children: html`${trouble(row)} ${row.hand_over_refusal && html`<p>${t('shipments.hand_over_way')}</p>`}
    ${ui.descriptionList([
      {
        term: t('shipments.number'),
        value: row.tracking_number && html`<span class="code">${row.tracking_number}</span>`,
      },
      { term: t('shipments.party'), value: row.party_name },
      { term: t('shipments.phone'), value: row.party_phone },
      { term: t('shipments.address'), value: row.party_address },
      { term: t('shipments.payer'), value: t(`shipments.payer_${row.payer as 'applicant'}`) },
      { term: t('shipments.fee'), value: row.fee !== null && ui.number(row.fee) },
      ...instants
        .filter((name) => row[`${name}_at`])
        .map((name) => ({
          term: t(`shipments.${name}_at`),
          value: html`${ui.dateTime(row[`${name}_at`])}
          ${name === 'taken_over' && row.taken_over_by_name && html` · ${row.taken_over_by_name}`}
          ${name === 'cancelled' && cancellation(row)}`,
        })),
      ...(row.received_by ? [{ term: t('shipments.received_by'), value: row.received_by }] : []),
      ...(row.proof ? [{ term: t('shipments.proof'), value: row.proof }] : []),
      ...(row.note ? [{ term: t('shipments.note'), value: row.note }] : []),
    ])}
    ${forms({ context, row, problem })}`,
  })
}
