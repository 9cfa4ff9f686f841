// Rows are loaded in any order and exactly as they were: foreign keys and triggers stand aside meanwhile. Only the
// superuser could ignore them (session_replication_role); the owner takes them off and puts them back in the same
// transaction, where PostgreSQL then checks every row again.
import type pg from 'pg'
import type { Partition, Sequence, Table } from './database-shape.ts'

type Opened = {
  keys: { table: string; name: string; definition: string }[]
  triggers: { table: string; name: string }[]
}

export async function openTables(client: pg.Client, tables: readonly Table[]): Promise<Opened> {
  const names = tables.map(({ name }) => name)
  const keys = await client.query<Opened['keys'][number]>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 and conrelid = any($1::regclass[])`,
    [names],
  )
  const triggers = await client.query<Opened['triggers'][number]>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger
     where not tgisinternal and tgenabled = 'O' and tgparentid = 0 and tgrelid = any($1::regclass[])`,
    [names],
  )
  for (const { table, name } of keys.rows) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { table, name } of triggers.rows) await client.query(`alter table ${table} disable trigger ${name}`)
  await client.query(`truncate ${names.join(', ')}`)
  return { keys: keys.rows, triggers: triggers.rows }
}

export async function closeTables(client: pg.Client, { keys, triggers }: Opened): Promise<void> {
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${name}`)
  const views = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, matviewname) as name from pg_matviews`,
  )
  for (const { name } of views.rows) await client.query(`refresh materialized view ${name}`)
}

const rights = ['select', 'insert', 'update', 'delete', 'truncate']

/** Months that the archive knows and this database has not made yet, with the rights of the whole table. */
export async function addPartitions(client: pg.Client, partitions: readonly Partition[]): Promise<void> {
  for (const { name, parent, bounds } of partitions) {
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name])
    if (rows[0]!.there) continue
    await client.query(`create table ${name} partition of ${parent} ${bounds}`)
    await client.query(`revoke all on ${name} from cchc_app`)
    for (const right of rights)
      await client.query(
        `do $$ begin if has_table_privilege('cchc_app', '${parent}', '${right}')
         then grant ${right} on ${name} to cchc_app; end if; end $$`,
      )
  }
}

export async function setSequences(client: pg.Client, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, value, called } of sequences)
    await client.query('select setval($1::regclass, $2, $3)', [name, value, called])
}
