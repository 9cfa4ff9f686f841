// Content lies on disk under its own hash: the same bytes once, and a damaged file gives itself away.
import { createReadStream, existsSync, type ReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export const filesFolder = (dataDirectory: string): string => join(dataDirectory, 'files')

export const contentPath = (dataDirectory: string, sha256: string): string =>
  join(filesFolder(dataDirectory), sha256.slice(0, 2), sha256.slice(2))

const sync = async (path: string): Promise<void> => {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

/** Moves what arrived to where it stays, on the disk itself before anybody is told that it is saved. */
export async function storeContent(dataDirectory: string, sha256: string, arrived: string): Promise<void> {
  const path = contentPath(dataDirectory, sha256)
  if (existsSync(path)) return rm(arrived, { force: true })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await sync(arrived)
  await rename(arrived, path)
  // A folder can be synced everywhere but on Windows, which keeps names in its journal.
  if (process.platform !== 'win32') await sync(dirname(path))
}

export const readContent = (dataDirectory: string, sha256: string): ReadStream =>
  createReadStream(contentPath(dataDirectory, sha256))

export type Content = { sha256: string; path: string; storedAt: number }

/** The hashes kept in one of the 256 folders, with the time each was stored. */
export async function listContent(dataDirectory: string, folder: string): Promise<Content[]> {
  const path = join(filesFolder(dataDirectory), folder)
  const names = await readdir(path).catch(() => [])
  return Promise.all(
    names.map(async (name) => ({
      sha256: folder + name,
      path: join(path, name),
      storedAt: (await stat(join(path, name))).mtimeMs,
    })),
  )
}

export const contentFolders: readonly string[] = Array.from({ length: 256 }, (_, at) =>
  at.toString(16).padStart(2, '0'),
)
