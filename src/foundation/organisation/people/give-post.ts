import type { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { id } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { getUnit } from '../units/unit-queries.ts'
import { insertPost, postTerms } from './insert-post.ts'
import { getPersonName } from './person-queries.ts'

/** `id`: the person. */
export const givePostInput = postTerms.extend({ id: id() })

/** @returns the id of the post */
export async function givePost(tx: Tx, actor: Actor, input: z.output<typeof givePostInput>): Promise<string> {
  const unit = await getUnit(tx, input.unitId)
  ensureCan(actor, actions['organisation.give_post'], unit.path)
  await getPersonName(tx, input.id)
  const postId = await insertPost(tx, input.id, unit, input)
  await announce(tx, actor, {
    name: 'organisation.post_given',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    unitId: unit.id,
    detail: { post: postId, title: input.title, unit: unit.shortName, isHead: input.isHead },
  })
  return postId
}
