import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { AppError } from '../errors.ts'
import { checksumsName, manifestName, type Checksums } from './archive.ts'
import { unpackTar, type TarEntry } from './tar.ts'

const broken = (): AppError => new AppError('backup.broken', 422)

async function hashOf({ content }: TarEntry): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of content) hash.update(chunk)
  return hash.digest('hex')
}

async function textOf({ content }: TarEntry): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

async function compare(entries: AsyncGenerator<TarEntry>): Promise<void> {
  const parts: Record<string, string> = {}
  let files = 0
  for await (const entry of entries) {
    if (entry.name === checksumsName) {
      const said = JSON.parse(await textOf(entry)) as Checksums
      if (JSON.stringify([said.parts, said.files]) !== JSON.stringify([parts, files])) throw broken()
      return
    }
    if (entry.name === manifestName) continue
    const hash = await hashOf(entry)
    if (!entry.name.startsWith('files/')) parts[entry.name] = hash
    else if (entry.name === `files/${hash}`) files += 1
    else throw new AppError('backup.file_damaged', 422, { sha256: entry.name.slice('files/'.length) })
  }
  throw broken()
}

/** Reads an archive to its end and compares everything in it with its checksums; loads nothing. Throws `backup.broken`. */
export async function verifyBackup(path: string): Promise<void> {
  const source = createReadStream(path)
  const plain = source.pipe(createGunzip())
  source.on('error', (error) => plain.destroy(error))
  try {
    await compare(unpackTar(plain))
  } catch (error) {
    const packed = (error as NodeJS.ErrnoException).code?.startsWith('Z_')
    throw packed || error instanceof SyntaxError ? broken() : error
  } finally {
    source.destroy()
  }
}
