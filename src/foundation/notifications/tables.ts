// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface EmailTable {
  id: string
  notification_id: string | null
  person_id: string | null
  address: string
  subject: string
  body: string
  href: string
  state: Generated<string>
  attempts: Generated<number>
  last_error: Generated<string>
  created_at: Temporal.Instant
  handed_over_at: Temporal.Instant | null
}

export interface EmailAttemptTable {
  email_id: string
  number: number
  at: Temporal.Instant
  via: string
  succeeded: boolean
  answer: string
}

export interface NotificationTable {
  id: string
  person_id: string
  kind: string
  params: ColumnType<unknown, string | undefined, string>
  href: string
  about_id: string | null
  once_key: string | null
  created_at: Temporal.Instant
  read_at: Temporal.Instant | null
}

export interface PreferenceTable {
  person_id: string
  by_email: boolean
  lang: string
  changed_at: Temporal.Instant
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'notifications.email': EmailTable
    'notifications.email_attempt': EmailAttemptTable
    'notifications.notification': NotificationTable
    'notifications.preference': PreferenceTable
  }
}
