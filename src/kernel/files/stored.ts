// The one contract of whatever keeps content: a folder or S3. Content is named by its own hash, so that the same bytes
// lie there once and damaged content gives itself away, whichever it is.
import type { Readable } from 'node:stream'

/** The first and the last byte wanted, counted from 0; both lie within the content. */
export type ByteRange = { first: number; last: number }

export type OpenedContent = { size: number; stream: Readable }
export type Content = { sha256: string; storedAt: number }

/** Whatever cannot be answered throws; only what is certainly not there is undefined. */
export type FileStore = {
  /** Takes the file at `arrived`; returns when it would survive a loss of power. Content that is there already stays. */
  keep: (sha256: string, arrived: string) => Promise<void>
  /** `size` counts the bytes that come: of the range, where one is given. */
  open: (sha256: string, range?: ByteRange) => Promise<OpenedContent | undefined>
  /** The content whose hash begins with two given digits, with the time each was stored, in milliseconds. */
  list: (firstDigits: string) => Promise<Content[]>
  remove: (hashes: readonly string[]) => Promise<void>
}

/** The store did not answer, or not sensibly: neither yes nor no. */
export class FileStoreFailure extends Error {
  constructor(what: string, cause?: unknown) {
    super(`the file store: ${what}`, { cause })
    this.name = 'FileStoreFailure'
  }
}

/** Every beginning of a hash, for `list`. */
export const hashBeginnings: readonly string[] = Array.from({ length: 256 }, (_, at) =>
  at.toString(16).padStart(2, '0'),
)

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
