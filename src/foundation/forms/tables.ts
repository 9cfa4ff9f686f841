// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface DraftTable {
  id: string
  account_id: string
  version_id: string | null
  purpose: string
  subject_id: string | null
  values: ColumnType<unknown, string | undefined, string>
  files: ColumnType<unknown, string | undefined, string>
  prefilled: ColumnType<unknown, string | undefined, string>
  revision: Generated<number>
  created_at: Temporal.Instant
  saved_at: Temporal.Instant
  expires_at: Temporal.Instant
  around: ColumnType<unknown, string | undefined, string>
  title: Generated<string>
}

export interface FormTable {
  id: string
  authority_id: string
  created_by: string
  created_at: Temporal.Instant
}

export interface VersionTable {
  id: string
  form_id: string
  number: number
  title: string
  definition: ColumnType<unknown, string, string>
  revision: Generated<number>
  edited_by: string
  edited_at: Temporal.Instant
  published_by: string | null
  published_at: Temporal.Instant | null
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'forms.draft': DraftTable
    'forms.form': FormTable
    'forms.version': VersionTable
  }
}
