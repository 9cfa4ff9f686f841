import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Db } from '../database/types.ts'
import type { Services } from '../http/context.ts'
import { fileStore } from './file-store.ts'
import type { FileStore } from './stored.ts'

export type FileFault = { sha256: string; name: string; fault: 'missing' | 'damaged' }

async function faultOf(store: FileStore, sha256: string): Promise<FileFault['fault'] | undefined> {
  const content = await store.open(sha256)
  if (!content) return 'missing'
  const hash = createHash('sha256')
  await pipeline(content.stream, hash)
  return hash.digest('hex') === sha256 ? undefined : 'damaged'
}

/** Reads kept content again, at most `most` pieces chosen at random, and compares it with its hash. Throws when the store does not answer. */
export async function checkFiles(
  db: Db,
  services: Services,
  most: number,
): Promise<{ checked: number; faults: FileFault[] }> {
  const { rows } = await sql<{ sha256: string; name: string }>`
    select sha256, min(name) as name from kernel.file group by sha256 order by random() limit ${most}`.execute(db.query)
  const faults: FileFault[] = []
  for (const { sha256, name } of rows) {
    const fault = await faultOf(fileStore(services.config), sha256)
    if (fault) faults.push({ sha256, name, fault })
  }
  return { checked: rows.length, faults }
}
