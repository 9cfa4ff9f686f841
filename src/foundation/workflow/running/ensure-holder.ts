import { findActor } from '../../../kernel/access/actor-source.ts'
import { isWithin, type Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { decidingRoles, findAuthorityOf } from '../../organisation/index.ts'
import { leads, mayAct } from '../workflow-access.ts'
import { lacksRole } from './without-holder.ts'

/** `unitPath` is today's. */
type StepPlace = { role: string; unitId: string; unitPath: string }

const findPerson = (tx: Tx, personId: string): Promise<Actor | undefined> => findActor(tx, { id: personId, personId })

const cannotAct = () => new AppError('workflow.person_cannot_act', 422, {}, 'personId')

/** Has that person the role there, by a grant within the authority? Whoever stands above it signs for nobody below. */
async function holdsRole(tx: Tx, { role, unitId, unitPath }: StepPlace, person: Actor): Promise<boolean> {
  const authority = await findAuthorityOf(tx, unitId)
  const grants = person.grants.filter(({ path }) => isWithin(path, authority?.path ?? unitPath))
  return mayAct({ ...person, grants }, { role, unitPath, personId: null })
}

/** Work is given only to whoever has the role in that unit. */
export async function ensureHolder(tx: Tx, step: StepPlace, personId: string): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person || !(await holdsRole(tx, step, person))) throw cannotAct()
}

/**
 * The same where the head gives a step: what nobody can do goes to a person of the unit, or to the head, who then stands
 * in for the role.
 * @returns whether the person stands in
 */
export async function ensureHolderOrStandIn(tx: Tx, actor: Actor, step: StepPlace, personId: string): Promise<boolean> {
  const person = await findPerson(tx, personId)
  if (!person) throw cannotAct()
  if (await holdsRole(tx, step, person)) return false
  if (!leads(actor, step.unitPath) || !(await lacksRole(tx, step))) throw cannotAct()
  const isOfUnit = person.grants.some(({ role, path }) => role === 'member' && path === step.unitPath)
  if (!isOfUnit && personId !== actor.personId) throw cannotAct()
  const decides = person.grants.some(({ role, path }) => decidingRoles.includes(role) && isWithin(step.unitPath, path))
  if (decidingRoles.includes(step.role) && !decides)
    throw new AppError('workflow.stand_in_must_lead', 422, {}, 'personId')
  return true
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
  const person = last?.personId && (await findPerson(tx, last.personId))
  return person && (await holdsRole(tx, step, person)) ? person.personId : undefined
}
