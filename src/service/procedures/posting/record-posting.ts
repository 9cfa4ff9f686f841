import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { keepFile } from '../../../kernel/files/keep-file.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { date, id, many, optionalLine, optionalUpload } from '../../../kernel/http/fields.ts'
import { today } from '../../../foundation/organisation/index.ts'
import { actions } from '../procedure-access.ts'
import { findPlace } from './posting-queries.ts'

export const recordPostingInput = z.object({
  placeId: id(),
  versionIds: many(id(), 500).pipe(z.array(z.string()).min(1, 'form.choose')),
  postedOn: date(),
  link: optionalLine().pipe(z.url({ protocol: /^https?$/, error: 'procedures.link_form' }).optional()),
  note: optionalLine(),
})

export const recordPostingForm = recordPostingInput.extend({ file: optionalUpload() })

/** Says that versions are posted at a place, with one proof for all: a photograph, a file, or where it can be seen. */
export async function recordPosting(
  tx: Tx,
  actor: Actor,
  { placeId, versionIds, postedOn, link = '', note = '' }: z.output<typeof recordPostingInput>,
  fileId: string | null = null,
): Promise<number> {
  const place = await findPlace(tx, placeId)
  if (!place) throw notFound('procedures.no_place')
  ensureCan(actor, actions['procedures.post'], place.unitPath)
  if (Temporal.PlainDate.compare(postedOn, today(tx)) > 0)
    throw new AppError('procedures.posted_in_future', 422, {}, 'postedOn')
  if (!fileId && !link) throw new AppError('procedures.proof_required', 422, {}, 'file')
  const ids = [...new Set(versionIds)]
  const announced = await tx.query
    .selectFrom('procedures.version')
    .select('id')
    .where('id', 'in', ids)
    .where('announced_at', 'is not', null)
    .execute()
  if (announced.length < ids.length) throw notFound('procedures.not_found')
  await tx.query
    .insertInto('procedures.posting')
    .values(
      ids.map((versionId) => ({
        id: tx.id(),
        version_id: versionId,
        place_id: placeId,
        posted_on: postedOn,
        file_id: fileId,
        link,
        note,
        recorded_by: actor.personId,
        recorded_at: tx.now,
      })),
    )
    .execute()
  await announce(tx, actor, {
    name: 'procedures.posted',
    subjectKind: 'posting_place',
    subjectId: placeId,
    unitId: place.unitId,
    detail: {
      count: ids.length,
      versionIds: ids.slice(0, 20),
      postedOn: postedOn.toString(),
      fileId,
    },
  })
  return ids.length
}

/** The same with the proof that the form carries, kept in the same transaction. */
export async function recordWithFile(
  tx: Tx,
  actor: Actor,
  { file, ...input }: z.output<typeof recordPostingForm>,
  { services }: { services: Services },
): Promise<number> {
  const kept = file && (await keepFile(tx, services, file, actor, { accept: ['pdf', 'jpeg', 'png'], field: 'file' }))
  return recordPosting(tx, actor, input, kept?.id ?? null)
}
