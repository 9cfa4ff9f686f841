// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface AgencyCodeTable {
  unit_id: string
  code: string
  valid_from: Temporal.PlainDate
  set_by: string | null
}

export interface ClockEventTable {
  id: string
  dossier_id: string
  kind: string
  at: Temporal.Instant
  due_at: Temporal.Instant | null
  reason: Generated<string>
  by_person: string | null
  recorded_at: Temporal.Instant
}

export interface ClockRuleTable {
  id: string
  unit_id: string | null
  key: string
  value: ColumnType<unknown, string, string>
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  source: string
  verified: Generated<boolean>
  set_by: string | null
  set_at: Temporal.Instant
  standing: Generated<string>
  ended_on: Temporal.PlainDate | null
  ended_at: Temporal.Instant | null
  ended_by: string | null
  end_reason: Generated<string>
}

export interface CodeCounterTable {
  code: string
  day: Temporal.PlainDate
  last: number
}

export interface CourseTable {
  dossier_id: string
  run_id: string | null
  accepted_at: Temporal.Instant | null
  accepted_by: string | null
  receipt_unit_id: string | null
  receipt_day: Temporal.PlainDate | null
  receipt_number: number | null
  refused_at: Temporal.Instant | null
  refused_by: string | null
  begun_at: Temporal.Instant | null
  first_due_at: Temporal.Instant | null
  due_at: Temporal.Instant | null
  hand_over_due_at: Temporal.Instant | null
  missed_at: Temporal.Instant | null
  waiting_for: string | null
  waiting_since: Temporal.Instant | null
  supplements: Generated<number>
  extensions: Generated<number>
  finished_at: Temporal.Instant | null
  finished_by: string | null
  returned_at: Temporal.Instant | null
  returned_by: string | null
  withdrawn_at: Temporal.Instant | null
  withdrawn_by: string | null
  stopped_at: Temporal.Instant | null
  stopped_by: string | null
  ended_at: GeneratedAlways<Temporal.Instant | null>
  reason: Generated<string>
  version: Generated<number>
  waiting_until: Temporal.Instant | null
  stopped_because: string | null
  handled_by: string | null
}

export interface DossierTable {
  id: string
  code: string
  procedure_id: string
  procedure_version_id: string
  field_id: string
  term_key: Generated<string>
  channel: string
  origin: Generated<string>
  help_unit_id: string | null
  reception_unit_id: string
  competent_unit_id: string
  scope_ids: string[]
  applicant_kind: string
  applicant_name: string
  applicant_number: Generated<string>
  applicant_born: Temporal.PlainDate | null
  applicant_phone: Generated<string>
  applicant_email: Generated<string>
  applicant_address: Generated<string>
  submitter: ColumnType<unknown, string | null | undefined, string | null>
  abstract: Generated<string>
  copies: Generated<number>
  answers: ColumnType<unknown, string | undefined, string>
  form_version_id: string | null
  return_by: Generated<string>
  return_address: Generated<string>
  parent_id: string | null
  group_id: string | null
  secret: string
  filed_at: Temporal.Instant
  filed_by: string | null
  fees: ColumnType<unknown, string | undefined, string>
}

export interface HandOverTable {
  id: string
  dossier_id: string
  how: string
  taken_by: string
  note: Generated<string>
  at: Temporal.Instant
  by_person: string | null
}

export interface HandlingUnitTable {
  authority_id: string
  field_id: string
  unit_id: string
  set_by: string | null
  set_at: Temporal.Instant
}

export interface PaperTable {
  id: string
  dossier_id: string
  component_key: string
  name: string
  copy_kind: string
  copies: Generated<number>
  file_id: string | null
  reused: Generated<boolean>
  note: Generated<string>
  supplement_id: string | null
  taken_at: Temporal.Instant
  taken_by: string | null
}

export interface ReceiptBookTable {
  unit_id: string
  day: Temporal.PlainDate
  last: number
}

export interface ResultTable {
  id: string
  dossier_id: string
  result_key: string
  name: string
  number: Generated<string>
  issued_on: Temporal.PlainDate
  signed_by: Generated<string>
  signed_how: Generated<string>
  file_id: string | null
  valid_to: Temporal.PlainDate | null
  replaced_by: string | null
  correction_reason: Generated<string>
  issued_at: Temporal.Instant
  issued_by: string | null
}

export interface ResultDraftTable {
  id: string
  dossier_id: string
  file_id: string
  made_at: Temporal.Instant
  made_by: string
}

export interface SearchEntryTable {
  dossier_id: string
  search: string
  scope_ids: string[]
  filed_at: Temporal.Instant
}

export interface SupplementTable {
  id: string
  dossier_id: string
  number: number
  component_keys: string[]
  reason: string
  legal_reason: Generated<string>
  contact: Generated<string>
  asked_at: Temporal.Instant
  asked_by: string | null
  taken_at: Temporal.Instant | null
  taken_by: string | null
  answer_by: Temporal.Instant | null
  waived_keys: Generated<string[]>
  waived_reason: Generated<string>
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'dossiers.agency_code': AgencyCodeTable
    'dossiers.clock_event': ClockEventTable
    'dossiers.clock_rule': ClockRuleTable
    'dossiers.code_counter': CodeCounterTable
    'dossiers.course': CourseTable
    'dossiers.dossier': DossierTable
    'dossiers.hand_over': HandOverTable
    'dossiers.handling_unit': HandlingUnitTable
    'dossiers.paper': PaperTable
    'dossiers.receipt_book': ReceiptBookTable
    'dossiers.result': ResultTable
    'dossiers.result_draft': ResultDraftTable
    'dossiers.search_entry': SearchEntryTable
    'dossiers.supplement': SupplementTable
  }
}
