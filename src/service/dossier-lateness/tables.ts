// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface LateCaseTable {
  dossier_id: string
  unit_id: string
  due_at: Temporal.Instant
  step_name: Generated<string>
  holder_id: string | null
  opened_at: Temporal.Instant
  apology: string | null
  apology_reason: Generated<string>
  new_due_at: Temporal.Instant | null
  decided_by: string | null
  decided_at: Temporal.Instant | null
  cause: string | null
  explanation: Generated<string>
  responsible_id: string | null
  remedy: Generated<string>
  explained_by: string | null
  explained_at: Temporal.Instant | null
  version: Generated<number>
  outside: Generated<string>
  accepted_by: string | null
  accepted_at: Temporal.Instant | null
  earlier: ColumnType<unknown, string | undefined, string>
}

export interface ProposalTable {
  dossier_id: string
  waited_until: Temporal.Instant
  proposed_at: Temporal.Instant
}

export interface WarningTable {
  dossier_id: string
  due_at: Temporal.Instant
  days_before: number
  warned_at: Temporal.Instant
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossier_lateness.late_case': LateCaseTable
    'dossier_lateness.proposal': ProposalTable
    'dossier_lateness.warning': WarningTable
  }
}
