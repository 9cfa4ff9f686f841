// Writes the types of every module's tables from a migrated database: src/<wing>/<module>/tables.ts for the schema of
// that module. `--check` only compares and exits 1 where a file is not what the database says.
//   npm run tables [-- --check], on a database made for it or on the one of DATABASE_OWNER_URL
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { startTestServer } from '../test/support/database-server.ts'

const root = new URL('../src/', import.meta.url)

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'string',
  date: 'Temporal.PlainDate',
  time: 'string',
  timestamptz: 'Temporal.Instant',
  bytea: 'Buffer',
  ltree: 'string',
  int8multirange: 'string',
  daterange: 'string',
  tsvector: 'string',
}

type Column = {
  schema: string
  table: string
  name: string
  type: string
  nullable: boolean
  defaulted: boolean
  always: boolean
}

// JSON is written as text and read as whatever it holds; its reader says what that is.
function jsonType({ nullable, defaulted }: Column): string {
  const text = nullable ? 'string | null' : 'string'
  return `ColumnType<unknown, ${text}${defaulted || nullable ? ' | undefined' : ''}, ${text}>`
}

function columnType(column: Column): string {
  const array = column.type.startsWith('_')
  const base = array ? column.type.slice(1) : column.type
  if (base === 'jsonb') return jsonType(column)
  let type = typeOf[base]
  if (!type) throw new Error(`no type for ${column.type} (${column.schema}.${column.table}.${column.name})`)
  if (array) type = `${type}[]`
  if (column.nullable) type = `${type} | null`
  if (column.always) return `GeneratedAlways<${type}>`
  return column.defaulted && !column.nullable ? `Generated<${type}>` : type
}

const pascal = (text: string): string =>
  text.replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())

function folderOf(schema: string): string | undefined {
  if (schema === 'kernel') return 'kernel/database/'
  const name = schema.replaceAll('_', '-')
  for (const wing of readdirSync(root)) if (existsSync(new URL(`${wing}/${name}/`, root))) return `${wing}/${name}/`
  return undefined
}

function fileText(schema: string, folder: string, columns: Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const interfaces = [...tables].map(
    ([table, list]) =>
      `export interface ${pascal(table)}Table {\n${list.map((column) => `  ${column.name}: ${columnType(column)}`).join('\n')}\n}\n`,
  )
  const body = interfaces.join('\n')
  const imports = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`))
  const types = schema === 'kernel' ? './types.ts' : '../../kernel/database/types.ts'
  return [
    '// Generated from the migrated database; change a migration and run `npm run tables`.',
    imports.length ? `import type { ${imports.join(', ')} } from 'kysely'` : '',
    '',
    body,
    `declare module '${folder === 'kernel/database/' ? './types.ts' : types}' {`,
    '  interface Tables {',
    ...[...tables.keys()].map((table) => `    '${schema}.${table}': ${pascal(table)}Table`),
    '  }',
    '}',
    '',
  ].join('\n')
}

export async function generateTables(ownerUrl: string, check: boolean): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<Column>(`
    select n.nspname as schema, c.relname as table, a.attname as name, t.typname as type,
      not a.attnotnull as nullable, a.atthasdef or a.attidentity = 'd' as defaulted,
      a.attidentity = 'a' or a.attgenerated <> '' as always
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p', 'v') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker')
    order by n.nspname, c.relname, a.attnum`)
  await client.end()
  const stale: string[] = []
  for (const [schema, columns] of Map.groupBy(rows, (row) => row.schema)) {
    const folder = folderOf(schema)
    if (!folder) throw new Error(`no module for the schema ${schema}`)
    const file = new URL(`${folder}tables.ts`, root)
    const text = fileText(schema, folder, columns)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    stale.push(`src/${folder}tables.ts`)
    if (!check) writeFileSync(file, text)
  }
  return stale
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  const given = process.env.DATABASE_OWNER_URL
  const server = given ? undefined : await startTestServer()
  const stale = await generateTables(given ?? server!.templateUrl, check)
  await server?.stop()
  console.log(stale.length ? stale.join('\n') : 'all tables.ts are current')
  process.exit(check && stale.length ? 1 : 0)
}
