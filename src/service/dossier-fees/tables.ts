// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface AccountTable {
  dossier_id: string
  unit_id: string
  owed: number
  owed_open: boolean
  taken: Generated<number>
  balance: GeneratedAlways<number>
  changed_at: Temporal.Instant
}

export interface DaySumTable {
  unit_id: string
  day: Temporal.PlainDate
  purpose: string
  channel: string
  taken: number
  given_back: number
  movements: number
}

export interface DifferenceTable {
  id: string
  dossier_id: string
  number: number
  cause: string
  reason: string
  version_id: string
  fees: ColumnType<unknown, string, string>
  before: number
  after: number
  made_at: Temporal.Instant
  made_by: string
}

export interface MovementTable {
  id: string
  dossier_id: string
  purpose: string
  amount: number
  channel: string
  receipt_number: Generated<string>
  source_key: string | null
  note: Generated<string>
  paid_at: Temporal.Instant
  unit_id: string
  day: Temporal.PlainDate
  recorded_at: Temporal.Instant
  recorded_by: string | null
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossier_fees.account': AccountTable
    'dossier_fees.day_sum': DaySumTable
    'dossier_fees.difference': DifferenceTable
    'dossier_fees.movement': MovementTable
  }
}
