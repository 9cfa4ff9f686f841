import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { AppError } from '../errors.ts'
import { receiveFile } from '../files/receive.ts'
import type { FileStore } from '../files/stored.ts'
import { checksumsName, format, manifestName, type Checksums, type Manifest } from './archive.ts'
import { exactText, findMigrations, type Table } from './database-shape.ts'
import { addPartitions, closeTables, openTables, setSequences } from './loading.ts'
import { unpackTar, type TarEntry } from './tar.ts'

export type RestoreTarget = { ownerUrl: string; dataDirectory: string; files: FileStore }
export type RestoreReport = { rows: number; files: number; missing: string[]; madeAt: string }

const broken = (): AppError => new AppError('backup.broken', 422)

const bytes = async ({ content }: TarEntry): Promise<Buffer> => buffer(Readable.from(content))

async function parseJson<Value>(entry: TarEntry): Promise<Value> {
  try {
    return JSON.parse((await bytes(entry)).toString()) as Value
  } catch (error) {
    throw error instanceof SyntaxError ? broken() : error
  }
}

async function readManifest(entries: AsyncGenerator<TarEntry>): Promise<Manifest> {
  const first = await entries.next()
  if (first.done || first.value.name !== manifestName) throw broken()
  const manifest = await parseJson<Manifest>(first.value)
  if (manifest.product !== 'cchc-mo') throw broken()
  return manifest
}

/** Rows mean something only to the structure they were taken from. */
async function ensureSameVersion(client: pg.Client, manifest: Manifest): Promise<void> {
  const here = await findMigrations(client)
  const describe = (list: { name: string; checksum: string }[]) =>
    list.map(({ name, checksum }) => `${name} ${checksum}`)
  const [theirs, mine] = [describe(manifest.migrations), describe(here)]
  if (manifest.format === format && theirs.join() === mine.join()) return
  const last = manifest.migrations.at(-1)?.name ?? ''
  throw new AppError('backup.other_version', 409, { theirs: last, here: here.at(-1)?.name ?? '' })
}

async function ensureFree(client: pg.Client, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ running: boolean; used: boolean }>(`
    select exists (select from kernel.process where seen_at > now() - interval '1 minute') as running,
      exists (select from kernel.account) or exists (select from kernel.audit) as used`)
  const { running, used } = rows[0]!
  if (running) throw new AppError('backup.target_running', 409)
  if (used && !replace) throw new AppError('backup.target_not_empty', 409)
}

async function loadPart(client: pg.Client, table: Table, content: Buffer): Promise<number> {
  const rows = JSON.parse(content.toString()) as string[]
  const columns = table.columns.join(', ')
  const values = table.columns.map((column) => `(row).${column}`).join(', ')
  // `offset 0` keeps PostgreSQL from parsing the row's text once for every column.
  await client.query(
    `insert into ${table.name} (${columns}) overriding system value
     select ${values} from (select text::${table.name} as row from unnest($1::text[]) text offset 0) parsed`,
    [rows],
  )
  return rows.length
}

async function keepContent({ dataDirectory, files }: RestoreTarget, entry: TarEntry): Promise<void> {
  const sha256 = entry.name.slice('files/'.length)
  const upload = await receiveFile(Readable.from(entry.content), sha256, dataDirectory, Infinity)
  if (upload.sha256 !== sha256) throw new AppError('backup.file_damaged', 422, { sha256 })
  await files.keep(sha256, upload.path)
}

async function loadEntries(
  client: pg.Client,
  target: RestoreTarget,
  manifest: Manifest,
  entries: AsyncGenerator<TarEntry>,
): Promise<RestoreReport> {
  const tables = new Map(manifest.tables.map((table) => [table.name.replaceAll('"', ''), table]))
  const found: Checksums = { parts: {}, rows: 0, files: 0, missing: [] }
  for await (const entry of entries) {
    const table = tables.get(/^tables\/([^/]+)\//.exec(entry.name)?.[1] ?? '')
    if (table) {
      const content = await bytes(entry)
      found.parts[entry.name] = createHash('sha256').update(content).digest('hex')
      found.rows += await loadPart(client, table, content)
    } else if (entry.name.startsWith('files/')) {
      await keepContent(target, entry)
      found.files += 1
    } else if (entry.name === checksumsName) {
      const said = await parseJson<Checksums>(entry)
      if (JSON.stringify(said) !== JSON.stringify({ ...found, missing: said.missing })) throw broken()
      return { rows: said.rows, files: said.files, missing: said.missing, madeAt: manifest.madeAt }
    }
  }
  throw broken()
}

/**
 * Puts the archive in the place of everything that the migrated database holds: all of it or nothing. Refuses an
 * archive of another version, a database in use, and one that is not empty unless told to `replace`.
 */
export async function restoreBackup(
  target: RestoreTarget,
  path: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<RestoreReport> {
  const client = new pg.Client({ connectionString: target.ownerUrl })
  await client.connect()
  try {
    await client.query(exactText)
    const entries = unpackTar(gunzip(path))
    const manifest = await readManifest(entries)
    await ensureSameVersion(client, manifest)
    await ensureFree(client, replace)
    await client.query('begin')
    await addPartitions(client, manifest.partitions)
    const opened = await openTables(client, manifest.tables)
    const report = await loadEntries(client, target, manifest, entries)
    await setSequences(client, manifest.sequences)
    await closeTables(client, opened)
    await client.query('commit')
    await client.query('analyze')
    return report
  } finally {
    await client.end()
  }
}

async function* gunzip(path: string): AsyncGenerator<Buffer> {
  const source = createReadStream(path)
  const plain = source.pipe(createGunzip())
  source.on('error', (error) => plain.destroy(error))
  try {
    yield* plain
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? broken() : error
  } finally {
    source.destroy()
  }
}
