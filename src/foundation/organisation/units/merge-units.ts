import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { date, flag, id, line, many } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { endUnit } from './end-unit.ts'
import { recordSuccession } from './record-succession.ts'
import { lockTree, refreshUnits } from './tree.ts'
import { isValidOn } from './unit.ts'
import { getUnit } from './unit-queries.ts'

/** `id`: the unit they become part of, which may have been created for it. `from`: the first day of the new order. */
export const mergeUnitsInput = z.object({
  id: id(),
  fromIds: many(id(), 50).pipe(z.array(z.string()).min(1, 'form.choose')),
  from: date(),
  movePeople: flag(),
  document: line(300),
})

/** Ends the units and makes another one their heir. @returns the heir's id */
export async function mergeUnits(tx: Tx, actor: Actor, input: z.output<typeof mergeUnitsInput>): Promise<string> {
  await lockTree(tx)
  const heir = await getUnit(tx, input.id)
  ensureCan(actor, actions['organisation.merge_units'], heir.path)
  if (!isValidOn(heir, input.from)) throw new AppError('organisation.unit_not_valid', 422, {}, 'from')
  for (const fromId of new Set(input.fromIds)) {
    const unit = await getUnit(tx, fromId)
    ensureCan(actor, actions['organisation.merge_units'], unit.path)
    await endUnit(tx, unit, { from: input.from, heir, movePeople: input.movePeople })
    await recordSuccession(tx, { ...input, kind: 'merged', fromId, toId: heir.id, on: input.from })
    await announce(tx, actor, {
      name: 'organisation.unit_merged',
      subjectKind: 'organisation.unit',
      subjectId: fromId,
      unitId: heir.id,
      detail: { into: heir.shortName, heir: heir.id, from: input.from.toString(), document: input.document },
    })
  }
  await refreshUnits(tx)
  return heir.id
}
