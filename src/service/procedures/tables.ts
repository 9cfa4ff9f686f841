// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface FieldTable {
  id: string
  name_vi: string
  name_en: string
  order_number: number
  source: Generated<string>
  valid_from: Temporal.PlainDate | null
  valid_to: Temporal.PlainDate | null
  changed_by: string | null
  changed_at: Temporal.Instant | null
}

export interface ImportTable {
  id: string
  authority_id: string
  file_name: string
  entries: ColumnType<unknown, string, string>
  read_by: string
  read_at: Temporal.Instant
  applied_at: Temporal.Instant | null
  outcome: ColumnType<unknown, string | null | undefined, string | null>
}

export interface PostingTable {
  id: string
  version_id: string
  place_id: string
  posted_on: Temporal.PlainDate
  file_id: string | null
  link: Generated<string>
  note: Generated<string>
  recorded_by: string
  recorded_at: Temporal.Instant
}

export interface PostingPlaceTable {
  id: string
  unit_id: string
  kind: string
  name: string
  tiers: string[]
  internal: Generated<boolean>
  ended_on: Temporal.PlainDate | null
}

export interface PostingRuleTable {
  valid_from: Temporal.PlainDate
  working_days: number
  source: string
  set_by: string | null
  set_at: Temporal.Instant | null
}

export interface ProcedureTable {
  id: string
  authority_id: string
  kind: string
  code: string
  suffix: Generated<string>
  created_by: string
  created_at: Temporal.Instant
}

export interface ProcessBindingTable {
  id: string
  version_id: string
  process_version_id: string
  valid_from: Temporal.PlainDate
  bound_by: string | null
  bound_at: Temporal.Instant
}

export interface RemovalTable {
  id: string
  posting_id: string
  removed_on: Temporal.PlainDate
  file_id: string | null
  link: Generated<string>
  note: Generated<string>
  recorded_by: string
  recorded_at: Temporal.Instant
}

export interface SynonymTable {
  id: Generated<string>
  phrase: string
  meaning: Generated<string>
  phrase_folded: GeneratedAlways<string>
  meaning_folded: GeneratedAlways<string>
  changed_by: string | null
  changed_at: Temporal.Instant | null
  source: Generated<string>
}

export interface TakingBackTable {
  id: string
  version_id: string
  act: string
  decision_number: string
  day: Temporal.PlainDate
  reopened_id: string | null
  reason: string
  taken_back_by: string
  taken_back_at: Temporal.Instant
}

export interface VersionTable {
  id: string
  procedure_id: string
  number: number
  content: ColumnType<unknown, string, string>
  name: GeneratedAlways<string>
  field_id: GeneratedAlways<string>
  tier: GeneratedAlways<string>
  competent_rule: GeneratedAlways<string>
  competent_unit_id: GeneratedAlways<string | null>
  online_level: GeneratedAlways<string>
  takes_post: GeneratedAlways<boolean>
  form_version_id: string | null
  process_version_id: string | null
  search_text: string
  search: GeneratedAlways<string | null>
  revision: Generated<number>
  drafted_by: string
  drafted_at: Temporal.Instant
  changed_at: Temporal.Instant
  announced_at: Temporal.Instant | null
  announced_by: string | null
  document_id: string | null
  decision_number: Generated<string>
  decision_issuer: Generated<string>
  decided_on: Temporal.PlainDate | null
  valid_from: Temporal.PlainDate | null
  valid_to: Temporal.PlainDate | null
  end_document_id: string | null
  end_decision_number: Generated<string>
  ended_by: string | null
  ended_at: Temporal.Instant | null
  taken_back_at: Temporal.Instant | null
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'procedures.field': FieldTable
    'procedures.import': ImportTable
    'procedures.posting': PostingTable
    'procedures.posting_place': PostingPlaceTable
    'procedures.posting_rule': PostingRuleTable
    'procedures.procedure': ProcedureTable
    'procedures.process_binding': ProcessBindingTable
    'procedures.removal': RemovalTable
    'procedures.synonym': SynonymTable
    'procedures.taking_back': TakingBackTable
    'procedures.version': VersionTable
  }
}
