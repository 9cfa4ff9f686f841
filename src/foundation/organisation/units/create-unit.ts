import type { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { actions } from '../organisation-access.ts'
import { insertUnit, type createUnitInput } from './insert-unit.ts'
import { lockTree } from './tree.ts'
import { getUnit } from './unit-queries.ts'

/** @returns the id of the new unit */
export async function createUnit(tx: Tx, actor: Actor, input: z.output<typeof createUnitInput>): Promise<string> {
  await lockTree(tx)
  const parent = await getUnit(tx, input.parentId)
  ensureCan(actor, actions['organisation.create_unit'], parent.path)
  const unitId = await insertUnit(tx, parent, input)
  await announce(tx, actor, {
    name: 'organisation.unit_created',
    subjectKind: 'organisation.unit',
    subjectId: unitId,
    unitId: parent.id,
    detail: { name: input.name, kind: input.kind, from: input.from?.toString() ?? null },
  })
  return unitId
}
