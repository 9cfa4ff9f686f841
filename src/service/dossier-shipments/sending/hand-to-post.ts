// Several items go to the postman at once: each has an outcome of its own, and one that cannot go keeps none of the others.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { attempt } from '../../../kernel/database/attempt.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, many } from '../../../kernel/http/fields.ts'
import { applyNews } from '../news/take-news.ts'
import { ensureOpen, lockShipment, pageSize } from '../shipment-queries.ts'
import { isCancelled, trackingNumber } from '../shipment.ts'
import { tellOf, updateShipment } from '../update-shipment.ts'

const mostCharacters = 60

/** Beside the ids come the typed numbers, each under the name of its item: `numberField(id)`. */
export const handToPostInput = z
  .object({ shipments: many(id(), pageSize).refine((ids) => ids.length > 0, 'dossier_shipments.choose_some') })
  .loose()

export const numberField = (shipmentId: string): string => `so-${shipmentId}`

export type HandedToPost = { done: number; failed: { id: string; code: string }[] }

async function giveOne(tx: Tx, actor: Actor, shipmentId: string, typed: unknown): Promise<void> {
  const shipment = await lockShipment(tx, actor, shipmentId)
  ensureOpen(shipment)
  if (isCancelled(shipment)) throw new AppError('dossier_shipments.cancelled_already', 409, { code: shipment.code })
  if (shipment.taken_over_at || shipment.direction === 'papers')
    throw new AppError('dossier_shipments.given_already', 409, { code: shipment.code })
  const number =
    trackingNumber(typeof typed === 'string' ? typed.slice(0, mostCharacters) : '') || shipment.tracking_number
  if (!number) throw new AppError('dossier_shipments.number_missing', 422, { code: shipment.code })
  await updateShipment(tx, shipmentId, {
    tracking_number: number,
    taken_over_at: tx.now,
    taken_over_by: actor.personId,
    heard_at: tx.now,
  })
  const told = { ...shipment, tracking_number: number }
  await tellOf(tx, actor, told, 'dossier_shipments.handed_to_post', { direction: shipment.direction })
  // The post may have been quicker than the clerk.
  await applyNews(tx, number)
}

export async function handToPost(tx: Tx, actor: Actor, input: z.output<typeof handToPostInput>): Promise<HandedToPost> {
  const done: HandedToPost = { done: 0, failed: [] }
  // In one order everywhere, lest two who do this at once wait for each other.
  const ids = [...new Set(input.shipments)].toSorted()
  for (const shipmentId of ids) {
    const refusal = await attempt(tx, () => giveOne(tx, actor, shipmentId, input[numberField(shipmentId)]))
    // Nothing went: the page comes back with what was typed.
    if (refusal && ids.length === 1) throw refusal
    if (refusal) done.failed.push({ id: shipmentId, code: refusal.code })
    else done.done += 1
  }
  if (done.done === 0) throw new AppError('dossier_shipments.none_given', 422)
  return done
}
