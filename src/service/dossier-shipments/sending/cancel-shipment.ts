// An order that the post has taken is cancelled while the letter is still here.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { enqueue } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, lines, version } from '../../../kernel/http/fields.ts'
import { currentPost } from '../post/current-post.ts'
import { ensureOpen, lockShipment, type Shipment } from '../shipment-queries.ts'
import { isCancelled } from '../shipment.ts'
import { tellOf, updateShipment, type ShipmentChanges } from '../update-shipment.ts'

export const cancelJob = 'dossier_shipments.cancel_orders'

export const cancelShipmentInput = z.object({ id: id(), version: version(), reason: lines(1000) })

type WithPost = Pick<Shipment, 'asked_at' | 'taken_over_at' | 'on_way_at'>

/** Ordered, and not collected. */
export const isOrdered = (shipment: WithPost): boolean =>
  shipment.asked_at !== null && shipment.taken_over_at === null && shipment.on_way_at === null

/** What is written down, and that the post is to be told. */
export async function cancelling(tx: Tx, personId: string | null, reason: string): Promise<ShipmentChanges> {
  if (currentPost()) await enqueue(tx, cancelJob, {}, { key: cancelJob })
  return {
    cancelled_at: tx.now,
    cancelled_by: personId,
    cancel_reason: reason,
    cancel_told_at: null,
    cancel_refused_at: null,
    cancel_error: '',
  }
}

/** The letter goes back to the shelf of the counter, and the citizen is on the list of those to be called. */
export async function cancelShipment(tx: Tx, actor: Actor, input: z.output<typeof cancelShipmentInput>): Promise<void> {
  const shipment = await lockShipment(tx, actor, input.id)
  const { code } = shipment
  // Said before that something has changed meanwhile: it is why.
  if (shipment.taken_over_at || shipment.on_way_at || shipment.delivered_at)
    throw new AppError('dossier_shipments.post_has_it', 409, { code })
  if (isCancelled(shipment)) throw new AppError('dossier_shipments.cancelled_already', 409, { code })
  ensureOpen(shipment)
  if (!shipment.asked_at) throw new AppError('dossier_shipments.not_ordered', 409, { code })
  if (shipment.version !== input.version) throw new AppError('kernel.changed_meanwhile')
  await updateShipment(tx, shipment.id, await cancelling(tx, actor.personId, input.reason))
  await tellOf(tx, actor, shipment, 'dossier_shipments.cancelled', {
    direction: shipment.direction,
    reason: input.reason,
  })
}
