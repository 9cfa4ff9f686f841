import { sql, type Updateable } from 'kysely'
import { announce } from '../../kernel/announce.ts'
import type { Tables, Tx } from '../../kernel/database/types.ts'

export type ShipmentChanges = Omit<Updateable<Tables['dossier_shipments.shipment']>, 'id' | 'dossier_id' | 'version'>

/** Every change counts the version on, so that whoever saw the state before is told. */
export const updateShipment = (tx: Tx, id: string, changes: ShipmentChanges): Promise<unknown> =>
  tx.query
    .updateTable('dossier_shipments.shipment')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

type Told = { id: string; dossier_id: string; tracking_number: string; competent_unit_id?: string | null }

/** In the history of the dossier, without personal data. */
export const tellOf = (
  tx: Tx,
  actor: Parameters<typeof announce>[1],
  shipment: Told,
  name: `dossier_shipments.${string}`,
  detail: Record<string, unknown> = {},
): Promise<void> =>
  announce(tx, actor, {
    name,
    subjectKind: 'dossier',
    subjectId: shipment.dossier_id,
    unitId: shipment.competent_unit_id ?? null,
    detail: { shipment: shipment.id, ...(shipment.tracking_number && { note: shipment.tracking_number }), ...detail },
  })
