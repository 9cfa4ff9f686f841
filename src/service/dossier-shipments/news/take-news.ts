// What the post says of an item, applied once, in whatever order it comes: each state keeps its first instant, and of the
// ends the latest counts.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { ActingRule } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { shipmentStateOf, type NewsState, type ShipmentInstants } from '../shipment.ts'
import { tellOf, updateShipment } from '../update-shipment.ts'
import { handOverDelivered } from './hand-over-delivered.ts'
import { readNews } from './read-news.ts'

export const postRule = { rule: 'post-news' }

type Said = { state: NewsState; at: Temporal.Instant; proof: string; receivedBy: string }

type Ended = ShipmentInstants & {
  id: string
  dossier_id: string
  direction: string
  tracking_number: string
  taken_over_by: string | null
}

const announced = new Set<NewsState>(['delivered', 'came_back', 'lost'])

/** One thing that happened to one item; the same again changes nothing. */
export async function endShipment(tx: Tx, actor: Actor | ActingRule, shipment: Ended, said: Said): Promise<void> {
  const column = `${said.state}_at` as const
  const known = shipment[column]
  const before = shipmentStateOf(shipment)
  const after = shipmentStateOf({ ...shipment, [column]: said.at })
  if (known && Temporal.Instant.compare(known, said.at) <= 0) return
  const isNew = after !== before && announced.has(after as NewsState)
  await updateShipment(tx, shipment.id, {
    [column]: said.at,
    heard_at: tx.now,
    ...(after === said.state && announced.has(said.state) && { proof: said.proof, received_by: said.receivedBy }),
  })
  if (!isNew) return
  await tellOf(tx, actor, shipment, `dossier_shipments.${after as 'delivered'}`, {
    direction: shipment.direction,
    reason: said.proof,
  })
  if (after === 'delivered' && shipment.direction === 'result') await handOverDelivered(tx, shipment, said)
}

/** Everything that is known of the number, to every item of it that is not over. */
export async function applyNews(tx: Tx, trackingNumber: string): Promise<boolean> {
  const shipments = await tx.query
    .selectFrom('dossier_shipments.shipment')
    .selectAll()
    .where('tracking_number', '=', trackingNumber)
    .where('closed_at', 'is', null)
    .where(({ or, eb }) => or([eb('taken_over_at', 'is not', null), eb('direction', '=', 'papers')]))
    .orderBy('id')
    .forUpdate()
    .execute()
  const news = await tx.query
    .selectFrom('dossier_shipments.news')
    .select(['id', 'state', 'at', 'proof', 'received_by as receivedBy'])
    .where('tracking_number', '=', trackingNumber)
    .where('state', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  for (const { id } of shipments)
    for (const one of news) {
      const shipment = await tx.query
        .selectFrom('dossier_shipments.shipment')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      // A number is given out again after years: what happened before the item was prepared is not of it.
      if (Temporal.Instant.compare(one.at!, shipment.prepared_at) >= 0)
        await endShipment(tx, postRule, shipment, one as Said)
    }
  if (shipments.length > 0)
    await sql`update dossier_shipments.news set known = true where tracking_number = ${trackingNumber} and not known`.execute(
      tx.query,
    )
  return shipments.length > 0
}

/** @returns whether it was taken for the first time */
export async function takeNews(tx: Tx, payload: unknown): Promise<boolean> {
  const said = readNews(payload, tx.now)
  // As text: JSON of strangers may hold what PostgreSQL's jsonb refuses.
  const words = (JSON.stringify(payload) ?? 'null').replaceAll('\\u0000', '').slice(0, 20_000)
  const kept = await tx.query
    .insertInto('dossier_shipments.news')
    .values({
      id: tx.id(),
      digest: createHash('sha256').update(words).digest('hex'),
      tracking_number: said?.trackingNumber ?? '',
      known: false,
      state: said?.state ?? null,
      at: said?.at ?? null,
      place: said?.place ?? '',
      proof: said?.proof ?? '',
      received_by: said?.receivedBy ?? '',
      payload: words,
      heard_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return false
  if (said) await applyNews(tx, said.trackingNumber)
  return true
}
