import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { clockRuleKeys, clockRuleValues, countryRules, defaultClockRules, type ClockRules } from './clock-rules.ts'

// The labels of a path are the ids of the units from the root to the unit.
const idsOn = (path: string) => sql`string_to_array(${path}, '.')::uuid[]`

/** What holds for the unit at `path` on that day: of each rule the row of the nearest unit, else the country's. */
export async function findClockRules(db: Db, path: string, on: Temporal.PlainDate): Promise<ClockRules> {
  const { rows } = await sql<{ key: string; value: unknown }>`
    select distinct on (key) key, value from dossiers.clock_rule
    where (unit_id is null or unit_id = any (${idsOn(path)}))
      and valid_from <= ${on}::date and coalesce(valid_to, 'infinity') >= ${on}::date
    order by key, array_position(${idsOn(path)}, unit_id) desc nulls last, valid_from desc`.execute(db.query)
  const found = Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  return Object.fromEntries(
    clockRuleKeys.map((key) => {
      const parsed = clockRuleValues[key].safeParse(found[key])
      return [key, parsed.success ? parsed.data : defaultClockRules[key]]
    }),
  ) as ClockRules
}

/** The country's rules, once: what people ended or replaced stays as they left it. */
export async function loadCountryRules(tx: Tx): Promise<void> {
  const known = await tx.query.selectFrom('dossiers.clock_rule').select('key').where('unit_id', 'is', null).execute()
  const missing = clockRuleKeys.filter((key) => !known.some((row) => row.key === key))
  if (!missing.length) return
  await tx.query
    .insertInto('dossiers.clock_rule')
    .values(
      missing.map((key) => ({
        id: tx.id(),
        unit_id: null,
        key,
        value: JSON.stringify(countryRules[key].value),
        valid_from: Temporal.PlainDate.from('2000-01-01'),
        source: countryRules[key].source,
        verified: countryRules[key].verified,
        set_at: tx.now,
      })),
    )
    .execute()
}
