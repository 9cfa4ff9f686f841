// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface ArrivalTable {
  dossier_id: string
  helper: Generated<string>
  provenance: ColumnType<unknown, string | undefined, string>
  typed_by: string | null
  typed_at: Temporal.Instant | null
}

export interface KioskTable {
  id: string
  unit_id: string
  name: string
  token_hash: Buffer
  opened_at: Temporal.Instant
  opened_by: string
  revoked_at: Temporal.Instant | null
  revoked_by: string | null
}

export interface PartyTable {
  id: string
  name: string
  procedure_version_id: string
  reception_unit_id: string
  size: number
  filed_at: Temporal.Instant
  filed_by: string
}

export interface QueueTable {
  unit_id: string
  open: boolean
  set_by: string
  set_at: Temporal.Instant
}

export interface QueueDayTable {
  unit_id: string
  day: Temporal.PlainDate
  last: number
}

export interface TicketTable {
  id: string
  unit_id: string
  day: Temporal.PlainDate
  number: number
  taken_at: Temporal.Instant
  called_at: Temporal.Instant | null
  called_by: string | null
  desk: Generated<string>
  kiosk_id: string | null
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossier_intake.arrival': ArrivalTable
    'dossier_intake.kiosk': KioskTable
    'dossier_intake.party': PartyTable
    'dossier_intake.queue': QueueTable
    'dossier_intake.queue_day': QueueDayTable
    'dossier_intake.ticket': TicketTable
  }
}
