// What proves that something is posted or was taken down: a photograph, a file, or where it can be seen.
import { z } from 'zod'
import { announce } from '../../../kernel/announce.ts'
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
const keepProof = async (tx: Tx, services: Services, actor: Actor, file: Upload | undefined) =>
  (file && (await keepFile(tx, services, file, actor, { accept: ['pdf', 'jpeg', 'png'], field: 'file' })))?.id ?? null

/** What the rows of one proof have in common. */
export const provenBy = (tx: Tx, actor: Actor, { link, note }: Proof, fileId: string | null) => ({
  id: tx.id(),
  file_id: fileId,
  link: link ?? '',
  note: note ?? '',
  recorded_by: actor.personId,
  recorded_at: tx.now,
})

/** Tells what was done at a place, once for all its versions. */
export const announceProof = (
  tx: Tx,
  actor: Actor,
  name: string,
  place: { id: string; unitId: string },
  versionIds: readonly string[],
  detail: Record<string, string | null>,
): Promise<void> =>
  announce(tx, actor, {
    name,
    subjectKind: 'posting_place',
    subjectId: place.id,
    unitId: place.unitId,
    detail: { count: versionIds.length, versionIds: versionIds.slice(0, 20), ...detail },
  })

/** A command with one proof, as the form sends it: with the file in it. */
export const withFile =
  (command: (tx: Tx, actor: Actor, input: Proof, fileId: string | null) => Promise<number>) =>
  async (
    tx: Tx,
    actor: Actor,
    { file, ...input }: z.output<typeof proofForm>,
    { services }: { services: Services },
  ): Promise<number> =>
    command(tx, actor, input, await keepProof(tx, services, actor, file))
