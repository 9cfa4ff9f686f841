import { findActor } from '../../../kernel/access/actor-source.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { mayAct } from '../workflow-access.ts'

/** Work is given only to whoever has the role in that unit. */
export async function ensureHolder(tx: Tx, step: { role: string; unitPath: string }, personId: string): Promise<void> {
  const person = await findActor(tx, { id: personId, personId })
  if (!person || !mayAct(person, { role: step.role, unitPath: step.unitPath, personId: null }))
    throw new AppError('workflow.person_cannot_act', 422, {}, 'personId')
}
