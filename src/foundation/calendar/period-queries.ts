import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { unitNameOf } from '../organisation/index.ts'
import { holdsFor, nearnessTo, type Owned } from './calendar-queries.ts'
import {
  type PeriodSeries,
  type ReportingPeriod,
  type ReportingPeriodRule,
  reportingPeriods,
} from './reporting-period.ts'

export type PeriodRuleRow = ReportingPeriodRule & Owned

/**
 * The rules that hold for a unit in a year: of each kind of report those of the nearest unit that has any of its own for
 * that year, all of them and no others, since an authority that sets its periods sets them whole.
 */
export async function findPeriodRules(db: Db, unitPath: string, year: number): Promise<PeriodRuleRow[]> {
  const path = sql<string>`${unitPath}::text`
  const { rows } = await sql<{ rule: PeriodRuleRow }>`
    select jsonb_build_object('id', id, 'unitId', unit_id, 'unitName', ${unitNameOf('nearest.unit_id')}, 'series', series, 'key', key, 'name', name, 'firstYear', first_year,
      'lastYear', last_year, 'every', every, 'opens', jsonb_build_object('month', opens_month, 'day', opens_day),
      'closes', jsonb_build_object('month', closes_month, 'day', closes_day),
      'due', case when due_month is not null
        then jsonb_build_object('month', due_month, 'day', due_day, 'before', due_before) end,
      'cumulative', cumulative, 'document', document) as rule
    from (
      select *, rank() over (partition by series order by ${nearnessTo(path)} desc) as distance from calendar.period_rule
      where ${holdsFor(path)} and first_year <= ${year} and coalesce(last_year, ${year}) >= ${year}
    ) as nearest
    where distance = 1
    order by series, closes_month, closes_day limit 200`.execute(db.query)
  return rows.map(({ rule }) => rule)
}

/** The unit's reporting periods of a year for one kind of report, in the order in which they close. */
export async function getReportingPeriods(
  db: Db,
  unitPath: string,
  year: number,
  series: PeriodSeries = 'cchc',
): Promise<ReportingPeriod[]> {
  const rules = await findPeriodRules(db, unitPath, year)
  return reportingPeriods(
    rules.filter((rule) => rule.series === series),
    year,
  )
}
