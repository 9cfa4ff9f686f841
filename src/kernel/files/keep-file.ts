import { sql } from 'kysely'
import type { Db, Tx } from '../database/types.ts'
import { AppError, notFound } from '../errors.ts'
import type { Services } from '../http/context.ts'
import { claimedKind, fileKinds, nameFits, sniffKind, type FileKind } from './kinds.ts'
import type { Upload } from './receive.ts'
import { FileStoreFailure, type FileStore } from './stored.ts'
import { fileStore } from './file-store.ts'

export type KeptFile = { id: string; sha256: string; size: number; mediaType: string; name: string }

/** Whoever keeps a file holds this lock, shared; the sweeper, alone, waits until nobody does. */
export const fileLock = 7_201_947

export type KeepOptions = {
  accept: readonly FileKind[]
  /** The field of the form that the refusal belongs to. */
  field?: string
}

async function kindOf(upload: Upload, { accept, field }: KeepOptions): Promise<FileKind> {
  const kind = await sniffKind(upload.path, upload.name)
  const { name } = upload
  if (!kind || !accept.includes(kind)) {
    // A picture renamed to .pdf deserves the better sentence.
    const lies = kind && claimedKind(name) && !nameFits(name, kind)
    throw new AppError(lies ? 'kernel.file_name_misleads' : 'kernel.file_kind_refused', 422, { name }, field)
  }
  if (!nameFits(name, kind)) throw new AppError('kernel.file_name_misleads', 422, { name }, field)
  return kind
}

/** The store's own words are for the log; whoever sends the file is told to come back. */
async function keepContent(store: FileStore, { sha256, path }: Upload, field: string | undefined): Promise<void> {
  try {
    await store.keep(sha256, path)
  } catch (error) {
    if (!(error instanceof FileStoreFailure)) throw error
    throw new AppError('kernel.files_unreachable', 503, {}, field)
  }
}

/**
 * Keeps an upload as part of the transaction. Content of a transaction that is rolled back lies there without a row
 * until the sweeper finds it. Throws `kernel.file_kind_refused` or `kernel.file_name_misleads` (422).
 */
export async function keepFile(
  tx: Tx,
  { config }: Services,
  upload: Upload,
  actor: { personId: string } | null,
  options: KeepOptions,
): Promise<KeptFile> {
  if (config.files.scanner && !upload.scanned)
    throw new Error(`${upload.name} was never scanned: see http/scan-uploads.ts`)
  const { mediaType } = fileKinds[await kindOf(upload, options)]
  await sql`select pg_advisory_xact_lock_shared(${fileLock})`.execute(tx.query)
  await keepContent(fileStore(config), upload, options.field)
  const { name, size, sha256 } = upload
  const file = { id: tx.id(), sha256, size, name }
  await tx.query
    .insertInto('kernel.file')
    .values({ ...file, media_type: mediaType, created_at: tx.now, created_by: actor?.personId ?? null })
    .execute()
  return { ...file, mediaType }
}

export async function findFile(db: Db, id: string): Promise<KeptFile | undefined> {
  const row = await db.query
    .selectFrom('kernel.file')
    .select(['id', 'sha256', 'size', 'media_type', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { media_type: mediaType, ...file } = row
  return { ...file, mediaType }
}

export async function getFile(db: Db, id: string): Promise<KeptFile> {
  const file = await findFile(db, id)
  if (!file) throw notFound()
  return file
}
