// Generated from the migrated database; change a migration and run `npm run tables`.
import type { Generated } from 'kysely'

export interface RunTable {
  day: Temporal.PlainDate
  file_name: string
  started_at: Temporal.Instant
  verified_at: Temporal.Instant | null
  bytes: number | null
  rows: number | null
  files: number | null
  missing: number | null
  failure: Generated<string>
  removed_at: Temporal.Instant | null
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'backups.run': RunTable
  }
}
