import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { unitNameOf } from '../organisation/index.ts'
import { holdsFor, nearnessTo, type Owned } from './calendar-queries.ts'
import { type ReportingPeriod, type ReportingPeriodRule, reportingPeriods } from './reporting-period.ts'

export type PeriodRuleRow = ReportingPeriodRule & Owned

/**
 * The rules that hold for a unit in a year: those of the nearest unit that has any of its own for that year, all of
 * them and no others, since an authority that sets its periods sets them whole.
 */
export async function findPeriodRules(db: Db, unitPath: string, year: number): Promise<PeriodRuleRow[]> {
  const path = sql<string>`${unitPath}::text`
  const { rows } = await sql<{ rule: PeriodRuleRow }>`
    select jsonb_build_object('id', id, 'unitId', unit_id, 'unitName', ${unitNameOf('nearest.unit_id')}, 'key', key, 'name', name, 'firstYear', first_year,
      'lastYear', last_year, 'every', every, 'opens', jsonb_build_object('month', opens_month, 'day', opens_day),
      'closes', jsonb_build_object('month', closes_month, 'day', closes_day),
      'due', case when due_month is not null
        then jsonb_build_object('month', due_month, 'day', due_day, 'before', due_before) end,
      'cumulative', cumulative, 'document', document) as rule
    from (
      select *, rank() over (order by ${nearnessTo(path)} desc) as distance from calendar.period_rule
      where ${holdsFor(path)} and first_year <= ${year} and coalesce(last_year, ${year}) >= ${year}
    ) as nearest
    where distance = 1
    order by closes_month, closes_day limit 200`.execute(db.query)
  return rows.map(({ rule }) => rule)
}

/** The unit's reporting periods of a year, in the order in which they close. */
export const getReportingPeriods = async (db: Db, unitPath: string, year: number): Promise<ReportingPeriod[]> =>
  reportingPeriods(await findPeriodRules(db, unitPath, year), year)
