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

/**
 * `heirIds`: who takes over, created before; the first of them takes the children and, if wished, the people. A unit
 * that gives parts away and goes on (`goesOn`) only records its heirs.
 */
export const splitUnitInput = z.object({
  id: id(),
  heirIds: many(id(), 50).pipe(z.array(z.string()).min(1, 'form.choose')),
  from: date(),
  goesOn: flag(),
  movePeople: flag(),
  document: line(300),
})

export async function splitUnit(tx: Tx, actor: Actor, input: z.output<typeof splitUnitInput>): Promise<void> {
  await lockTree(tx)
  const unit = await getUnit(tx, input.id)
  ensureCan(actor, actions['organisation.split_unit'], unit.path)
  const heirs = []
  for (const heirId of new Set(input.heirIds)) {
    const heir = await getUnit(tx, heirId)
    ensureCan(actor, actions['organisation.split_unit'], heir.path)
    if (!isValidOn(heir, input.from)) throw new AppError('organisation.unit_not_valid', 422, {}, 'from')
    heirs.push(heir)
  }
  if (!input.goesOn) await endUnit(tx, unit, { ...input, heir: heirs[0]! })
  for (const heir of heirs)
    await recordSuccession(tx, { ...input, kind: 'split', fromId: unit.id, toId: heir.id, on: input.from })
  await refreshUnits(tx)
  await announce(tx, actor, {
    name: 'organisation.unit_split',
    subjectKind: 'organisation.unit',
    subjectId: unit.id,
    unitId: unit.id,
    detail: {
      among: heirs.map((heir) => heir.shortName).join('; '),
      from: input.from.toString(),
      goesOn: input.goesOn,
      document: input.document,
    },
  })
}
