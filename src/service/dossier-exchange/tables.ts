// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface DifferenceTable {
  code: string
  dossier_id: string | null
  ours: number | null
  theirs: number | null
  found_at: Temporal.Instant
}

export interface FileTable {
  id: string
  dossier_id: string
  paper_id: string
  portal_id: string
  name: string
  sha256: Generated<string>
  size: number | null
  attempts: Generated<number>
  last_error: Generated<string>
  kept_at: Temporal.Instant | null
  refused_at: Temporal.Instant | null
  reason: Generated<string>
  details: ColumnType<unknown, string | undefined, string>
}

export interface FollowUpTable {
  key: string
  dossier_id: string
  kind: string
  at: Temporal.Instant
  amount: number | null
  content: Generated<string>
  taken_at: Temporal.Instant
}

export interface OutgoingTable {
  id: string
  dossier_id: string
  status: number
  at: Temporal.Instant
  due_at: Temporal.Instant | null
  reason: Generated<string>
  attempts: Generated<number>
  last_error: Generated<string>
  sent_at: Temporal.Instant | null
  refused_at: Temporal.Instant | null
  dropped_at: Temporal.Instant | null
  dropped_by: string | null
}

export interface PortalTable {
  name: string
  read_to: Generated<string>
  fetched_at: Temporal.Instant | null
  sent_at: Temporal.Instant | null
  compared_at: Temporal.Instant | null
  failing_since: Temporal.Instant | null
  failures: Generated<number>
  last_error: Generated<string>
  pause_until: Temporal.Instant | null
}

export interface ProblemTable {
  id: string
  code: Generated<string>
  payload: string
  digest: string
  reason: string
  details: ColumnType<unknown, string | undefined, string>
  unit_id: string | null
  first_at: Temporal.Instant
  last_at: Temporal.Instant
  times: Generated<number>
  solved_at: Temporal.Instant | null
  closed_at: Temporal.Instant | null
  closed_by: string | null
  note: Generated<string>
  version: Generated<number>
  about: Generated<string>
}

export interface TakenTable {
  dossier_id: string
  code: string
  taken_at: Temporal.Instant
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossier_exchange.difference': DifferenceTable
    'dossier_exchange.file': FileTable
    'dossier_exchange.follow_up': FollowUpTable
    'dossier_exchange.outgoing': OutgoingTable
    'dossier_exchange.portal': PortalTable
    'dossier_exchange.problem': ProblemTable
    'dossier_exchange.taken': TakenTable
  }
}
