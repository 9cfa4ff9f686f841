import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { hasEnded } from './posting-queries.ts'
import { announceProof, ensureMayProve, provenBy, withFile, type Proof } from './proof.ts'

/** Says that abolished procedures were taken down at a place where they were posted, with one proof for all. */
export async function recordRemoval(tx: Tx, actor: Actor, input: Proof, fileId: string | null = null): Promise<number> {
  const place = await ensureMayProve(tx, actor, input, fileId)
  const ids = [...new Set(input.versionIds)]
  const posted = await tx.query
    .selectFrom('procedures.posting as posting')
    .innerJoin('procedures.version as version', 'version.id', 'posting.version_id')
    .select(['posting.id', 'posting.posted_on'])
    .where('posting.place_id', '=', place.id)
    .where('posting.version_id', 'in', ids)
    .where(hasEnded(sql`${input.on}::date`))
    .execute()
  if (posted.length < ids.length) throw notFound('procedures.nothing_to_remove')
  if (posted.some(({ posted_on: on }) => Temporal.PlainDate.compare(input.on, on) < 0))
    throw new AppError('procedures.removed_before_posted', 422, {}, 'on')
  await tx.query
    .insertInto('procedures.removal')
    .values(
      posted.map(({ id }) => ({
        ...provenBy(tx, actor, input, fileId),
        posting_id: id,
        removed_on: input.on,
      })),
    )
    .execute()
  await announceProof(tx, actor, 'procedures.taken_down', place, ids, { removedOn: input.on.toString(), fileId })
  return ids.length
}

export const removeWithFile = withFile(recordRemoval)
