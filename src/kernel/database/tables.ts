// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface AccountTable {
  id: string
  login: string
  password_hash: string
  person_id: string
  demo: Generated<boolean>
  created_at: Temporal.Instant
  password_changed_at: Temporal.Instant
  disabled_at: Temporal.Instant | null
  one_time_until: Temporal.Instant | null
}

export interface AuditTable {
  number: GeneratedAlways<number>
  at: Temporal.Instant
  request_id: string
  actor_id: string | null
  actor_name: string
  action: string
  subject_kind: string
  subject_id: string | null
  unit_id: string | null
  detail: ColumnType<unknown, string | undefined, string>
}

export interface AuditSealTable {
  seal: number
  numbers: string
  row_count: number
  hash: Buffer
  marks: Buffer
  sealed_at: Temporal.Instant
}

export interface AuditUnsealedTable {
  number: number
}

export interface DeliveryTable {
  id: string
  at: Temporal.Instant
}

export interface FileTable {
  id: string
  sha256: string
  size: number
  media_type: string
  name: string
  created_at: Temporal.Instant
  created_by: string | null
}

export interface GuardedTableTable {
  name: string
}

export interface IdempotencyTable {
  key: string
  account_id: string
  action: string
  request_hash: Buffer
  answer: ColumnType<unknown, string | null | undefined, string | null>
  at: Temporal.Instant
}

export interface JobTable {
  id: string
  name: string
  title: string
  payload: ColumnType<unknown, string, string>
  state: Generated<string>
  done: Generated<number>
  total: number | null
  note: Generated<string>
  result: ColumnType<unknown, string | null | undefined, string | null>
  error_code: string | null
  error_details: ColumnType<unknown, string | undefined, string>
  account_id: string | null
  created_at: Temporal.Instant
  started_at: Temporal.Instant | null
  finished_at: Temporal.Instant | null
  cancel_requested_at: Temporal.Instant | null
}

export interface LoginAttemptTable {
  id: string
  login: string
  address: string
  at: Temporal.Instant
  succeeded: boolean
}

export interface MigrationTable {
  name: string
  checksum: string
  applied_at: Generated<Temporal.Instant>
}

export interface ProcessTable {
  id: string
  started_at: Temporal.Instant
  seen_at: Temporal.Instant
}

export interface SessionTable {
  id: string
  token_hash: Buffer
  account_id: string
  created_at: Temporal.Instant
  seen_at: Temporal.Instant
  expires_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  user_agent: Generated<string>
  address: Generated<string>
}

export interface SettingTable {
  name: string
  value: ColumnType<unknown, string, string>
  changed_at: Temporal.Instant
}

declare module './types.ts' {
  interface Tables {
    'kernel.account': AccountTable
    'kernel.audit': AuditTable
    'kernel.audit_seal': AuditSealTable
    'kernel.audit_unsealed': AuditUnsealedTable
    'kernel.delivery': DeliveryTable
    'kernel.file': FileTable
    'kernel.guarded_table': GuardedTableTable
    'kernel.idempotency': IdempotencyTable
    'kernel.job': JobTable
    'kernel.login_attempt': LoginAttemptTable
    'kernel.migration': MigrationTable
    'kernel.process': ProcessTable
    'kernel.session': SessionTable
    'kernel.setting': SettingTable
  }
}
