import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { fileLock } from '../files/keep-file.ts'
import type { FileStore } from '../files/stored.ts'
import { checksumsName, format, manifestName, partName, type Checksums, type Manifest } from './archive.ts'
import { exactText, readShape, type Table } from './database-shape.ts'
import { packTar, type TarEntry } from './tar.ts'

const rowsAtOnce = 2000

export type BackupSource = { ownerUrl: string; files: FileStore }
export type BackupReport = Omit<Checksums, 'parts'> & { bytes: number }

const entryOf = (name: string, content: Buffer): TarEntry => ({ name, size: content.length, content: [content] })
const jsonEntry = (name: string, value: unknown): TarEntry => entryOf(name, Buffer.from(JSON.stringify(value)))

async function* tableEntries(client: pg.Client, { name }: Table, sums: Checksums): AsyncGenerator<TarEntry> {
  await client.query(`declare backup_rows no scroll cursor for select t::text as row from ${name} t`)
  for (let part = 0; ; part++) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from backup_rows`)
    if (!rows.length) break
    const content = Buffer.from(JSON.stringify(rows.map(({ row }) => row)))
    sums.parts[partName(name, part)] = createHash('sha256').update(content).digest('hex')
    sums.rows += rows.length
    yield entryOf(partName(name, part), content)
  }
  await client.query('close backup_rows')
}

async function* fileEntries(client: pg.Client, store: FileStore, sums: Checksums): AsyncGenerator<TarEntry> {
  await client.query('declare backup_files no scroll cursor for select distinct sha256 from kernel.file order by 1')
  for (;;) {
    const { rows } = await client.query<{ sha256: string }>(`fetch ${rowsAtOnce} from backup_files`)
    if (!rows.length) return
    for (const { sha256 } of rows) {
      const found = await store.open(sha256)
      if (!found) {
        sums.missing.push(sha256)
        continue
      }
      sums.files += 1
      yield { name: `files/${sha256}`, size: found.size, content: found.stream }
    }
  }
}

async function* allEntries(client: pg.Client, store: FileStore, sums: Checksums): AsyncGenerator<TarEntry> {
  const shape = await readShape(client)
  const { rows } = await client.query<{ postgres: string; at: string }>(
    `select current_setting('server_version') as postgres, to_json(now()) #>> '{}' as at`,
  )
  const manifest: Manifest = {
    product: 'cchc-mo',
    format,
    madeAt: rows[0]!.at,
    postgres: rows[0]!.postgres,
    ...shape,
  }
  yield jsonEntry(manifestName, manifest)
  for (const table of shape.tables) yield* tableEntries(client, table, sums)
  yield* fileEntries(client, store, sums)
  yield jsonEntry(checksumsName, sums)
}

/** Writes one archive of one moment, while everybody goes on working. It appears under its name when it is complete. */
export async function makeBackup({ ownerUrl, files: store }: BackupSource, path: string): Promise<BackupReport> {
  const draft = `${path}.part`
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const sums: Checksums = { parts: {}, rows: 0, files: 0, missing: [] }
  try {
    await client.query(exactText)
    // The sweeper waits: content that this moment still names must not go while it is copied.
    await client.query('select pg_advisory_lock_shared($1)', [fileLock])
    await client.query('begin transaction isolation level repeatable read read only')
    const archive = packTar(allEntries(client, store, sums))
    await pipeline(archive, createGzip({ level: 2 }), createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
    const file = await open(draft)
    await file.sync().finally(() => file.close())
    await rename(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(draft, { force: true })
    throw error
  } finally {
    await client.end()
  }
  const { rows, files, missing } = sums
  return { rows, files, missing, bytes: (await stat(path)).size }
}
