import { hasText, translate } from '../../../kernel/text/catalogue.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Shipment } from '../shipment-queries.ts'
import { isCancelled, shipmentStateOf, type ShipmentState } from '../shipment.ts'
import { t } from '../texts.ts'

const tones: Record<ShipmentState, ui.Tone> = {
  prepared: 'info',
  asked: 'info',
  taken_over: 'info',
  on_way: 'info',
  delivered: 'success',
  came_back: 'warning',
  lost: 'danger',
  cancelled: 'warning',
  closed: 'neutral',
}

export const stateBadge = (shipment: Shipment): ui.Html => {
  const state = shipmentStateOf(shipment)
  return ui.statusBadge({ text: t(`shipments.state_${state}`), tone: tones[state] })
}

const refusalText =
  (code: string): Text =>
  (lang) =>
    hasText(code) ? translate(lang, code, { code: '' }) : code

/** Why somebody has to look after it, beyond its state. */
export const trouble = (shipment: Shipment): ui.Content => [
  shipment.ask_refused_at && html`<p>${t('shipments.refused_by_post', { words: shipment.ask_error })}</p>`,
  shipment.cancel_refused_at &&
    !shipment.cancelled_at &&
    !shipment.taken_over_at &&
    html`<p>${t('shipments.cancelling_refused', { words: shipment.cancel_error })}</p>`,
  isCancelled(shipment) &&
    !shipment.closed_at &&
    html`<p>${t(`shipments.cancelled_${shipment.direction as 'result'}`)}</p>`,
  shipment.hand_over_refusal &&
    html`<p>${t('shipments.not_handed_over', { why: refusalText(shipment.hand_over_refusal) })}</p>`,
]

export const sinceOf = (shipment: Shipment): Temporal.Instant => {
  const state = shipmentStateOf(shipment)
  return shipment[`${state}_at`] ?? shipment.prepared_at
}
