import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { id, line, optionalId } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { getUnit } from '../units/unit-queries.ts'
import { nameKey } from './name-key.ts'

/** `id`: the unit; `authorityId`: in whose documents it is called so, everywhere when left out. */
export const rememberAliasInput = z.object({ id: id(), alias: line(300), authorityId: optionalId() })

/**
 * Keeps what a unit is called, for the next document. For its own documents an authority decides itself; what holds
 * everywhere is decided where the unit stands. Known already is as good as kept.
 */
export async function rememberAlias(tx: Tx, actor: Actor, input: z.output<typeof rememberAliasInput>): Promise<void> {
  const unit = await getUnit(tx, input.id)
  const authority = input.authorityId ? await getUnit(tx, input.authorityId) : unit
  ensureCan(actor, actions['organisation.add_alias'], authority.path)
  const aliasId = tx.id()
  const kept = await tx.query
    .insertInto('organisation.unit_alias')
    .values({
      id: aliasId,
      alias: input.alias,
      key: nameKey(input.alias).spelling,
      unit_id: unit.id,
      authority_id: input.authorityId ?? null,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.constraint('organisation.alias_known').doNothing())
    .executeTakeFirst()
  if (!kept.numInsertedOrUpdatedRows) return
  await announce(tx, actor, {
    name: 'organisation.alias_added',
    subjectKind: 'organisation.unit',
    subjectId: unit.id,
    unitId: authority.id,
    detail: { alias: input.alias, authority: input.authorityId ?? null },
  })
}
