import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { choice, flag, id, integer, line, optionalId, optionalInteger } from '../../kernel/http/fields.ts'
import { ensureCanDecide } from './calendar-access.ts'
import { findRuleProblem, PERIOD_SERIES, type ReportingPeriodRule } from './reporting-period.ts'

/** What a report asks for, whatever an authority calls it. */
export const PERIOD_KEYS = [
  'month',
  'quarter',
  'quarter_1',
  'half_year',
  'quarter_3',
  'nine_months',
  'year',
  'other',
] as const
export const REPEATS = ['12', '6', '3', '1'] as const

export const addPeriodRuleInput = z.object({
  unitId: optionalId(),
  series: choice(PERIOD_SERIES),
  key: choice(PERIOD_KEYS),
  name: line(100),
  firstYear: integer(2000, 2200),
  lastYear: optionalInteger(2000, 2200),
  every: choice(REPEATS),
  opensMonth: integer(-11, 12),
  opensDay: integer(1, 31),
  closesMonth: integer(1, 24),
  closesDay: integer(1, 31),
  dueMonth: optionalInteger(1, 24),
  dueDay: optionalInteger(1, 31),
  dueBefore: flag(),
  cumulative: flag(),
  document: line(300),
})
type PeriodRuleInput = z.output<typeof addPeriodRuleInput>

const ruleOf = (input: PeriodRuleInput): ReportingPeriodRule => ({
  series: input.series,
  key: input.key,
  name: input.name,
  firstYear: input.firstYear,
  lastYear: input.lastYear ?? null,
  every: Number(input.every) as ReportingPeriodRule['every'],
  opens: { month: input.opensMonth, day: input.opensDay },
  closes: { month: input.closesMonth, day: input.closesDay },
  due: input.dueMonth && input.dueDay ? { month: input.dueMonth, day: input.dueDay, before: input.dueBefore } : null,
  cumulative: input.cumulative,
  document: input.document,
})

const fieldOf = { closes_before_opening: 'closesMonth', due_before_closing: 'dueMonth' } as const

/** Adds a reporting period of a unit; the first of its own in a year replaces all those of its superiors for that report. */
export async function addPeriodRule(tx: Tx, actor: Actor, input: PeriodRuleInput): Promise<string> {
  await ensureCanDecide(tx, actor, 'calendar.set_periods', input.unitId)
  const rule = ruleOf(input)
  const problem = findRuleProblem(rule)
  if (problem) throw new AppError(`calendar.${problem}`, 422, {}, fieldOf[problem])
  const id = await insertPeriodRule(tx, input.unitId ?? null, rule)
  await announce(tx, actor, {
    name: 'calendar.period_added',
    subjectKind: 'calendar.period',
    subjectId: id,
    unitId: input.unitId,
    detail: { ...rule },
  })
  return id
}

export async function insertPeriodRule(tx: Tx, unitId: string | null, rule: ReportingPeriodRule): Promise<string> {
  const row = {
    id: tx.id(),
    unit_id: unitId,
    series: rule.series,
    key: rule.key,
    name: rule.name,
    first_year: rule.firstYear,
    last_year: rule.lastYear,
    every: rule.every,
    opens_month: rule.opens.month,
    opens_day: rule.opens.day,
    closes_month: rule.closes.month,
    closes_day: rule.closes.day,
    due_month: rule.due?.month ?? null,
    due_day: rule.due?.day ?? null,
    due_before: rule.due?.before ?? false,
    cumulative: rule.cumulative,
    document: rule.document,
  }
  await tx.query.insertInto('calendar.period_rule').values(row).execute()
  return row.id
}

export const endPeriodRuleInput = z.object({ id: id(), lastYear: integer(2000, 2200) })

/** Ends a reporting period with a year; periods of earlier years stay what they were. */
export async function endPeriodRule(
  tx: Tx,
  actor: Actor,
  { id, lastYear }: z.output<typeof endPeriodRuleInput>,
): Promise<string | null> {
  const row = await tx.query
    .updateTable('calendar.period_rule')
    .set({ last_year: lastYear })
    .where('id', '=', id)
    .returning('unit_id')
    .executeTakeFirst()
  if (!row) throw notFound()
  await ensureCanDecide(tx, actor, 'calendar.set_periods', row.unit_id)
  const detail = { lastYear }
  await announce(tx, actor, {
    name: 'calendar.period_ended',
    subjectKind: 'calendar.period',
    subjectId: id,
    unitId: row.unit_id,
    detail,
  })
  return row.unit_id
}
