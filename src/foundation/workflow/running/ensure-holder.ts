import { findActor } from '../../../kernel/access/actor-source.ts'
import { isWithin } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { findAuthorityOf } from '../../organisation/index.ts'
import { mayAct } from '../workflow-access.ts'

/** `unitPath` is today's. */
type StepPlace = { role: string; unitId: string; unitPath: string }

/** Has that person the role there, by a grant within the authority? Whoever stands above it signs for nobody below. */
async function holdsRole(tx: Tx, { role, unitId, unitPath }: StepPlace, personId: string): Promise<boolean> {
  const person = await findActor(tx, { id: personId, personId })
  if (!person) return false
  const authority = await findAuthorityOf(tx, unitId)
  const grants = person.grants.filter(({ path }) => isWithin(path, authority?.path ?? unitPath))
  return mayAct({ ...person, grants }, { role, unitPath, personId: null })
}

/** Work is given only to whoever has the role in that unit. */
export async function ensureHolder(tx: Tx, step: StepPlace, personId: string): Promise<void> {
  if (!(await holdsRole(tx, step, personId))) throw new AppError('workflow.person_cannot_act', 422, {}, 'personId')
}

/** Who did the step of that key the last time, while still in that post. */
export async function findEarlierHolder(
  tx: Tx,
  step: StepPlace & { runId: string; key: string },
): Promise<string | undefined> {
  const last = await tx.query
    .selectFrom('workflow.step')
    .select((eb) => eb.fn.coalesce('person_id', 'closed_by').as('personId'))
    .where('run_id', '=', step.runId)
    .where('key', '=', step.key)
    .where('token', 'is not', null)
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.personId && (await holdsRole(tx, step, last.personId)) ? last.personId : undefined
}
