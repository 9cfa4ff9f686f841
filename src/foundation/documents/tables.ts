// Generated from the migrated database; change a migration and run `npm run tables`.
import type { Generated } from 'kysely'

export interface DocumentTable {
  id: string
  authority_id: string
  direction: string
  kind: string
  number: Generated<string>
  issued_on: Temporal.PlainDate
  issuer: string
  signer: Generated<string>
  abstract: string
  file_id: string | null
  search_text: string
  registered_by: string
  registered_at: Temporal.Instant
}

export interface KindTable {
  code: string
  name_vi: string
  name_en: string
  abbreviation: Generated<string>
  order_number: number
  document: string
}

export interface LinkTable {
  from_id: string
  to_id: string
  kind: string
  linked_by: string
  linked_at: Temporal.Instant
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'documents.document': DocumentTable
    'documents.kind': KindTable
    'documents.link': LinkTable
  }
}
