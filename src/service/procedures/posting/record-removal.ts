import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { ensureMayProve, keepProof, proofForm, proofInput } from './proof.ts'

export const recordRemovalInput = proofInput
export const recordRemovalForm = proofForm

/** Says that abolished procedures were taken down at a place where they were posted, with one proof for all. */
export async function recordRemoval(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof recordRemovalInput>,
  fileId: string | null = null,
): Promise<number> {
  const place = await ensureMayProve(tx, actor, input, fileId)
  const ids = [...new Set(input.versionIds)]
  const posted = await tx.query
    .selectFrom('procedures.posting as posting')
    .innerJoin('procedures.version as version', 'version.id', 'posting.version_id')
    .select(['posting.id', 'posting.posted_on'])
    .where('posting.place_id', '=', place.id)
    .where('posting.version_id', 'in', ids)
    .where('version.end_document_id', 'is not', null)
    .where('version.valid_to', '<', sql<Temporal.PlainDate>`${input.on}::date`)
    .execute()
  if (posted.length < ids.length) throw notFound('procedures.nothing_to_remove')
  if (posted.some(({ posted_on: on }) => Temporal.PlainDate.compare(input.on, on) < 0))
    throw new AppError('procedures.removed_before_posted', 422, {}, 'on')
  await tx.query
    .insertInto('procedures.removal')
    .values(
      posted.map(({ id }) => ({
        id: tx.id(),
        posting_id: id,
        removed_on: input.on,
        file_id: fileId,
        link: input.link ?? '',
        note: input.note ?? '',
        recorded_by: actor.personId,
        recorded_at: tx.now,
      })),
    )
    .execute()
  await announce(tx, actor, {
    name: 'procedures.taken_down',
    subjectKind: 'posting_place',
    subjectId: place.id,
    unitId: place.unitId,
    detail: { count: ids.length, versionIds: ids.slice(0, 20), removedOn: input.on.toString(), fileId },
  })
  return ids.length
}

export const removeWithFile = (
  tx: Tx,
  actor: Actor,
  { file, ...input }: z.output<typeof recordRemovalForm>,
  { services }: { services: Services },
): Promise<number> => keepProof(tx, services, actor, file).then((fileId) => recordRemoval(tx, actor, input, fileId))
