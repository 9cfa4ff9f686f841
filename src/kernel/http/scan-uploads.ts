// Every file that somebody sends is scanned where it arrives, before any command sees it and outside any transaction:
// a large archive takes the scanner many seconds.
import type { ActingRule } from '../announce.ts'
import type { Actor } from '../access/actor.ts'
import { announce } from '../announce.ts'
import { inTransaction } from '../database/transaction.ts'
import { AppError } from '../errors.ts'
import type { Upload } from '../files/receive.ts'
import { scan, ScannerFailure, type Verdict } from '../files/scan.ts'
import type { Services } from './context.ts'

type Sender = { services: Services; actor: Actor | ActingRule; requestId: string }

/** What was refused stays on record, and nothing else of it. */
const recordInfected = ({ services, actor, requestId }: Sender, { name, size, sha256 }: Upload, virus: string) =>
  inTransaction(
    services.database,
    (tx) =>
      announce(tx, actor, {
        name: 'kernel.file_infected',
        subjectKind: 'upload',
        subjectId: tx.id(),
        detail: { name, size, sha256, virus },
      }),
    { requestId },
  )

async function verdictOf({ services }: Sender, upload: Upload, field: string): Promise<Verdict> {
  const { scanner } = services.config.files
  if (!scanner) return { clean: true }
  try {
    return await scan(scanner, upload.path)
  } catch (error) {
    if (!(error instanceof ScannerFailure)) throw error
    // Never taken unseen: without a verdict it is refused, and the person is asked to come back.
    throw new AppError('kernel.file_not_scanned', 503, { name: upload.name }, field)
  }
}

/** Throws `kernel.file_infected` (422) or `kernel.file_not_scanned` (503) at the field that the file came in. */
export async function scanUploads(sender: Sender, files: Readonly<Record<string, readonly Upload[]>>): Promise<void> {
  for (const [field, uploads] of Object.entries(files))
    for (const upload of uploads) {
      const verdict = await verdictOf(sender, upload, field)
      if (!verdict.clean) {
        await recordInfected(sender, upload, verdict.virus)
        throw new AppError('kernel.file_infected', 422, { name: upload.name, virus: verdict.virus }, field)
      }
      upload.scanned = true
    }
}
