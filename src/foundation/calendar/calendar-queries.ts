import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { DOSSIER_TERM_RULES, type TermRules } from './legal-term.ts'
import { type DecidedDay, exceptionOf, type WeeklyHours, type WorkingCalendar } from './working-calendar.ts'

export type DateRange = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** What a unit's terms are counted with. */
export type UnitClock = { calendar: WorkingCalendar; rules: TermRules }

/** Far enough for a deadline of any term received on that date, pauses included. */
export const rangeFrom = (date: Temporal.PlainDate): DateRange => ({ from: date, to: date.add({ years: 3 }) })

/**
 * The calendars of several units and the rules of their terms at the first date, in one statement. Units are given by
 * their path in the tree: what nearer units decided comes later in each list and overrides what their superiors did.
 */
export async function getUnitClocks(
  db: Db,
  unitPaths: readonly string[],
  { from, to }: DateRange,
): Promise<Map<string, UnitClock>> {
  const { rows } = await sql<{
    path: string
    weeks: WeeklyHours[]
    days: DecidedDay[]
    rules: TermRules | null
    settled: string | null
  }>`
    select unit.path, weeks.list as weeks, days.list as days, rules.rules,
      (select max(year) || '-12-31' from calendar.settled_year) as settled
    from unnest(${unitPaths}::text[]) as unit (path)
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('validFrom', valid_from, 'validTo', valid_to, 'hours', hours,
        'reception', reception) order by nlevel(unit_path), valid_from), '[]') as list
      from calendar.working_week
      where unit_path @> unit.path::ltree and valid_from <= ${to}::date
        and coalesce(valid_to, 'infinity') >= ${from}::date
    ) weeks
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('date', date, 'kind', kind, 'name', name, 'replaces', replaces,
        'hours', hours, 'document', document, 'status', 'active') order by nlevel(unit_path), date), '[]') as list
      from calendar.decided_day
      where active and unit_path @> unit.path::ltree and date between ${from}::date and ${to}::date
    ) days
    left join lateral (
      select jsonb_build_object('receivedAfter', to_char(received_after, 'HH24:MI'), 'outsideHours', outside_hours,
        'dayEnds', day_ends, 'workingDays', working_days, 'minutesPerDay', minutes_per_day) as rules
      from calendar.term_rules
      where unit_path @> unit.path::ltree and valid_from <= ${from}::date
        and coalesce(valid_to, 'infinity') >= ${from}::date
      order by nlevel(unit_path) desc limit 1
    ) rules on true`.execute(db.query)
  return new Map(
    rows.map(({ path, weeks, days, rules, settled }) => [
      path,
      {
        calendar: { weeks, exceptions: days.map(exceptionOf), settledUntil: settled },
        rules: rules ?? DOSSIER_TERM_RULES,
      },
    ]),
  )
}

/** The calendar of one unit and the rules of its terms; see getUnitClocks. */
export const getUnitClock = async (db: Db, unitPath: string, range: DateRange): Promise<UnitClock> =>
  (await getUnitClocks(db, [unitPath], range)).get(unitPath)!

export type YearDayRow = DecidedDay & { id: string; unitPath: string }

/** Every decided and proposed day of a year that touches the unit, its superiors' included. */
export async function findDaysOfYear(db: Db, unitPath: string, year: number): Promise<YearDayRow[]> {
  const { rows } = await sql<{ day: YearDayRow }>`
    select jsonb_build_object('id', id, 'unitPath', unit_path, 'date', date, 'kind', kind, 'name', name,
      'replaces', replaces, 'hours', hours, 'document', document,
      'status', case when active then 'active' else 'proposed' end) as day
    from calendar.decided_day
    where unit_path @> ${unitPath}::ltree and date between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
    order by date, nlevel(unit_path), active desc
    limit 500`.execute(db.query)
  return rows.map(({ day }) => day)
}

export const findSettledYear = (db: Db, year: number) =>
  db.query.selectFrom('calendar.settled_year').selectAll().where('year', '=', year).executeTakeFirst()

export type WeekRow = WeeklyHours & { id: string; unitPath: string; document: string }

/** Working hours that touch the unit, the newest of each unit first. */
export async function findWorkingWeeks(db: Db, unitPath: string): Promise<WeekRow[]> {
  const { rows } = await sql<{ week: WeekRow }>`
    select jsonb_build_object('id', id, 'unitPath', unit_path, 'validFrom', valid_from, 'validTo', valid_to,
      'hours', hours, 'reception', reception, 'document', document) as week
    from calendar.working_week where unit_path @> ${unitPath}::ltree
    order by nlevel(unit_path) desc, valid_from desc limit 200`.execute(db.query)
  return rows.map(({ week }) => week)
}

export type TermRulesRow = TermRules & {
  id: string
  unitPath: string
  validFrom: string
  validTo: string | null
  document: string
}

/** Rules of terms that touch the unit, the nearest and newest first. */
export async function findTermRules(db: Db, unitPath: string): Promise<TermRulesRow[]> {
  const { rows } = await sql<{ rules: TermRulesRow }>`
    select jsonb_build_object('id', id, 'unitPath', unit_path, 'validFrom', valid_from, 'validTo', valid_to,
      'receivedAfter', to_char(received_after, 'HH24:MI'), 'outsideHours', outside_hours, 'dayEnds', day_ends,
      'workingDays', working_days, 'minutesPerDay', minutes_per_day, 'document', document) as rules
    from calendar.term_rules where unit_path @> ${unitPath}::ltree
    order by nlevel(unit_path) desc, valid_from desc limit 200`.execute(db.query)
  return rows.map(({ rules }) => rules)
}
