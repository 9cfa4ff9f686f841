// Looked at as the application: what it may do, it says itself.
import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../database/types.ts'
import { formatDateTime } from '../text/dates.ts'
import type { Text } from '../text/language.ts'
import { bad, good, warning, type Finding } from './finding.ts'
import { t } from './texts.ts'

export type MigrationRow = { name: string; checksum: string }

export function judgeMigrations(files: readonly MigrationRow[], applied: readonly MigrationRow[]): Finding {
  const known = new Map(files.map(({ name, checksum }) => [name, checksum]))
  const ahead = applied.find(({ name }) => !known.has(name))
  if (ahead) return bad(t('doctor.migrations_ahead', { name: ahead.name }))
  const changed = applied.find(({ name, checksum }) => known.get(name) !== checksum)
  if (changed) return bad(t('doctor.migrations_changed', { name: changed.name }))
  const count = files.length - applied.length
  return count > 0
    ? warning(t('doctor.migrations_behind', { count }))
    : good(t('doctor.migrations', { count: files.length }))
}

const one = async <Row>(db: Db, statement: RawBuilder<Row>): Promise<Row> =>
  (await statement.execute(db.query)).rows[0]!

export async function checkMigrations(db: Db, files: readonly MigrationRow[]): Promise<Finding> {
  const { rows } = await sql<MigrationRow>`select name, checksum from kernel.migration order by name`.execute(db.query)
  return judgeMigrations(files, rows)
}

/** What the first migration asks of the server; Debian has them in its package, others in one called contrib. */
const neededExtensions = ['unaccent', 'pg_trgm', 'btree_gist', 'ltree']

export type ServerGifts = { available: readonly string[]; icu: boolean; encoding: string }

export function judgeGifts({ available, icu, encoding }: ServerGifts): Finding {
  const missing = neededExtensions.filter((name) => !available.includes(name))
  if (missing.length) return bad(t('doctor.extensions_missing', { names: missing.join(', ') }))
  if (!icu) return bad(t('doctor.icu_missing'))
  if (encoding !== 'UTF8') return bad(t('doctor.encoding_wrong', { encoding }))
  return good(t('doctor.extensions', { names: neededExtensions.join(', ') }))
}

export const checkGifts = async (db: Db): Promise<Finding> =>
  judgeGifts(
    await one(
      db,
      sql<ServerGifts>`
        select array(select name::text from pg_available_extensions) as available,
          exists (select from pg_collation where collprovider = 'i') as icu, current_setting('server_encoding') as encoding`,
    ),
  )

/** Guarded tables on which the policy stands no more, as after a restore by hand, or never stood in this database. */
export async function checkGuards(db: Db): Promise<Finding> {
  const { rows } = await sql<{ name: string; open: boolean }>`
    select name, not exists (select from pg_class c join pg_policy p on p.polrelid = c.oid
      where c.oid = to_regclass(name) and c.relrowsecurity and p.polname = 'reach') as open
    from kernel.guarded_table order by name`.execute(db.query)
  const unguarded = rows.filter(({ open }) => open).map(({ name }) => name)
  if (unguarded.length) return bad(t('doctor.guards_missing', { names: unguarded.join(', ') }))
  return rows.length ? good(t('doctor.guards', { count: rows.length })) : bad(t('doctor.guards_none'))
}

const rights = ['superuser', 'bypass', 'owner', 'create', 'history'] as const

export async function checkRole(db: Db): Promise<Finding> {
  const found = await one(
    db,
    sql<Record<(typeof rights)[number], boolean>>`
      select (select rolsuper from pg_roles where rolname = current_user) as superuser,
        (select rolbypassrls and not rolsuper from pg_roles where rolname = current_user) as bypass,
        exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname not like 'pg\_%' and pg_has_role(current_user, c.relowner, 'member')) as owner,
        exists (select from pg_namespace where nspname not like 'pg\_%' and has_schema_privilege(oid, 'create')) as create,
        has_table_privilege('kernel.audit', 'update, delete, truncate')
          or has_table_privilege('kernel.audit_seal', 'update, delete, truncate') as history`,
  )
  const held = rights.filter((right) => found[right]).map((right) => t(`doctor.right_${right}`))
  if (!held.length) return good(t('doctor.role'))
  const list: Text = (lang) => held.map((right) => (typeof right === 'string' ? right : right(lang))).join(', ')
  return bad(t('doctor.role_too_strong', { rights: list }))
}

export async function checkWorker(db: Db): Promise<Finding> {
  const { count } = await one(
    db,
    sql<{ count: number }>`
      select count(*)::int as count from kernel.process where seen_at > now() - interval '1 minute'`,
  )
  return count ? good(t('doctor.worker', { count })) : warning(t('doctor.worker_none'))
}

const at =
  (instant: Temporal.Instant | null): Text =>
  (lang) =>
    formatDateTime(instant, lang)

/** Work that has been due for ten minutes waits for somebody who does not come. */
export async function checkQueue(db: Db): Promise<Finding> {
  const { waiting, failed, oldest } = await one(
    db,
    sql<{ waiting: number; failed: number; oldest: Temporal.Instant | null }>`
      select count(*) filter (where attempts < max_attempts)::int as waiting,
        count(*) filter (where attempts >= max_attempts and locked_at is null)::int as failed,
        min(run_at) filter (where attempts < max_attempts and locked_at is null
          and run_at < now() - interval '10 minutes') as oldest
      from graphile_worker.jobs`,
  )
  return failed || oldest
    ? warning(t('doctor.queue_stuck', { failed, oldest: at(oldest) }))
    : good(t('doctor.queue', { waiting }))
}

/** The sealer comes every ten seconds; what waits for a minute has been forgotten, or no program runs. */
export async function checkSeal(db: Db): Promise<Finding> {
  const { count, oldest } = await one(
    db,
    sql<{ count: number; oldest: Temporal.Instant | null }>`
      select count(*)::int as count, min(at) as oldest from kernel.audit_unsealed join kernel.audit using (number)
      where at < now() - interval '1 minute'`,
  )
  return count ? bad(t('doctor.seal_late', { count, oldest: at(oldest) })) : good(t('doctor.seal'))
}

export async function checkMonths(db: Db): Promise<Finding> {
  const { rows } = await sql<{ month: string }>`
    select to_char(month, 'MM/YYYY') as month from generate_series(now(), now() + interval '1 month', '1 month') month
    where to_regclass('kernel.audit_' || to_char(month, 'YYYY_MM')) is null`.execute(db.query)
  const months = rows.map(({ month }) => month).join(', ')
  return months ? warning(t('doctor.months_missing', { months })) : good(t('doctor.months'))
}

export const databaseClock = (db: Db) =>
  one(
    db,
    sql<{ now: Temporal.Instant; version: string }>`
      select clock_timestamp() as now, current_setting('server_version') as version`,
  )
