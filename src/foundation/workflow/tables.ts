// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface ProcessTable {
  id: string
  unit_id: string
  subject_kind: string
  name: string
  created_by: string | null
  created_at: Temporal.Instant
}

export interface ProcessVersionTable {
  id: string
  process_id: string
  number: number
  definition: ColumnType<unknown, string, string>
  term: ColumnType<unknown, string | null | undefined, string | null>
  note: Generated<string>
  edited_by: string | null
  edited_at: Temporal.Instant
  published_by: string | null
  published_at: Temporal.Instant | null
  version: Generated<number>
}

export interface RunTable {
  id: string
  subject_kind: string
  subject_id: string
  version_id: string
  state: ColumnType<unknown, string, string>
  reception_id: string
  competent_id: string
  address_code: string | null
  case_due_at: Temporal.Instant | null
  started_at: Temporal.Instant
  held_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  outcome: string | null
}

export interface StepTable {
  id: string
  run_id: string
  subject_id: string
  token: number | null
  asked_on: string | null
  key: string
  name: string
  unit_id: string
  role: string
  person_id: string | null
  opened_at: Temporal.Instant
  due_at: Temporal.Instant | null
  case_due_at: Temporal.Instant | null
  held_at: Temporal.Instant | null
  remind_at: Temporal.Instant | null
  overdue_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
  closed_by: string | null
  action: string | null
  note: Generated<string>
  question: Generated<string>
  version: Generated<number>
  from_unit_id: string | null
  told_at: Temporal.Instant | null
  nobody_since: Temporal.Instant | null
  stands_in: Generated<boolean>
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'workflow.process': ProcessTable
    'workflow.process_version': ProcessVersionTable
    'workflow.run': RunTable
    'workflow.step': StepTable
  }
}
