// Generated from the migrated database; change a migration and run `npm run tables`.
import type { Generated } from 'kysely'

export interface NewsTable {
  id: string
  digest: string
  tracking_number: Generated<string>
  known: boolean
  state: string | null
  at: Temporal.Instant | null
  place: Generated<string>
  proof: Generated<string>
  received_by: Generated<string>
  payload: string
  heard_at: Temporal.Instant
  put_aside_at: Temporal.Instant | null
  put_aside_by: string | null
  note: Generated<string>
}

export interface PostTable {
  name: string
  read_to: Generated<string>
  fetched_at: Temporal.Instant | null
  failing_since: Temporal.Instant | null
  failures: Generated<number>
  last_error: Generated<string>
  pause_until: Temporal.Instant | null
}

export interface ShipmentTable {
  id: string
  dossier_id: string
  direction: string
  party_name: string
  party_phone: Generated<string>
  party_address: Generated<string>
  payer: Generated<string>
  fee: number | null
  tracking_number: Generated<string>
  prepared_at: Temporal.Instant
  prepared_by: string | null
  asked_at: Temporal.Instant | null
  ask_attempts: Generated<number>
  ask_error: Generated<string>
  ask_refused_at: Temporal.Instant | null
  taken_over_at: Temporal.Instant | null
  taken_over_by: string | null
  on_way_at: Temporal.Instant | null
  delivered_at: Temporal.Instant | null
  came_back_at: Temporal.Instant | null
  lost_at: Temporal.Instant | null
  proof: Generated<string>
  received_by: Generated<string>
  heard_at: Temporal.Instant | null
  hand_over_refusal: Generated<string>
  closed_at: Temporal.Instant | null
  closed_by: string | null
  note: Generated<string>
  version: Generated<number>
  cancelled_at: Temporal.Instant | null
  cancelled_by: string | null
  cancel_reason: Generated<string>
  cancel_told_at: Temporal.Instant | null
  cancel_attempts: Generated<number>
  cancel_refused_at: Temporal.Instant | null
  cancel_error: Generated<string>
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossier_shipments.news': NewsTable
    'dossier_shipments.post': PostTable
    'dossier_shipments.shipment': ShipmentTable
  }
}
