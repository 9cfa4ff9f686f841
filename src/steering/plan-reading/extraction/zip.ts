import { openArchive as open, type Archive } from '../../../kernel/files/archive.ts'
import { limits } from './limits.ts'
import { RefusedFile } from './refusal.ts'

export type { Archive } from '../../../kernel/files/archive.ts'

/** Refuses what cannot be read as an archive (broken, encrypted) or claims too much (too_large). */
export const openArchive = (bytes: Uint8Array): Archive =>
  open(
    bytes,
    {
      entries: limits.zipEntries,
      totalBytes: limits.zipTotalBytes,
      entryBytes: limits.zipEntryBytes,
      ratio: limits.zipRatio,
    },
    (fault) => new RefusedFile(`plan_reading.${fault}`),
  )
