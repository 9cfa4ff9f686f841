import { findActor } from '../../../kernel/access/actor-source.ts'
import { attempt } from '../../../kernel/database/attempt.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { actByEffect } from '../../dossiers/index.ts'
import { updateShipment } from '../update-shipment.ts'

type Delivered = { id: string; dossier_id: string; tracking_number: string; taken_over_by: string | null }

/**
 * The citizen has the result: the dossier is handed over, in the name of whoever gave it to the post. Where that person
 * may no longer do it, the item goes on the clerk's list instead.
 */
export async function handOverDelivered(
  tx: Tx,
  { id, dossier_id, tracking_number, taken_over_by: personId }: Delivered,
  { proof, receivedBy }: { proof: string; receivedBy: string },
): Promise<void> {
  const refusal = await attempt(tx, async () => {
    // A command of the person's own: no account is behind it.
    const actor = personId ? await findActor(tx, { id: '', personId }) : undefined
    if (!actor) throw new AppError('dossier_shipments.nobody_gave', 409)
    await actByEffect(tx, actor, { id: dossier_id }, 'hand_over_result', {
      how: 'post',
      takenBy: receivedBy || undefined,
      note: [tracking_number, proof].filter(Boolean).join(': '),
    })
  })
  if (refusal && refusal.code !== 'dossiers.already_returned')
    await updateShipment(tx, id, { hand_over_refusal: refusal.code })
}
