// Generated from the migrated database; change a migration and run `npm run tables`.
import type { ColumnType, Generated } from 'kysely'

export interface DecidedDayTable {
  id: string
  unit_id: string | null
  date: Temporal.PlainDate
  kind: string
  name: string
  replaces: Temporal.PlainDate | null
  hours: ColumnType<unknown, string | null | undefined, string | null>
  document: string
  active: boolean
  created_at: Temporal.Instant
}

export interface PeriodRuleTable {
  id: string
  unit_id: string | null
  series: string
  key: string
  name: string
  first_year: number
  last_year: number | null
  every: number
  opens_month: number
  opens_day: number
  closes_month: number
  closes_day: number
  due_month: number | null
  due_day: number | null
  due_before: Generated<boolean>
  cumulative: boolean
  document: string
}

export interface SettledYearTable {
  id: string
  year: number
  document: string
  settled_at: Temporal.Instant
}

export interface TermRulesTable {
  id: string
  unit_id: string | null
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  received_after: string | null
  outside_hours: string
  day_ends: string
  working_days: string
  minutes_per_day: number
  document: string
}

export interface WorkingWeekTable {
  id: string
  unit_id: string | null
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
  hours: ColumnType<unknown, string, string>
  reception: ColumnType<unknown, string | undefined, string>
  document: string
}

declare module '../../kernel/database/types.ts' {
  interface Tables {
    'calendar.decided_day': DecidedDayTable
    'calendar.period_rule': PeriodRuleTable
    'calendar.settled_year': SettledYearTable
    'calendar.term_rules': TermRulesTable
    'calendar.working_week': WorkingWeekTable
  }
}
