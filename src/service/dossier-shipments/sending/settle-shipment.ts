// What somebody does with one item: mends the address, records what became of it, sends it anew, or says that nothing more
// is to be done.
import { z } from 'zod'
import { dateOf, ZONE } from '../../../foundation/calendar/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { enqueue } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { choice, date, id, line, lines, optionalLine, version } from '../../../kernel/http/fields.ts'
import { endShipment } from '../news/take-news.ts'
import { currentPost } from '../post/current-post.ts'
import { ensureOpen, lockShipment } from '../shipment-queries.ts'
import { tellOf, updateShipment } from '../update-shipment.ts'
import { cancelling, isOrdered } from './cancel-shipment.ts'
import { isCancelled } from '../shipment.ts'
import { insertShipment, orderJob, partyFields } from './prepare-shipment.ts'

const which = { id: id(), version: version() }

export const correctShipmentInput = z.object({ ...which, ...partyFields })

/** Before the postman has it; a refusal of the post is forgotten with the cause. */
export async function correctShipment(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof correctShipmentInput>,
): Promise<void> {
  const shipment = await lockShipment(tx, actor, input.id, input.version)
  ensureOpen(shipment)
  if (shipment.taken_over_at || shipment.asked_at)
    throw new AppError('dossier_shipments.given_already', 409, { code: shipment.code })
  await updateShipment(tx, shipment.id, {
    party_name: input.partyName,
    party_phone: input.partyPhone ?? '',
    party_address: input.partyAddress,
    payer: input.payer,
    fee: input.fee ?? null,
    ask_refused_at: null,
    ask_error: '',
  })
  if (currentPost()) await enqueue(tx, orderJob, {}, { key: orderJob })
  await tellOf(tx, actor, shipment, 'dossier_shipments.corrected')
}

export const recordOutcomeInput = z.object({
  ...which,
  outcome: choice(['delivered', 'came_back', 'lost']),
  on: date(),
  /** What the clerk was shown or told. */
  proof: line(500),
  receivedBy: optionalLine(300),
})

/** Where the post tells nothing itself: what became of it, and how that is known. */
export async function recordOutcome(tx: Tx, actor: Actor, input: z.output<typeof recordOutcomeInput>): Promise<void> {
  const shipment = await lockShipment(tx, actor, input.id, input.version)
  ensureOpen(shipment)
  const given = isCancelled(shipment) ? null : (shipment.taken_over_at ?? shipment.asked_at)
  if (!given) throw new AppError('dossier_shipments.not_given', 409, { code: shipment.code })
  const isBefore = Temporal.PlainDate.compare(input.on, dateOf(given)) < 0
  if (isBefore || Temporal.PlainDate.compare(input.on, dateOf(tx.now)) > 0)
    throw new AppError('dossier_shipments.outcome_day', 422, {}, 'on')
  const noon = input.on.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).toInstant()
  // Known to the day: never before it was given, never in the future.
  const at = [given, noon, tx.now].toSorted(Temporal.Instant.compare)[1]!
  const { outcome: state, proof, receivedBy = '' } = input
  await endShipment(tx, actor, shipment, { state, at, proof, receivedBy })
}

export const closeShipmentInput = z.object({ ...which, how: choice(['again', 'close']), note: lines(1000) })

/** @returns the item that goes out in its place, if one does */
export async function closeShipment(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof closeShipmentInput>,
): Promise<string | undefined> {
  const shipment = await lockShipment(tx, actor, input.id, input.version)
  ensureOpen(shipment)
  const cancelled = isCancelled(shipment)
  const hasEnded = cancelled || shipment.came_back_at !== null || shipment.lost_at !== null
  if (shipment.taken_over_at && !hasEnded && !shipment.hand_over_refusal)
    throw new AppError('dossier_shipments.still_on_way', 409, { code: shipment.code })
  if (input.how === 'again' && !hasEnded) throw new AppError('dossier_shipments.not_back', 409, { code: shipment.code })
  // Lest two orders for one letter lie with the post.
  if (input.how === 'again' && cancelled && currentPost() && !shipment.cancel_told_at)
    throw new AppError('dossier_shipments.cancelling_untold', 409, { code: shipment.code })
  await updateShipment(tx, shipment.id, {
    closed_at: tx.now,
    closed_by: actor.personId,
    note: input.note,
    ...(!hasEnded && isOrdered(shipment) && (await cancelling(tx, actor.personId, input.note))),
  })
  await tellOf(tx, actor, shipment, 'dossier_shipments.closed', { reason: input.note })
  if (input.how === 'close') return undefined
  return insertShipment(tx, actor, {
    dossier: { id: shipment.dossier_id, competent_unit_id: shipment.competent_unit_id },
    direction: shipment.direction as 'result',
    partyName: shipment.party_name,
    partyPhone: shipment.party_phone,
    partyAddress: shipment.party_address,
    payer: shipment.payer as 'applicant',
  })
}
