import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, optionalDate, optionalLine } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { makeRoom } from './dated-rows.ts'
import { dayOr } from './insert-unit.ts'
import { placeUnit } from './place-unit.ts'
import { lockTree, refreshUnits } from './tree.ts'
import { isValidOn } from './unit.ts'
import { getUnit } from './unit-queries.ts'

export const moveUnitInput = z.object({
  id: id(),
  parentId: id(),
  from: optionalDate(),
  document: optionalLine(300),
})

/** Puts a unit, with all below it, under another from a day on. Who moves it must rule over both places. */
export async function moveUnit(tx: Tx, actor: Actor, input: z.output<typeof moveUnitInput>): Promise<void> {
  await lockTree(tx)
  const [unit, parent] = [await getUnit(tx, input.id), await getUnit(tx, input.parentId)]
  ensureCan(actor, actions['organisation.move_unit'], unit.path)
  ensureCan(actor, actions['organisation.move_unit'], parent.path)
  const from = dayOr(tx, input.from)
  if (!isValidOn(unit, from)) throw new AppError('organisation.unit_not_valid', 422, {}, 'from')
  const { validTo } = await makeRoom(tx, 'organisation.unit_parent', unit.id, from)
  await placeUnit(tx, unit.id, parent, { validFrom: from, validTo: validTo ?? unit.validTo, document: input.document })
  await refreshUnits(tx)
  await announce(tx, actor, {
    name: 'organisation.unit_moved',
    subjectKind: 'organisation.unit',
    subjectId: unit.id,
    unitId: unit.id,
    detail: { under: parent.shortName, parent: parent.id, from: from.toString(), document: input.document ?? null },
  })
}
