import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { choice, id, line, many, optionalInteger } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { unitKinds } from '../units/unit.ts'
import { getUnit } from '../units/unit-queries.ts'
import type { CollectiveRule } from './collective-rule.ts'
import { nameKey } from './name-key.ts'

/** `id`: the authority whose documents use the name; for others it means what it meant. */
export const addCollectiveInput = z.object({
  id: id(),
  name: line(300),
  kinds: many(choice(unitKinds), 20),
  tiers: many(line(40), 10),
  depth: optionalInteger(1, 10),
})

export async function addCollective(tx: Tx, actor: Actor, input: z.output<typeof addCollectiveInput>): Promise<string> {
  const authority = await getUnit(tx, input.id)
  ensureCan(actor, actions['organisation.add_collective'], authority.path)
  const rule: CollectiveRule = {
    within: 'authority',
    kinds: input.kinds.length > 0 ? input.kinds : undefined,
    tiers: input.tiers.length > 0 ? input.tiers : undefined,
    depth: input.depth,
  }
  const collectiveId = tx.id()
  await tx.query
    .insertInto('organisation.collective')
    .values({
      id: collectiveId,
      name: input.name,
      key: nameKey(input.name).spelling,
      rule: JSON.stringify(rule),
      authority_id: authority.id,
      created_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'organisation.collective_added',
    subjectKind: 'organisation.unit',
    subjectId: authority.id,
    unitId: authority.id,
    detail: { name: input.name, rule },
  })
  return collectiveId
}
