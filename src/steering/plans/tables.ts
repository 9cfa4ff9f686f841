// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface AmendmentTable {
  id: string
  plan_id: string
  number: string
  decided_on: Temporal.PlainDate
  reason: string
  file_id: string | null
  entered_by: string
  entered_at: Temporal.Instant
}

export interface AreaTable {
  id: string
  plan_id: string
  position: number
  area_key: string | null
  name: string
}

export interface DirectiveTable {
  id: string
  authority_id: string
  number: string
  issued_on: Temporal.PlainDate
  issuer: string
  abstract: string
  file_id: string | null
  document_id: string | null
  entered_by: string
  entered_at: Temporal.Instant
}

export interface DutyTable {
  id: string
  plan_id: string
  position: number
  kind: string
  units: Generated<string[]>
  section: Generated<string>
  text: string
  place: ColumnType<unknown, string | null | undefined, string | null>
}

export interface GoalTable {
  id: string
  plan_id: string
  area_id: string | null
  position: number
  number: Generated<string>
  text: string
}

export interface LegalBasisTable {
  id: string
  plan_id: string
  position: number
  role: string
  kind: string
  number: Generated<string>
  issued_on: Generated<string>
  issuer: Generated<string>
  source_error: Generated<string>
}

export interface PlanTable {
  id: string
  authority_id: string
  year: number
  title: string
  kind: Generated<string>
  number: Generated<string>
  issued_on: Temporal.PlainDate | null
  issuer: Generated<string>
  signer: Generated<string>
  theme: Generated<string>
  tier: string | null
  budget_total: number | null
  import_id: string | null
  file_id: string | null
  copied_from: string | null
  superior_id: string | null
  created_at: Temporal.Instant
  created_by: string
  in_force_at: Temporal.Instant | null
  in_force_by: string | null
  closed_at: Temporal.Instant | null
  closed_by: string | null
  version: Generated<number>
}

export interface ReportingDutyTable {
  id: string
  plan_id: string
  position: number
  name: string
  period: string
  cutoff_from: Temporal.PlainDate | null
  cutoff_to: Temporal.PlainDate | null
  due_on: Temporal.PlainDate | null
  due_rule: Generated<string>
  reporter: Generated<string>
  recipient: Generated<string>
  place: ColumnType<unknown, string | null | undefined, string | null>
}

export interface TargetTable {
  id: string
  plan_id: string
  area_id: string | null
  position: number
  text: string
  metric_id: string | null
  comparator: string
  value: string | null
  value_to: string | null
  due_on: Temporal.PlainDate | null
  unit: Generated<string>
  scope: Generated<string>
  binding: Generated<boolean>
  place: ColumnType<unknown, string | null | undefined, string | null>
  dropped_at: Temporal.Instant | null
  version: Generated<number>
}

export interface TargetActualTable {
  id: string
  target_id: string
  as_of: Temporal.PlainDate
  numerator: string | null
  denominator: string | null
  value: string | null
  no_data: Generated<boolean>
  note: Generated<string>
  file_id: string | null
  entered_by: string
  entered_at: Temporal.Instant
}

export interface TaskTable {
  id: string
  plan_id: string
  area_id: string | null
  goal_id: string | null
  directive_id: string | null
  duty_id: string | null
  position: number
  number: Generated<string>
  text: string
  note: Generated<string>
  quantity: string | null
  quantity_unit: Generated<string>
  budget: number | null
  levels: Generated<string[]>
  deadline_text: Generated<string>
  deadline_kind: Generated<string>
  deadline_start: Temporal.PlainDate | null
  deadline_end: Temporal.PlainDate | null
  deadline_every: string | null
  deadline_exclusive: Generated<boolean>
  deadline_basis: Generated<string>
  due_dates: Generated<Temporal.PlainDate[]>
  place: ColumnType<unknown, string | null | undefined, string | null>
  dropped_at: Temporal.Instant | null
  version: Generated<number>
}

export interface TaskOutputTable {
  id: string
  task_id: string
  position: number
  text: string
}

export interface TaskPartyTable {
  id: string
  task_id: string
  role: string
  position: number
  printed: string
  collective: Generated<boolean>
}

export interface TaskPartyUnitTable {
  party_id: string
  unit_id: string
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'plans.amendment': AmendmentTable
    'plans.area': AreaTable
    'plans.directive': DirectiveTable
    'plans.duty': DutyTable
    'plans.goal': GoalTable
    'plans.legal_basis': LegalBasisTable
    'plans.plan': PlanTable
    'plans.reporting_duty': ReportingDutyTable
    'plans.target': TargetTable
    'plans.target_actual': TargetActualTable
    'plans.task': TaskTable
    'plans.task_output': TaskOutputTable
    'plans.task_party': TaskPartyTable
    'plans.task_party_unit': TaskPartyUnitTable
  }
}
