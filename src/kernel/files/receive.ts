// Uploads are streamed to disk as they come, never held in memory, and hashed on the way.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { uuidv7 } from '../uuid.ts'
import { AppError } from '../errors.ts'

/** A file that arrived and lies in the waiting room; it is kept only when a command keeps it. */
export type Upload = {
  name: string
  size: number
  sha256: string
  path: string
  /** Has been looked at by the scanner, or there is none. */
  scanned?: true
}

/** Of one file, in bytes, wherever a form does not say otherwise: a long scan passes, a film does not. */
export const uploadLimit = 50 * 1024 * 1024

/** The refusal names the file: a form may have sent several. */
export const tooLarge = (name: string, limit: number, field?: string): AppError =>
  new AppError(
    'kernel.file_too_large',
    413,
    { name: safeName(name), megabytes: Math.floor(limit / 1024 / 1024) },
    field,
  )

export async function receiveFile(
  stream: Readable,
  name: string,
  directory: string,
  limit = uploadLimit,
): Promise<Upload> {
  const folder = join(directory, 'arriving')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, uuidv7())
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      hash.update(chunk)
      // What is too much is read past: a stream that is broken off keeps the rest of the form from being read.
      done(null, size > limit ? null : chunk)
    },
  })
  try {
    await pipeline(stream, measure, createWriteStream(path, { mode: 0o600 }))
    if (size > limit) throw tooLarge(name, limit)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { name: safeName(name), size, sha256: hash.digest('hex'), path }
}

// Names come from strangers: no folders, no control or direction marks, not endless.
export const safeName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-200) || 'tep'
