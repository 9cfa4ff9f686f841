import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { date, flag, id, line, optionalId } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { endUnit } from './end-unit.ts'
import { recordSuccession } from './record-succession.ts'
import { lockTree, refreshUnits } from './tree.ts'
import { isValidOn } from './unit.ts'
import { getUnit } from './unit-queries.ts'

/** `heirId`: who takes over its tasks, if anybody; needed when there are units below it. */
export const dissolveUnitInput = z.object({
  id: id(),
  heirId: optionalId(),
  from: date(),
  movePeople: flag(),
  document: line(300),
})

export async function dissolveUnit(tx: Tx, actor: Actor, input: z.output<typeof dissolveUnitInput>): Promise<void> {
  await lockTree(tx)
  const unit = await getUnit(tx, input.id)
  ensureCan(actor, actions['organisation.dissolve_unit'], unit.path)
  const heir = input.heirId ? await getUnit(tx, input.heirId) : null
  if (heir) {
    ensureCan(actor, actions['organisation.dissolve_unit'], heir.path)
    if (!isValidOn(heir, input.from)) throw new AppError('organisation.unit_not_valid', 422, {}, 'heirId')
  }
  await endUnit(tx, unit, { ...input, heir })
  await recordSuccession(tx, {
    ...input,
    kind: 'dissolved',
    fromId: unit.id,
    toId: heir?.id ?? null,
    on: input.from,
  })
  await refreshUnits(tx)
  await announce(tx, actor, {
    name: 'organisation.unit_dissolved',
    subjectKind: 'organisation.unit',
    subjectId: unit.id,
    unitId: unit.id,
    detail: { heir: heir?.shortName ?? null, from: input.from.toString(), document: input.document },
  })
}
