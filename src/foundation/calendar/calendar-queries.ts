import { sql, type RawBuilder } from 'kysely'
import { knownIn } from '../../kernel/database/known.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { unitNameOf } from '../organisation/index.ts'
import { DOSSIER_TERM_RULES, type TermRules } from './legal-term.ts'
import { type DecidedDay, exceptionOf, type WeeklyHours, type WorkingCalendar } from './working-calendar.ts'

export type DateRange = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** What a unit's terms are counted with. */
export type UnitClock = { calendar: WorkingCalendar; rules: TermRules }

/** Far enough for a deadline of any term received on that date, pauses included. */
export const rangeFrom = (date: Temporal.PlainDate): DateRange => ({ from: date, to: date.add({ years: 3 }) })

// The labels of a path are the ids of the units from the root to the unit; the empty path has none.
const idsOn = (path: RawBuilder<string>) => sql`string_to_array(${path}, '.')::uuid[]`

/** Rows of every unit, of the unit at `path` and of those above it. */
export const holdsFor = (path: RawBuilder<string>) => sql<boolean>`(unit_id is null or unit_id = any (${idsOn(path)}))`

/** How near a row's unit is to the unit at `path`: 0 for rows of every unit, then from the root down. */
export const nearnessTo = (path: RawBuilder<string>) =>
  sql<number>`coalesce(array_position(${idsOn(path)}, unit_id), 0)`

const clocksKnownIn = (db: Db) => knownIn<UnitClock>(db, 'calendar.clocks')

/** To be called by whatever writes hours, days or rules of terms, so that its transaction reads them anew. */
export const forgetClocks = (tx: Tx): void => clocksKnownIn(tx).clear()

/**
 * The calendars of several units and the rules of their terms at the first date, in one statement, and in a transaction
 * once. Units are given by their path in the tree: what nearer units decided comes later in each list and overrides what
 * their superiors did.
 */
export async function getUnitClocks(
  db: Db,
  unitPaths: readonly string[],
  range: DateRange,
): Promise<Map<string, UnitClock>> {
  const known = clocksKnownIn(db)
  const keyOf = (path: string): string => `${path} ${range.from.toString()} ${range.to.toString()}`
  const lacking = unitPaths.filter((path) => !known.has(keyOf(path)))
  if (lacking.length > 0)
    for (const [path, clock] of await readUnitClocks(db, lacking, range)) known.set(keyOf(path), clock)
  return new Map(unitPaths.map((path) => [path, known.get(keyOf(path))!]))
}

async function readUnitClocks(
  db: Db,
  unitPaths: readonly string[],
  { from, to }: DateRange,
): Promise<[path: string, clock: UnitClock][]> {
  const path = sql<string>`unit.path`
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
        'reception', reception) order by ${nearnessTo(path)}, valid_from), '[]') as list
      from calendar.working_week
      where ${holdsFor(path)} and valid_from <= ${to}::date and coalesce(valid_to, 'infinity') >= ${from}::date
    ) weeks
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('date', date, 'kind', kind, 'name', name, 'replaces', replaces,
        'hours', hours, 'document', document, 'status', 'active') order by ${nearnessTo(path)}, date), '[]') as list
      from calendar.decided_day
      where active and ${holdsFor(path)} and date between ${from}::date and ${to}::date
    ) days
    left join lateral (
      select ${rulesObject} as rules from calendar.term_rules
      where ${holdsFor(path)} and valid_from <= ${from}::date and coalesce(valid_to, 'infinity') >= ${from}::date
      order by ${nearnessTo(path)} desc limit 1
    ) rules on true`.execute(db.query)
  return rows.map(({ path, weeks, days, rules, settled }) => [
    path,
    {
      calendar: { weeks, exceptions: days.map(exceptionOf), settledUntil: settled },
      rules: rules ?? DOSSIER_TERM_RULES,
    },
  ])
}

/** The calendar of one unit and the rules of its terms; see getUnitClocks. */
export const getUnitClock = async (db: Db, unitPath: string, range: DateRange): Promise<UnitClock> =>
  (await getUnitClocks(db, [unitPath], range)).get(unitPath)!

const rulesObject = sql`jsonb_build_object('receivedAfter', to_char(received_after, 'HH24:MI'),
  'outsideHours', outside_hours, 'dayEnds', day_ends, 'workingDays', working_days, 'minutesPerDay', minutes_per_day)`

/** Whose row it is, for a list that shows the unit's own rows and its superiors'. */
export type Owned = { id: string; unitId: string | null; unitName: string | null }

const owner = (table: string) => sql`'id', id, 'unitId', unit_id, 'unitName', ${unitNameOf(`${table}.unit_id`)}`

export type DayRow = DecidedDay & Owned

/** Every decided and proposed day of a year that touches the unit, its superiors' included. */
export async function findDaysOfYear(db: Db, unitPath: string, year: number): Promise<DayRow[]> {
  const path = sql<string>`${unitPath}::text`
  const { rows } = await sql<{ day: DayRow }>`
    select jsonb_build_object(${owner('decided_day')}, 'date', date, 'kind', kind, 'name', name,
      'replaces', replaces, 'hours', hours, 'document', document,
      'status', case when active then 'active' else 'proposed' end) as day
    from calendar.decided_day
    where ${holdsFor(path)} and date between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
    order by date, ${nearnessTo(path)}, active desc
    limit 500`.execute(db.query)
  return rows.map(({ day }) => day)
}

export const findSettledYear = (db: Db, year: number) =>
  db.query.selectFrom('calendar.settled_year').selectAll().where('year', '=', year).executeTakeFirst()

export type WeekRow = WeeklyHours & Owned & { document: string }

/** Working hours that touch the unit: the nearest unit's first, of each unit the newest first. */
export async function findWorkingWeeks(db: Db, unitPath: string): Promise<WeekRow[]> {
  const path = sql<string>`${unitPath}::text`
  const { rows } = await sql<{ week: WeekRow }>`
    select jsonb_build_object(${owner('working_week')}, 'validFrom', valid_from, 'validTo', valid_to,
      'hours', hours, 'reception', reception, 'document', document) as week
    from calendar.working_week where ${holdsFor(path)}
    order by ${nearnessTo(path)} desc, valid_from desc limit 200`.execute(db.query)
  return rows.map(({ week }) => week)
}

export type TermRulesRow = TermRules & Owned & { validFrom: string; validTo: string | null; document: string }

/** Rules of terms that touch the unit, in the same order. */
export async function findTermRules(db: Db, unitPath: string): Promise<TermRulesRow[]> {
  const path = sql<string>`${unitPath}::text`
  const { rows } = await sql<{ rules: TermRulesRow }>`
    select jsonb_build_object(${owner('term_rules')}, 'validFrom', valid_from, 'validTo', valid_to,
      'document', document) || ${rulesObject} as rules
    from calendar.term_rules where ${holdsFor(path)}
    order by ${nearnessTo(path)} desc, valid_from desc limit 200`.execute(db.query)
  return rows.map(({ rules }) => rules)
}
