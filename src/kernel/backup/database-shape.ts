// What a backup has to know of the database: read from the database itself, so that a module's new table is in the next
// backup without anybody thinking of it.
import type pg from 'pg'

export type Table = { name: string; columns: string[] }
export type Partition = { name: string; parent: string; bounds: string }
export type Sequence = { name: string; value: string; called: boolean }
export type Migration = { name: string; checksum: string }

export type Shape = { migrations: Migration[]; tables: Table[]; partitions: Partition[]; sequences: Sequence[] }

// The structure is the migrations' business; which programs are running is nobody's after a restore.
const left = `('kernel.migration', 'kernel.process', 'graphile_worker.migrations')`

const ours = `n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'`

const full = `format('%I.%I', n.nspname, c.relname)`

const rowsOf = async <Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row[]> =>
  (await client.query<Row>(text)).rows

const findTables = (client: pg.Client) =>
  rowsOf<Table>(
    client,
    `select ${full} as name, array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition and ${ours} and ${full} not in ${left}
     group by 1 order by 1`,
  )

const findPartitions = (client: pg.Client) =>
  rowsOf<Partition>(
    client,
    `select ${full} as name, i.inhparent::regclass::text as parent, pg_get_expr(c.relpartbound, c.oid) as bounds
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
     where c.relispartition and c.relkind in ('r', 'p') and ${ours} order by i.inhparent, 1`,
  )

async function findSequences(client: pg.Client): Promise<Sequence[]> {
  const names = await rowsOf<{ name: string }>(
    client,
    `select ${full} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${ours} order by 1`,
  )
  const sequences: Sequence[] = []
  for (const { name } of names) {
    const [state] = await rowsOf<{ last_value: string; is_called: boolean }>(client, `select * from ${name}`)
    sequences.push({ name, value: state!.last_value, called: state!.is_called })
  }
  return sequences
}

export const findMigrations = (client: pg.Client) =>
  rowsOf<Migration>(client, 'select name, checksum from kernel.migration order by name')

export const readShape = async (client: pg.Client): Promise<Shape> => ({
  migrations: await findMigrations(client),
  tables: await findTables(client),
  partitions: await findPartitions(client),
  sequences: await findSequences(client),
})

/** Values as text must mean the same when they are read back, and a row that is hidden must be an error, not a gap. */
export const exactText = `
  set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set row_security = off; set search_path = pg_catalog;
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0`
