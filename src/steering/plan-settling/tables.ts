// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface ImportTable {
  id: string
  authority_id: string
  file_id: string
  file_name: string
  job_id: string | null
  source: ColumnType<unknown, string | null | undefined, string | null>
  understood: ColumnType<unknown, string | null | undefined, string | null>
  draft: ColumnType<unknown, string | null | undefined, string | null>
  refused_code: string | null
  corrects_plan_id: string | null
  plan_id: string | null
  created_by: string
  created_at: Temporal.Instant
  read_at: Temporal.Instant | null
  settled_at: Temporal.Instant | null
  dropped_at: Temporal.Instant | null
  version: Generated<number>
  points_read: Generated<number>
  points_open: Generated<number>
}

export interface StepTable {
  id: string
  import_id: string
  number: number
  kind: string
  label: Generated<string>
  forward: ColumnType<unknown, string, string>
  backward: ColumnType<unknown, string, string>
  made_by: string
  made_at: Temporal.Instant
  undone_at: Temporal.Instant | null
}

export interface UnitChoiceTable {
  import_id: string
  printed_key: string
  printed: string
  decision: string
  collective: Generated<boolean>
  unit_ids: Generated<string[]>
  chosen_by: string | null
  chosen_at: Temporal.Instant
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'plan_settling.import': ImportTable
    'plan_settling.step': StepTable
    'plan_settling.unit_choice': UnitChoiceTable
  }
}
