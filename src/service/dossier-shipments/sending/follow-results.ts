// A result that goes by post is put on the counter's list as soon as it is issued; what is handed over in another way is
// taken off it.
import { sql } from 'kysely'
import { subscribe, type Announcement } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { findDossierByCode } from '../../dossiers/index.ts'
import { updateShipment } from '../update-shipment.ts'
import { cancelling, isOrdered } from './cancel-shipment.ts'
import { isCancelled } from '../shipment.ts'
import { insertShipment } from './prepare-shipment.ts'

export const returnRule = { rule: 'return-by-post' }

/** Told to the post, which speaks Vietnamese. */
const handedOver = 'Kết quả đã được trả tại quầy'

type News = { subjectId: string; detail?: Record<string, unknown>; actorId: string | null; at: string }

export async function followFinished(tx: Tx, { detail }: Pick<News, 'detail'>): Promise<void> {
  const dossier = await findDossierByCode(tx, String(detail?.code))
  if (!dossier || dossier.return_by !== 'post' || !dossier.finished_at || dossier.returned_at) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shipment:${dossier.id}`}, 0))`.execute(tx.query)
  if (await findResult(tx, dossier.id)) return
  await insertShipment(tx, returnRule, {
    dossier,
    direction: 'result',
    partyName: dossier.applicant_name,
    partyPhone: dossier.applicant_phone,
    partyAddress: dossier.return_address || dossier.applicant_address,
  })
}

const findResult = (tx: Tx, dossierId: string) =>
  tx.query
    .selectFrom('dossier_shipments.shipment')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('direction', '=', 'result')
    .where('closed_at', 'is', null)
    .orderBy('prepared_at', 'desc')
    .forUpdate()
    .executeTakeFirst()

/**
 * Handed over: one that still lay here is no longer sent, unless it was the post that took it; what could not be recorded
 * is recorded now.
 */
export async function followReturned(tx: Tx, { subjectId, detail, actorId, at }: News): Promise<void> {
  const shipment = await findResult(tx, subjectId)
  if (!shipment) return
  if (shipment.delivered_at) await updateShipment(tx, shipment.id, { hand_over_refusal: '', closed_at: tx.now })
  else if (!shipment.taken_over_at && detail?.how === 'post')
    await updateShipment(tx, shipment.id, { taken_over_at: Temporal.Instant.from(at), taken_over_by: actorId })
  else
    await updateShipment(tx, shipment.id, {
      closed_at: tx.now,
      ...(isOrdered(shipment) && !isCancelled(shipment) && (await cancelling(tx, null, handedOver))),
    })
}

const goesByPost = ({ detail }: Announcement): boolean => detail?.returnBy === 'post'

subscribe('dossiers.finished', 'dossier_shipments.follow_finished', followFinished, goesByPost)
subscribe('dossiers.returned', 'dossier_shipments.follow_returned', followReturned)
