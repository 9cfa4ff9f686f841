import { sql } from 'kysely'
import { z } from 'zod'
import { can, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import { choice, date, flag, id, line, many, optionalLine } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { delegableRoles } from '../roles.ts'
import { inForce, today } from '../today.ts'
import type { Unit } from '../units/unit.ts'
import { getUnit } from '../units/unit-queries.ts'
import { getPersonName } from './person-queries.ts'

/** `id`: who delegates; no `roles`: all that can be lent. `isActingHead`: stands in as head of the unit. */
export const delegateInput = z
  .object({
    id: id(),
    toId: id(),
    unitId: id(),
    roles: many(choice(delegableRoles), 20),
    isActingHead: flag(),
    from: date(),
    to: date(),
    reason: line(500),
    document: optionalLine(300),
  })
  .refine(({ from, to }) => Temporal.PlainDate.compare(from, to) <= 0, {
    path: ['to'],
    message: 'form.end_before_start',
  })

/** Who may lend: each person his own roles; for somebody who cannot any more, the administrator of the unit. */
export const canDelegateFor = (actor: Actor, personId: string, unitPath: string): boolean =>
  actor.personId === personId || can(actor, actions['organisation.delegate'], unitPath)

/** @returns the id of the delegation */
export async function delegate(tx: Tx, actor: Actor, input: z.output<typeof delegateInput>): Promise<string> {
  const unit = await getUnit(tx, input.unitId)
  if (!canDelegateFor(actor, input.id, unit.path)) throw forbidden()
  await getPersonName(tx, input.toId)
  if (Temporal.PlainDate.compare(input.to, today(tx)) < 0)
    throw new AppError('organisation.delegation_over', 422, {}, 'to')
  await ensureSomethingToLend(tx, input, unit)
  const delegationId = tx.id()
  await tx.query
    .insertInto('organisation.delegation')
    .values({
      id: delegationId,
      from_person_id: input.id,
      to_person_id: input.toId,
      unit_id: unit.id,
      roles: input.roles.length > 0 ? input.roles : null,
      is_acting_head: input.isActingHead,
      valid_from: input.from,
      valid_to: input.to,
      reason: input.reason,
      document: input.document ?? '',
    })
    .execute()
  await announce(tx, actor, {
    name: 'organisation.delegated',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    unitId: unit.id,
    detail: {
      delegation: delegationId,
      to: input.toId,
      roles: input.roles.length > 0 ? input.roles : null,
      unit: unit.shortName,
      from: input.from.toString(),
      until: input.to.toString(),
    },
  })
  return delegationId
}

/** A loan of nothing would look like rights that are not there. */
async function ensureSomethingToLend(tx: Tx, input: z.output<typeof delegateInput>, unit: Unit): Promise<void> {
  const roles = input.roles.length > 0 ? input.roles : delegableRoles
  const grant = await tx.query
    .selectFrom('organisation.role_grant as grant')
    .innerJoin('organisation.unit as scope', 'scope.id', 'grant.unit_id')
    .select('grant.id')
    .where('grant.person_id', '=', input.id)
    .where('grant.role', 'in', roles)
    .where(inForce('grant', input.from))
    .where(sql<boolean>`(scope.path <@ ${unit.path}::ltree or scope.path @> ${unit.path}::ltree)`)
    .limit(1)
    .executeTakeFirst()
  if (!grant) throw new AppError('organisation.nothing_to_lend', 422, {}, 'unitId')
}
