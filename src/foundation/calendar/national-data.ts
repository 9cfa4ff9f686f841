// What an installation begins with: the country's decided days, an office week, the periods of the national report.
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database/types.ts'
import { announceChange } from './announce-change.ts'
import { forgetClocks } from './calendar-queries.ts'
import { readNationalHolidays } from './holidays.ts'
import { NATIONAL_PERIODS, OFFICE_WEEK } from './national-rules.ts'
import { insertPeriodRule } from './set-period-rule.ts'
import type { DecidedDay } from './working-calendar.ts'

/**
 * Loads what is not there yet, at every start: a new version of the program brings the days decided since. What people
 * entered, changed or took out of force is left as it is.
 */
export async function loadNationalData(tx: Tx): Promise<void> {
  const days = await addDays(tx, readNationalHolidays())
  await addOfficeWeek(tx)
  forgetClocks(tx)
  await addPeriods(tx)
  if (days === 0) return
  await announceChange(
    tx,
    { rule: 'national-calendar' },
    {
      name: 'calendar.national_days_loaded',
      subjectKind: 'calendar',
      subjectId: tx.id(),
      detail: { days },
    },
  )
}

async function addDays(tx: Tx, days: readonly DecidedDay[]): Promise<number> {
  const rows = JSON.stringify(days.map((day) => ({ ...day, id: tx.id(), active: day.status === 'active' })))
  const added = await sql`
    insert into calendar.decided_day (id, unit_id, date, kind, name, replaces, document, active, created_at)
    select day.id, null, day.date, day.kind, day.name, day.replaces, day.document, day.active, ${tx.now}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb)
      as day (id uuid, date date, kind text, name text, replaces date, document text, active boolean)
    where not exists (
      select from calendar.decided_day known
      where known.unit_id is null and known.date = day.date and known.document = day.document)
    on conflict do nothing`.execute(tx.query)
  const years = JSON.stringify(settledYears(days).map((year) => ({ id: tx.id(), ...year })))
  await sql`
    insert into calendar.settled_year (id, year, document, settled_at)
    select id, year, document, ${tx.now}::timestamptz
    from jsonb_to_recordset(${years}::jsonb) as settled (id uuid, year integer, document text)
    on conflict do nothing`.execute(tx.query)
  return Number(added.numAffectedRows ?? 0)
}

/** The table holds a year only when all its days off are decided; Tết, the last of them to be, names the document. */
const settledYears = (days: readonly DecidedDay[]): { year: number; document: string }[] =>
  days
    .filter(({ name, status }) => status === 'active' && name === 'Tết Nguyên đán (mùng 1)')
    .map(({ date, document }) => ({ year: Number(date.slice(0, 4)), document }))

async function addOfficeWeek(tx: Tx): Promise<void> {
  await sql`
    insert into calendar.working_week (id, unit_id, valid_from, hours, document)
    select ${tx.id()}::uuid, null, ${OFFICE_WEEK.validFrom}::date, ${JSON.stringify(OFFICE_WEEK.hours)}::jsonb, 'Mặc định khi cài đặt'
    where not exists (select from calendar.working_week where unit_id is null)`.execute(tx.query)
}

async function addPeriods(tx: Tx): Promise<void> {
  const known = await tx.query
    .selectFrom('calendar.period_rule')
    .select('id')
    .where('unit_id', 'is', null)
    .limit(1)
    .execute()
  if (known.length === 0) for (const rule of NATIONAL_PERIODS) await insertPeriodRule(tx, null, rule)
}
