import { sql, type SqlBool } from 'kysely'
import { dateOf } from '../../foundation/calendar/index.ts'
import { idsOnPath } from '../../foundation/organisation/index.ts'
import { knownIn } from '../../kernel/database/known.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { clockRuleKeys, clockRuleValues, countryRules, defaultClockRules, type ClockRules } from './clock-rules.ts'

const rulesKnownIn = (db: Db) => knownIn<RuleRow[]>(db, 'dossiers.clock_rules')

/** To be called by whatever writes rules, so that its transaction reads them anew. */
export const forgetRules = (tx: Tx): void => rulesKnownIn(tx).clear()

/** Every rule that touches a unit, its own and those above it, with who wrote it down when and who ended it. */
export async function findRuleRows(db: Db, unitIds: readonly string[]): Promise<RuleRow[]> {
  const known = rulesKnownIn(db)
  const key = unitIds.join('.')
  const rows = known.get(key) ?? (await readRuleRows(db, unitIds))
  known.set(key, rows)
  return rows
}

const readRuleRows = (db: Db, unitIds: readonly string[]) =>
  db.query
    .selectFrom('dossiers.clock_rule')
    .selectAll()
    .where(sql<SqlBool>`(unit_id is null or unit_id = any (${[...unitIds]}::uuid[]))`)
    .orderBy('key')
    .orderBy('valid_from', 'desc')
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1000)
    .execute()

export type RuleRow = Awaited<ReturnType<typeof readRuleRows>>[number]

const notAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) <= 0

/** Did anybody know at that instant that the row holds on its day? What came with the software was always known. */
export function holdsAt(row: RuleRow, at: Temporal.Instant): boolean {
  const day = dateOf(at)
  const isFrom = Temporal.PlainDate.compare(row.valid_from, day) <= 0
  const isUntil = row.valid_to === null || Temporal.PlainDate.compare(row.valid_to, day) >= 0
  const isKnown = row.set_by === null || notAfter(row.set_at, at)
  const isEnded =
    row.ended_on !== null && Temporal.PlainDate.compare(row.ended_on, day) <= 0 && notAfter(row.ended_at!, at)
  return isFrom && isUntil && isKnown && !isEnded
}

/**
 * The row of that rule that held for the unit with these ids (from the root down), as it was known then: the nearest
 * unit's, of these the one that began last, of these the one written down last. A rule written down afterwards binds
 * nothing that was accepted before, whatever day it names.
 */
export function ruleAt(
  rows: readonly RuleRow[],
  unitIds: readonly string[],
  key: string,
  at: Temporal.Instant,
): RuleRow | undefined {
  const nearness = ({ unit_id: unitId }: RuleRow): number => (unitId === null ? -1 : unitIds.indexOf(unitId))
  return rows
    .filter((row) => row.key === key && holdsAt(row, at))
    .toSorted(
      (a, b) =>
        nearness(b) - nearness(a) ||
        Temporal.PlainDate.compare(b.valid_from, a.valid_from) ||
        Temporal.Instant.compare(b.set_at, a.set_at),
    )[0]
}

/** The rules for the unit at `path` as a function of the instant, read once for many dossiers. */
export async function findClockRulesBy(db: Db, path: string): Promise<(at: Temporal.Instant) => ClockRules> {
  const unitIds = idsOnPath(path)
  const rows = await findRuleRows(db, unitIds)
  return (at) =>
    Object.fromEntries(
      clockRuleKeys.map((key) => {
        const parsed = clockRuleValues[key].safeParse(ruleAt(rows, unitIds, key, at)?.value)
        return [key, parsed.success ? parsed.data : defaultClockRules[key]]
      }),
    ) as ClockRules
}

/** What held for the unit at `path` at that instant, as it was known then. */
export const findClockRules = async (db: Db, path: string, at: Temporal.Instant): Promise<ClockRules> =>
  (await findClockRulesBy(db, path))(at)

/** The rules that come with the software: those that are missing, and of the others the words about their source. */
export async function loadCountryRules(tx: Tx): Promise<void> {
  forgetRules(tx)
  const known = await tx.query
    .selectFrom('dossiers.clock_rule')
    .select(['key', 'source', 'standing'])
    .where('unit_id', 'is', null)
    .where('set_by', 'is', null)
    .execute()
  for (const key of clockRuleKeys) {
    const { value, source, standing, verified } = countryRules[key]
    const row = known.find((one) => one.key === key)
    if (!row)
      await tx.query
        .insertInto('dossiers.clock_rule')
        .values({
          id: tx.id(),
          unit_id: null,
          key,
          value: JSON.stringify(value),
          source,
          standing,
          verified,
          valid_from: Temporal.PlainDate.from('2000-01-01'),
          set_at: tx.now,
        })
        .execute()
    else if (row.source !== source || row.standing !== standing)
      await tx.query
        .updateTable('dossiers.clock_rule')
        .set({ source, standing, verified })
        .where('unit_id', 'is', null)
        .where('set_by', 'is', null)
        .where('key', '=', key)
        .execute()
  }
}
