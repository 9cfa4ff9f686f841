import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { id } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { getUnit } from '../units/unit-queries.ts'

/** `id`: the unit; `aliasId`: what it is no longer called. */
export const forgetAliasInput = z.object({ id: id(), aliasId: id() })

/** Later documents no longer read so; what was read before stays as it was settled. */
export async function forgetAlias(tx: Tx, actor: Actor, input: z.output<typeof forgetAliasInput>): Promise<void> {
  const gone = await tx.query
    .deleteFrom('organisation.unit_alias')
    .where('id', '=', input.aliasId)
    .where('unit_id', '=', input.id)
    .returning(['alias', 'authority_id'])
    .executeTakeFirst()
  if (!gone) throw notFound()
  const authority = await getUnit(tx, gone.authority_id ?? input.id)
  ensureCan(actor, actions['organisation.add_alias'], authority.path)
  await announce(tx, actor, {
    name: 'organisation.alias_forgotten',
    subjectKind: 'organisation.unit',
    subjectId: input.id,
    unitId: authority.id,
    detail: { alias: gone.alias, authority: gone.authority_id },
  })
}
