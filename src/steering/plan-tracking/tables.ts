// Generated from the migrated database; change a migration and run `npm run tables`.
import type { Generated } from 'kysely'

export interface AcceptedWorkTable {
  authority_id: string
  plan_id: string
  area_id: string | null
  unit_id: string | null
  person_id: string | null
  late: boolean
  items: number
}

export interface DeadlineFeedTable {
  person_id: string
  token_hash: Buffer
  made_at: Temporal.Instant
}

export interface DeliveryTable {
  id: string
  work_item_id: string
  output_id: string | null
  text: string
  link: Generated<string>
  delivered_by: string
  delivered_at: Temporal.Instant
  decision: string | null
  reason: Generated<string>
  decided_by: string | null
  decided_at: Temporal.Instant | null
  document_id: string | null
}

export interface DeliveryFileTable {
  delivery_id: string
  file_id: string
  name: string
}

export interface DifficultyTable {
  id: string
  work_item_id: string
  text: string
  raised_by: string
  raised_at: Temporal.Instant
  answer: string | null
  answered_by: string | null
  answered_at: Temporal.Instant | null
}

export interface DueChangeTable {
  id: string
  work_item_id: string
  due_on: Temporal.PlainDate | null
  exclusive: boolean
  amendment_id: string | null
  basis: Generated<string>
  changed_by: string
  changed_at: Temporal.Instant
}

export interface ExtensionTable {
  id: string
  work_item_id: string
  wanted_on: Temporal.PlainDate
  reason: string
  asked_by: string
  asked_at: Temporal.Instant
  granted_on: Temporal.PlainDate | null
  decision: string | null
  decision_reason: Generated<string>
  decided_by: string | null
  decided_at: Temporal.Instant | null
}

export interface ProgressTable {
  id: string
  work_item_id: string
  percent: number
  text: string
  entered_by: string
  entered_at: Temporal.Instant
}

export interface WorkItemTable {
  id: string
  plan_id: string
  task_id: string
  area_id: string | null
  authority_id: string
  unit_id: string | null
  period_label: Generated<string>
  kind: string
  first_due_on: Temporal.PlainDate | null
  granted_due_on: Temporal.PlainDate | null
  exclusive: Generated<boolean>
  person_id: string | null
  percent: Generated<number>
  started_at: Temporal.Instant | null
  delivered_at: Temporal.Instant | null
  accepted_at: Temporal.Instant | null
  cancelled_at: Temporal.Instant | null
  cancel_reason: Generated<string>
  version: Generated<number>
  amended_at: Temporal.Instant | null
  amended_due_on: Temporal.PlainDate | null
  amended_exclusive: Generated<boolean>
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'plan_tracking.accepted_work': AcceptedWorkTable
    'plan_tracking.deadline_feed': DeadlineFeedTable
    'plan_tracking.delivery': DeliveryTable
    'plan_tracking.delivery_file': DeliveryFileTable
    'plan_tracking.difficulty': DifficultyTable
    'plan_tracking.due_change': DueChangeTable
    'plan_tracking.extension': ExtensionTable
    'plan_tracking.progress': ProgressTable
    'plan_tracking.work_item': WorkItemTable
  }
}
