// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType } from 'kysely'

export interface CounterTable {
  unit_id: string
  form_key: string
  year: number
  last: number
}

export interface FormNumberTable {
  form_key: string
  number: string
  name: string
  pattern: string
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  document: string
  verified: boolean
}

export interface PaperTable {
  id: string
  dossier_id: string
  form_key: string
  unit_id: string
  year: number
  number: number
  slip: ColumnType<unknown, string, string>
  made_from: string
  made_at: Temporal.Instant
  made_by: string
}

export interface PrintingTable {
  id: string
  paper_id: string
  printed_at: Temporal.Instant
  printed_by: string
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossier_papers.counter': CounterTable
    'dossier_papers.form_number': FormNumberTable
    'dossier_papers.paper': PaperTable
    'dossier_papers.printing': PrintingTable
  }
}
