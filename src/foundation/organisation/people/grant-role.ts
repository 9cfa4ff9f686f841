import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { choice, id, optionalDate } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { grantableRoles } from '../roles.ts'
import { today } from '../today.ts'
import { getUnit } from '../units/unit-queries.ts'

export const grantRoleInput = z.object({
  id: id(),
  role: choice(grantableRoles),
  unitId: id(),
  from: optionalDate(),
  to: optionalDate(),
})

/** `id`: the person. @returns the id of the grant */
export async function grantRole(tx: Tx, actor: Actor, input: z.output<typeof grantRoleInput>): Promise<string> {
  const unit = await getUnit(tx, input.unitId)
  ensureCan(actor, actions['organisation.grant_role'], unit.path)
  const grantId = tx.id()
  await tx.query
    .insertInto('organisation.role_grant')
    .values({
      id: grantId,
      person_id: input.id,
      role: input.role,
      unit_id: unit.id,
      valid_from: input.from ?? today(tx),
      valid_to: input.to ?? null,
      granted_by: actor.personId,
    })
    .execute()
  await announce(tx, actor, {
    name: 'organisation.role_granted',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    unitId: unit.id,
    detail: { grant: grantId, role: input.role, unit: unit.shortName },
  })
  return grantId
}
