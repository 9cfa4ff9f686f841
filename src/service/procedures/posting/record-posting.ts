import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { announceProof, ensureMayProve, provenBy, withFile, type Proof } from './proof.ts'

/** Says that versions are posted at a place, with one proof for all: a photograph, a file, or where it can be seen. */
export async function recordPosting(tx: Tx, actor: Actor, input: Proof, fileId: string | null = null): Promise<number> {
  const place = await ensureMayProve(tx, actor, input, fileId)
  const ids = [...new Set(input.versionIds)]
  const announced = await tx.query
    .selectFrom('procedures.version')
    .select(['id', 'decided_on'])
    .where('id', 'in', ids)
    .where('announced_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .execute()
  if (announced.length < ids.length) throw notFound('procedures.not_found')
  const [decided] = announced.map((row) => row.decided_on!).toSorted((a, b) => Temporal.PlainDate.compare(b, a))
  if (Temporal.PlainDate.compare(input.on, decided!) < 0)
    throw new AppError('procedures.posted_before_decided', 422, { day: formatDate(decided!, 'vi') }, 'on')
  await tx.query
    .insertInto('procedures.posting')
    .values(
      ids.map((versionId) => ({
        ...provenBy(tx, actor, input, fileId),
        version_id: versionId,
        place_id: place.id,
        posted_on: input.on,
      })),
    )
    .execute()
  await announceProof(tx, actor, 'procedures.posted', place, ids, { postedOn: input.on.toString(), fileId })
  return ids.length
}

/** The same with the proof that the form carries. */
export const recordWithFile = withFile(recordPosting)
