// Content whose transaction was rolled back, and uploads nobody kept, are removed after a day.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Tx } from '../database/types.ts'
import type { JobRun } from '../jobs/define.ts'
import { fileLock } from './keep-file.ts'
import { fileStore } from './file-store.ts'
import { hashBeginnings, type Content, type FileStore } from './stored.ts'

const dayInMs = 86_400_000

const removeAll = (paths: readonly string[]): Promise<unknown> =>
  Promise.all(paths.map((path) => rm(path, { force: true })))

async function sweepArrivals(dataDirectory: string, before: number): Promise<void> {
  const folder = join(dataDirectory, 'arriving')
  const paths = (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
  const ages = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })))
  await removeAll(ages.filter(({ at }) => at < before).map(({ path }) => path))
}

/** Alone with the files of one beginning: no transaction is just about to name one of them. */
async function sweepOld(tx: Tx, store: FileStore, old: readonly Content[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${fileLock})`.execute(tx.query)
  const hashes = old.map(({ sha256 }) => sha256)
  const named = await tx.query.selectFrom('kernel.file').select('sha256').where('sha256', 'in', hashes).execute()
  const kept = new Set(named.map(({ sha256 }) => sha256))
  await store.remove(hashes.filter((sha256) => !kept.has(sha256)))
}

/** `now` in tests: the moment from which a day is counted back. */
export async function sweepFiles({ services, now, transaction }: JobRun): Promise<void> {
  const { dataDirectory } = services.config
  const before = now.epochMilliseconds - dayInMs
  await sweepArrivals(dataDirectory, before)
  const store = fileStore(services.config)
  for (const firstDigits of hashBeginnings) {
    const old = (await store.list(firstDigits)).filter(({ storedAt }) => storedAt < before)
    if (old.length) await transaction((tx) => sweepOld(tx, store, old))
  }
}
