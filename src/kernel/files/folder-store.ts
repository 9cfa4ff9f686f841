import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isHash, type FileStore } from './stored.ts'

export const contentPath = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2))

const sync = async (path: string): Promise<void> => {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

/** Undefined when it is not there; a disk that does not answer is another matter. */
const ifThere = <Value>(error: unknown, otherwise: Value): Value => {
  if (codeOf(error) === 'ENOENT') return otherwise
  throw error
}

/** Where people put the files on another disk, moving is copying: under a name that nobody takes for content. */
async function moveTo(path: string, arrived: string): Promise<void> {
  try {
    await sync(arrived)
    await rename(arrived, path)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    const draft = `${path}.${process.pid}`
    await copyFile(arrived, draft)
    await sync(draft)
    await rename(draft, path)
    await rm(arrived, { force: true })
  }
}

export const folderStore = (folder: string): FileStore => ({
  keep: async (sha256, arrived) => {
    const path = contentPath(folder, sha256)
    if (existsSync(path)) return rm(arrived, { force: true })
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await moveTo(path, arrived)
    // A folder can be synced everywhere but on Windows, which keeps names in its journal.
    if (process.platform !== 'win32') await sync(dirname(path))
  },
  open: async (sha256, range) => {
    const path = contentPath(folder, sha256)
    const found = await stat(path).catch((error) => ifThere(error, undefined))
    if (!found) return undefined
    const stream = createReadStream(path, range && { start: range.first, end: range.last })
    await once(stream, 'open')
    return { size: range ? range.last - range.first + 1 : found.size, stream }
  },
  list: async (firstDigits) => {
    const names = await readdir(join(folder, firstDigits)).catch((error) => ifThere<string[]>(error, []))
    const hashes = names.map((name) => firstDigits + name).filter(isHash)
    return Promise.all(
      hashes.map(async (sha256) => ({ sha256, storedAt: (await stat(contentPath(folder, sha256))).mtimeMs })),
    )
  },
  remove: async (hashes) => {
    await Promise.all(hashes.map((sha256) => rm(contentPath(folder, sha256), { force: true })))
  },
})
