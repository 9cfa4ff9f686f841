import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { date, id, optionalLine } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { getUnit } from '../units/unit-queries.ts'

/** `id`: the person; `lastDay`: the last day in the post. */
export const endPostInput = z.object({ id: id(), postId: id(), lastDay: date(), document: optionalLine(300) })

/** Who has no post left can no longer sign in; what the person did stays. */
export async function endPost(tx: Tx, actor: Actor, input: z.output<typeof endPostInput>): Promise<void> {
  const post = await tx.query
    .selectFrom('organisation.post')
    .select(['id', 'unit_id', 'title', 'valid_to'])
    .where('id', '=', input.postId)
    .where('person_id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (!post) throw notFound()
  const unit = await getUnit(tx, post.unit_id)
  ensureCan(actor, actions['organisation.end_post'], unit.path)
  if (post.valid_to && Temporal.PlainDate.compare(post.valid_to, input.lastDay) <= 0)
    throw new AppError('organisation.post_ended_already', 409)
  await tx.query.updateTable('organisation.post').set({ valid_to: input.lastDay }).where('id', '=', post.id).execute()
  await announce(tx, actor, {
    name: 'organisation.post_ended',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    unitId: unit.id,
    detail: {
      post: post.id,
      title: post.title,
      unit: unit.shortName,
      lastDay: input.lastDay.toString(),
      document: input.document ?? null,
    },
  })
}
