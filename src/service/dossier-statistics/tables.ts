// Generated from the migrated database; change a migration and run `npm run tables`.
import type { Generated, GeneratedAlways } from 'kysely'

export interface ChangeTable {
  number: GeneratedAlways<number>
  day: Temporal.PlainDate
  competent_unit_id: string
  reception_unit_id: string
  field_id: string
  procedure_id: string
  channel: string
  officer_id: string | null
  filed: number
  early: number
  on_time: number
  late: number
  refused: number
  withdrawn: number
  stopped: number
  fell_due: number
  late_over: number
  filed_online: Generated<number>
  handled_by: string | null
}

export interface SumTable {
  grouped_by: string
  span: string
  day: Temporal.PlainDate
  competent_unit_id: string
  reception_unit_id: string
  key: string
  filed: number
  early: number
  on_time: number
  late: number
  refused: number
  withdrawn: number
  stopped: number
  fell_due: number
  late_over: number
  filed_online: Generated<number>
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossier_statistics.change': ChangeTable
    'dossier_statistics.sum': SumTable
  }
}
