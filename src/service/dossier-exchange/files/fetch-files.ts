// Files of papers come one by one, outside of transactions: no larger than a paper may be, with the content that the portal
// says, scanned, judged by what they are and not by their name.
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { reader } from '../../../kernel/database/transaction.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { receiveFile, tooLarge, type Upload } from '../../../kernel/files/receive.ts'
import { scanUploads } from '../../../kernel/http/scan-uploads.ts'
import type { JobDefinition, JobRun } from '../../../kernel/jobs/define.ts'
import { isPausing, messageOf } from '../../../kernel/jobs/outside.ts'
import { uuidv7 } from '../../../kernel/uuid.ts'
import { attachToPaper, keepPaper, paperLimit } from '../../dossiers/index.ts'
import { portalRule } from '../keep-payments.ts'
import { currentPortal } from '../portal/current-portal.ts'
import { PortalRefusal } from '../portal/portal.ts'
import { getPortalState, keepFailure } from '../portal-state.ts'
import { filesJob } from './expect-files.ts'

const atOnce = 20
/** More than this in one run is left to the next. */
const mostRounds = 50
/** A file that breaks each time is not tried for ever, and stands behind all others meanwhile. */
const mostAttempts = 8

const findWaiting = (db: Db) =>
  db.query
    .selectFrom('dossier_exchange.file')
    .selectAll()
    .where('kept_at', 'is', null)
    .where('refused_at', 'is', null)
    .orderBy('attempts')
    .orderBy('id')
    .limit(atOnce)
    .execute()

type Waiting = Awaited<ReturnType<typeof findWaiting>>[number]

/** Stops reading where it is too much: nobody waits for the rest of a hundred megabytes. */
async function* capped(content: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  let size = 0
  for await (const piece of content) {
    size += piece.length
    if (size > paperLimit) throw tooLarge(name, paperLimit)
    yield piece
  }
}

/** @throws AppError for what will not be kept; any other error: try again later */
async function receive({ services }: JobRun, file: Waiting): Promise<Upload> {
  if (file.size !== null && file.size > paperLimit) throw tooLarge(file.name, paperLimit)
  const content = await currentPortal().fetchFile(file.portal_id)
  const upload = await receiveFile(
    Readable.from(capped(content, file.name)),
    file.name,
    services.config.dataDirectory,
    paperLimit,
  )
  try {
    if (file.sha256 && upload.sha256 !== file.sha256) throw new AppError('dossier_exchange.file_changed', 422)
    await scanUploads({ services, actor: portalRule, requestId: uuidv7() }, { file: [upload] })
    return upload
  } catch (error) {
    await rm(upload.path, { force: true })
    throw error
  }
}

const update = (tx: Tx, id: string) => tx.query.updateTable('dossier_exchange.file').where('id', '=', id)

async function keep(run: JobRun, file: Waiting): Promise<void> {
  const upload = await receive(run, file)
  try {
    await run.transaction(async (tx) => {
      const taken = await update(tx, file.id)
        .set({ kept_at: tx.now, attempts: file.attempts + 1, last_error: '' })
        .where('kept_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (!taken) return
      const fileId = await keepPaper(tx, { services: run.services, actor: null }, upload, 'file')
      await attachToPaper(tx, file.paper_id, fileId)
    })
  } finally {
    await rm(upload.path, { force: true })
  }
}

/** Told as our own refusals are, in the reader's language. */
function refusalOf(error: unknown, attempts: number): AppError | undefined {
  if (error instanceof PortalRefusal)
    return new AppError('dossier_exchange.file_missing', 404, { words: messageOf(error) })
  // What could not be looked at, or not be stored, is tried again.
  if (error instanceof AppError && error.status !== 503) return error
  return attempts >= mostAttempts
    ? new AppError('dossier_exchange.file_broken', 502, { words: messageOf(error) })
    : undefined
}

/** @returns whether the portal is there */
async function fetchOne(run: JobRun, file: Waiting): Promise<boolean> {
  const error = await keep(run, file).then(
    () => undefined,
    (failure: unknown) => ({ failure }),
  )
  if (!error) return true
  const attempts = file.attempts + 1
  const refusal = refusalOf(error.failure, attempts)
  await run.transaction(async (tx) => {
    await update(tx, file.id)
      .set({
        attempts,
        last_error: messageOf(error.failure),
        ...(refusal && { refused_at: tx.now, reason: refusal.code, details: JSON.stringify(refusal.details) }),
      })
      .where('kept_at', 'is', null)
      .execute()
    if (!refusal) await keepFailure(tx, error.failure)
  })
  return refusal !== undefined
}

async function fetchFiles(run: JobRun): Promise<void> {
  const db = reader(run.services.database, run.now)
  if (isPausing(await getPortalState(db), run.now)) return
  for (let round = 1; round <= mostRounds; round += 1) {
    const files = await findWaiting(db)
    for (const file of files) if (!(await fetchOne(run, file))) return
    if (files.length === 0) return
    await run.progress(round)
  }
}

export const fetchPortalFiles: JobDefinition = { name: filesJob, cron: '* * * * *', run: fetchFiles }
