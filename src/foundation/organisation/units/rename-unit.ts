import type { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, optionalDate, optionalLine } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { makeRoom } from './dated-rows.ts'
import { dayOr, namingRow, unitNaming } from './insert-unit.ts'
import { lockTree, refreshUnits } from './tree.ts'
import { isValidOn } from './unit.ts'
import { getUnit } from './unit-queries.ts'

export const renameUnitInput = unitNaming.extend({ id: id(), from: optionalDate(), document: optionalLine(300) })

/** A new name, kind or tier (a xã becomes a phường) from a day on; the unit stays itself, with its people and records. */
export async function renameUnit(tx: Tx, actor: Actor, input: z.output<typeof renameUnitInput>): Promise<void> {
  await lockTree(tx)
  const unit = await getUnit(tx, input.id)
  ensureCan(actor, actions['organisation.rename_unit'], unit.path)
  const from = dayOr(tx, input.from)
  if (!isValidOn(unit, from)) throw new AppError('organisation.unit_not_valid', 422, {}, 'from')
  const period = await makeRoom(tx, 'organisation.unit_name', unit.id, from)
  await tx.query
    .insertInto('organisation.unit_name')
    .values({
      ...namingRow(input),
      id: tx.id(),
      unit_id: unit.id,
      valid_from: period.validFrom,
      valid_to: period.validTo,
      document: input.document ?? '',
    })
    .execute()
  await refreshUnits(tx)
  await announce(tx, actor, {
    name: 'organisation.unit_renamed',
    subjectKind: 'organisation.unit',
    subjectId: unit.id,
    unitId: unit.id,
    detail: { before: unit.name, after: input.name, from: from.toString(), document: input.document ?? null },
  })
}
