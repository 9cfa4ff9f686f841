// What proves that something is posted or was taken down: a photograph, a file, or where it can be seen.
import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { keepFile } from '../../../kernel/files/keep-file.ts'
import type { Upload } from '../../../kernel/files/receive.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { date, id, many, optionalLine, optionalUpload } from '../../../kernel/http/fields.ts'
import { today } from '../../../foundation/organisation/index.ts'
import { actions } from '../procedure-access.ts'
import { findPlace } from './posting-queries.ts'

export const proofInput = z.object({
  placeId: id(),
  versionIds: many(id(), 500).pipe(z.array(z.string()).min(1, 'form.choose')),
  /** The day it was posted or taken down. */
  on: date(),
  link: optionalLine().pipe(z.url({ protocol: /^https?$/, error: 'procedures.link_form' }).optional()),
  note: optionalLine(),
})
export type Proof = z.output<typeof proofInput>

export const proofForm = proofInput.extend({ file: optionalUpload() })

/** The place, for somebody who may speak for it, of a day that has come, with something that shows it. */
export async function ensureMayProve(tx: Tx, actor: Actor, { placeId, on, link }: Proof, fileId: string | null) {
  const place = await findPlace(tx, placeId)
  if (!place) throw notFound('procedures.no_place')
  ensureCan(actor, actions['procedures.post'], place.unitPath)
  if (Temporal.PlainDate.compare(on, today(tx)) > 0) throw new AppError('procedures.posted_in_future', 422, {}, 'on')
  if (!fileId && !link) throw new AppError('procedures.proof_required', 422, {}, 'file')
  return place
}

/** The file that a form carries, kept in the same transaction. */
export const keepProof = async (tx: Tx, services: Services, actor: Actor, file: Upload | undefined) =>
  (file && (await keepFile(tx, services, file, actor, { accept: ['pdf', 'jpeg', 'png'], field: 'file' })))?.id ?? null
