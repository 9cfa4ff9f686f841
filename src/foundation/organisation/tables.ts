// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface CollectiveTable {
  id: string
  name: string
  key: string
  rule: ColumnType<unknown, string, string>
  authority_id: string | null
  created_at: Temporal.Instant
}

export interface DelegationTable {
  id: string
  from_person_id: string
  to_person_id: string
  unit_id: string
  roles: string[] | null
  is_acting_head: Generated<boolean>
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate
  reason: string
  document: Generated<string>
}

export interface ImportTable {
  id: string
  file_id: string
  file_name: string
  unit_id: string
  rows: ColumnType<unknown, string, string>
  problems: ColumnType<unknown, string, string>
  created_by: string
  created_at: Temporal.Instant
  applied_by: string | null
  applied_at: Temporal.Instant | null
}

export interface PersonTable {
  id: string
  name: string
  email: string | null
  phone: string | null
  folded: GeneratedAlways<string>
  created_at: Temporal.Instant
  given_name: GeneratedAlways<string>
}

export interface PostTable {
  id: string
  person_id: string
  unit_id: string
  title: string
  is_head: Generated<boolean>
  concurrent: Generated<boolean>
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  document: Generated<string>
}

export interface ReferenceUnitTable {
  id: string
  code: string
  level: string
  name: string
  key: string
  bare: string
  parent_code: string | null
  agency_code: string | null
  valid_from: Temporal.PlainDate | null
  valid_to: Temporal.PlainDate | null
  source: string
}

export interface RoleGrantTable {
  id: string
  person_id: string
  role: string
  unit_id: string
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  granted_by: string | null
}

export interface TierTable {
  code: string
  name_vi: string
  name_en: string
  order_number: number
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  document: Generated<string>
}

export interface UnitTable {
  id: string
  code: string | null
  name: string
  short_name: string
  place_name: string | null
  kind: string
  tier_code: string | null
  is_authority: Generated<boolean>
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  path: string
  folded: GeneratedAlways<string>
  created_at: Temporal.Instant
}

export interface UnitAliasTable {
  id: string
  alias: string
  key: string
  unit_id: string
  authority_id: string | null
  created_at: Temporal.Instant
}

export interface UnitNameTable {
  id: string
  unit_id: string
  name: string
  short_name: string
  place_name: string | null
  kind: string
  tier_code: string | null
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  document: Generated<string>
}

export interface UnitParentTable {
  id: string
  unit_id: string
  parent_id: string
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  document: Generated<string>
}

export interface UnitSuccessionTable {
  id: string
  from_unit_id: string
  to_unit_id: string | null
  kind: string
  on_date: Temporal.PlainDate
  document: Generated<string>
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'organisation.collective': CollectiveTable
    'organisation.delegation': DelegationTable
    'organisation.import': ImportTable
    'organisation.person': PersonTable
    'organisation.post': PostTable
    'organisation.reference_unit': ReferenceUnitTable
    'organisation.role_grant': RoleGrantTable
    'organisation.tier': TierTable
    'organisation.unit': UnitTable
    'organisation.unit_alias': UnitAliasTable
    'organisation.unit_name': UnitNameTable
    'organisation.unit_parent': UnitParentTable
    'organisation.unit_succession': UnitSuccessionTable
  }
}
