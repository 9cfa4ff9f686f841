import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden, notFound } from '../../../kernel/errors.ts'
import { id } from '../../../kernel/http/fields.ts'
import { today } from '../today.ts'
import { dayBefore } from '../units/dated-rows.ts'
import { getUnit } from '../units/unit-queries.ts'
import { canDelegateFor } from './delegate.ts'

/** `id`: who delegated. */
export const endDelegationInput = z.object({ id: id(), delegationId: id() })

/** At once, by whoever could have made it. One that has not begun, or began today, leaves only its history. */
export async function endDelegation(tx: Tx, actor: Actor, input: z.output<typeof endDelegationInput>): Promise<void> {
  const loan = await tx.query
    .selectFrom('organisation.delegation')
    .select(['id', 'unit_id', 'to_person_id', 'valid_from', 'valid_to'])
    .where('id', '=', input.delegationId)
    .where('from_person_id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (!loan) throw notFound()
  const unit = await getUnit(tx, loan.unit_id)
  if (!canDelegateFor(actor, input.id, unit.path)) throw forbidden()
  const day = today(tx)
  const { compare } = Temporal.PlainDate
  if (compare(loan.valid_to, day) < 0) throw new AppError('organisation.delegation_over', 409)
  if (compare(loan.valid_from, day) >= 0)
    await tx.query.deleteFrom('organisation.delegation').where('id', '=', loan.id).execute()
  else
    await tx.query
      .updateTable('organisation.delegation')
      .set({ valid_to: dayBefore(day) })
      .where('id', '=', loan.id)
      .execute()
  await announce(tx, actor, {
    name: 'organisation.delegation_ended',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    unitId: unit.id,
    detail: { delegation: loan.id, to: loan.to_person_id, unit: unit.shortName },
  })
}
