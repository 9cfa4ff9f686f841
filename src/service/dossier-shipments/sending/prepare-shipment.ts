// A shipment is written down: by a clerk for whatever is to be sent or fetched, by a rule for a result that goes by post.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { ensureCan } from '../../../kernel/access/actor.ts'
import { enqueue, type ActingRule } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { choice, id, line, optionalInteger, optionalLine } from '../../../kernel/http/fields.ts'
import { getDossier } from '../../dossiers/index.ts'
import { currentPost } from '../post/current-post.ts'
import { shipmentActions } from '../shipment-access.ts'
import { directions, payers, trackingNumber, type Direction, type Payer } from '../shipment.ts'
import { tellOf } from '../update-shipment.ts'

export const orderJob = 'dossier_shipments.order'

/** On whom the post calls, and who pays it. */
export const partyFields = {
  partyName: line(300),
  partyPhone: optionalLine(30),
  partyAddress: line(500),
  payer: choice(payers).default('applicant'),
  fee: optionalInteger(0, 100_000_000),
}

export const prepareShipmentInput = z.object({ dossierId: id(), direction: choice(directions), ...partyFields })

type NewShipment = {
  dossier: { id: string; competent_unit_id: string }
  direction: Direction
  partyName: string
  partyPhone?: string
  partyAddress: string
  payer?: Payer
  fee?: number
}

export async function insertShipment(tx: Tx, actor: Actor | ActingRule, input: NewShipment): Promise<string> {
  const shipment = { id: tx.id(), dossier_id: input.dossier.id, tracking_number: '' }
  await tx.query
    .insertInto('dossier_shipments.shipment')
    .values({
      ...shipment,
      direction: input.direction,
      party_name: input.partyName,
      party_phone: input.partyPhone ?? '',
      party_address: input.partyAddress,
      payer: input.payer ?? 'applicant',
      fee: input.fee ?? null,
      prepared_at: tx.now,
      prepared_by: 'rule' in actor ? null : actor.personId,
    })
    .execute()
  if (currentPost()) await enqueue(tx, orderJob, {}, { key: orderJob })
  const told = { ...shipment, competent_unit_id: input.dossier.competent_unit_id }
  await tellOf(tx, actor, told, 'dossier_shipments.prepared', { direction: input.direction })
  return shipment.id
}

export async function prepareShipment(
  tx: Tx,
  actor: Actor,
  { dossierId, ...input }: z.output<typeof prepareShipmentInput>,
): Promise<string> {
  const dossier = await getDossier(tx, actor, dossierId)
  ensureCan(actor, shipmentActions['dossier_shipments.send'], dossier.reception_path ?? '')
  if (input.direction === 'result' && !dossier.finished_at)
    throw new AppError('dossiers.not_finished', 409, { code: dossier.code }, 'direction')
  if (input.direction === 'result' && dossier.returned_at)
    throw new AppError('dossiers.already_returned', 409, { code: dossier.code }, 'direction')
  if (input.direction === 'papers' && !currentPost())
    throw new AppError('dossier_shipments.no_post_fetches', 409, {}, 'direction')
  return insertShipment(tx, actor, { dossier, ...input })
}

type Arrived = { shipmentNumber?: string; sender?: string; arrivedAt: Temporal.Instant; applicantName?: string }

/** Papers that lie on the counter already: their shipment is over as it is written down. */
export async function recordArrivedPapers(tx: Tx, actor: Actor, dossierId: string, arrived: Arrived): Promise<void> {
  const { sender, shipmentNumber = '', applicantName = '' } = arrived
  await tx.query
    .insertInto('dossier_shipments.shipment')
    .values({
      id: tx.id(),
      dossier_id: dossierId,
      direction: 'papers',
      party_name: sender || applicantName,
      party_address: '',
      tracking_number: trackingNumber(shipmentNumber),
      prepared_at: tx.now,
      prepared_by: actor.personId,
      delivered_at: arrived.arrivedAt,
      received_by: actor.name,
      heard_at: tx.now,
      closed_at: tx.now,
    })
    .execute()
}
