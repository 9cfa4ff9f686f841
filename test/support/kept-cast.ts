// The invented province costs four hundred statements. In the database that the tests of a process share, where each
// takes its changes back, it is built once by its commands and from then on put back as the rows it was.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { makeAnBinh, type AnBinh } from '../../src/foundation/organisation/organisation-fixtures.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { asideOf, type Aside } from './database.ts'

/** Where the province is written down, each after what it refers to. What the audit tells of its founding is left out. */
const tables = ['unit', 'unit_name', 'unit_parent', 'collective', 'person', 'post', 'role_grant'].map(
  (name) => `organisation.${name}`,
)

type Kept = { made: AnBinh; at: Temporal.Instant; inserts: { statement: string; rows: string }[] }

const kept = new WeakMap<Aside, Promise<Kept>[]>()

async function keep(tx: Tx): Promise<Kept> {
  const made = await makeAnBinh(tx)
  const touched = sql<{ name: string }>`
    select relid::regclass::text as name from pg_stat_xact_user_tables
    where n_tup_ins + n_tup_upd + n_tup_del > 0 and schemaname || relname !~ '^kernelaudit'`
  const names = (await touched.execute(tx.query)).rows.map(({ name }) => name)
  assert.deepEqual(names.toSorted(), tables.toSorted(), 'the province is written in other tables than are put back')
  const inserts = []
  for (const table of tables) {
    const { rows } = await sql<{ columns: string; rows: string }>`
      select (select string_agg(quote_ident(attname), ', ') from pg_attribute
              where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns,
             (select json_agg(one)::text from ${sql.table(table)} one) as rows`.execute(tx.query)
    const { columns, rows: text } = rows[0]!
    const statement = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, `
    inserts.push({ statement, rows: text })
  }
  return { made, at: tx.now, inserts }
}

/** The province as it stood within the hour before that moment: rows carry the time at which they were written. */
async function keptFor(aside: Aside, now: Temporal.Instant): Promise<Kept> {
  const all = kept.get(aside) ?? kept.set(aside, []).get(aside)!
  for (const one of await Promise.all(all)) {
    const age = now.since(one.at).total('minutes')
    if (age >= 0 && age < 60) return one
  }
  const fresh = aside(keep, { now })
  all.push(fresh)
  return fresh
}

/** The province in a transaction that is taken back; anywhere else it is built. */
export async function keptAnBinh(tx: Tx): Promise<AnBinh> {
  const aside = asideOf(tx)
  if (!aside) return makeAnBinh(tx)
  const { made, inserts } = await keptFor(aside, tx.now)
  for (const { statement, rows } of inserts) await sql`${sql.raw(statement)}${rows})`.execute(tx.query)
  return { units: { ...made.units }, cast: { ...made.cast } }
}
