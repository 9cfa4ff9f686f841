import type { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { ensureMayProve, keepProof, proofForm, proofInput } from './proof.ts'

export const recordPostingInput = proofInput
export const recordPostingForm = proofForm

/** Says that versions are posted at a place, with one proof for all: a photograph, a file, or where it can be seen. */
export async function recordPosting(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof recordPostingInput>,
  fileId: string | null = null,
): Promise<number> {
  const place = await ensureMayProve(tx, actor, input, fileId)
  const ids = [...new Set(input.versionIds)]
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
        place_id: place.id,
        posted_on: input.on,
        file_id: fileId,
        link: input.link ?? '',
        note: input.note ?? '',
        recorded_by: actor.personId,
        recorded_at: tx.now,
      })),
    )
    .execute()
  await announce(tx, actor, {
    name: 'procedures.posted',
    subjectKind: 'posting_place',
    subjectId: place.id,
    unitId: place.unitId,
    detail: { count: ids.length, versionIds: ids.slice(0, 20), postedOn: input.on.toString(), fileId },
  })
  return ids.length
}

/** The same with the proof that the form carries. */
export const recordWithFile = (
  tx: Tx,
  actor: Actor,
  { file, ...input }: z.output<typeof recordPostingForm>,
  { services }: { services: Services },
): Promise<number> => keepProof(tx, services, actor, file).then((fileId) => recordPosting(tx, actor, input, fileId))
