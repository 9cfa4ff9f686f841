import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { runMigrations } from 'graphile-worker'

const folder = new URL('../../../migrations/', import.meta.url)

type Migration = { name: string; text: string; checksum: string }

export const readMigrations = (): Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })

/** Two programs that start at once must not migrate at once. */
const lockKey = 7_201_945

/**
 * Brings the database up to date as its owner: plain SQL files, in order of their number, forward only, each in a
 * transaction of its own. A file that was applied and has since been edited stops everything: its history is not ours
 * to rewrite.
 * @returns the names of the files applied now
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query(`
      create schema if not exists kernel;
      create table if not exists kernel.migration (
        name text primary key, checksum text not null, applied_at timestamptz not null default now()
      )`)
    await installJobs(ownerUrl, client)
    const applied = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from kernel.migration',
    )
    const known = new Map(applied.rows.map((row) => [row.name, row.checksum]))
    const fresh: string[] = []
    for (const migration of readMigrations()) {
      const checksum = known.get(migration.name)
      if (checksum === migration.checksum) continue
      if (checksum) throw new Error(`migration ${migration.name} was changed after it had been applied`)
      await apply(client, migration)
      fresh.push(migration.name)
    }
    return fresh
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.text)
    await client.query('insert into kernel.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name}: ${(error as Error).message}`, { cause: error })
  }
}

// The queue's own tables belong to the owner; the application may use them, not change them.
async function installJobs(ownerUrl: string, client: pg.Client): Promise<void> {
  await runMigrations({ connectionString: ownerUrl })
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'cchc_app') then
        create role cchc_app nologin;
      end if;
    end $$;
    grant usage on schema kernel, graphile_worker to cchc_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to cchc_app;
    grant usage on all sequences in schema graphile_worker to cchc_app;
    grant execute on all functions in schema graphile_worker to cchc_app;
    revoke insert, update, delete on graphile_worker.migrations from cchc_app;
    do $$ declare name regclass; begin
      -- The queue shields its tables from every role but their owner's; the worker runs as the application.
      for name in select oid from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity loop
        execute format('alter table %s disable row level security', name);
      end loop;
    end $$;
    revoke create on schema public from public;`)
}
