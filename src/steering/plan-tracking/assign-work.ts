import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { id, optionalId, version } from '../../kernel/http/fields.ts'
import { findPeopleOf } from '../../foundation/organisation/index.ts'
import { ensureOpen, lockWorkItem } from './lock-work-item.ts'
import { ensure, mayAssign } from './tracking-access.ts'
import { updateWorkItem } from './update-work-item.ts'

export const assignWorkInput = z.object({ id: id(), personId: optionalId(), version: version() })

/** Hands a unit's work to a person of that unit, or takes it back to the unit. */
export async function assignWork(tx: Tx, actor: Actor, input: z.infer<typeof assignWorkInput>): Promise<void> {
  const item = await lockWorkItem(tx, actor, input.id, input.version)
  ensure(mayAssign(actor, item.scope), 'plan_tracking.assign')
  ensureOpen(item)
  if (!item.unit_id) throw new AppError('plan_tracking.unit_first', 422)
  if (input.personId) {
    const people = await findPeopleOf(tx, item.unit_id)
    if (!people.some((person) => person.id === input.personId))
      throw new AppError('plan_tracking.person_elsewhere', 422, {}, 'personId')
  }
  await updateWorkItem(tx, actor, item, { person_id: input.personId ?? null }, 'plan_tracking.assigned', {
    personId: input.personId ?? null,
  })
}
