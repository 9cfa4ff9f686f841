import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { id } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { inForce, today } from '../today.ts'
import { dayBefore } from '../units/dated-rows.ts'
import { getUnit } from '../units/unit-queries.ts'

/** `id`: the person. */
export const revokeRoleInput = z.object({ id: id(), grantId: id() })

/** At once: from this minute the person no longer has the role. A grant of today leaves no row, only its history. */
export async function revokeRole(tx: Tx, actor: Actor, input: z.output<typeof revokeRoleInput>): Promise<void> {
  const day = today(tx)
  const grant = await tx.query
    .selectFrom('organisation.role_grant')
    .select(['id', 'unit_id', 'role', 'valid_from', 'valid_to'])
    .where('id', '=', input.grantId)
    .where('person_id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (!grant) throw notFound()
  const unit = await getUnit(tx, grant.unit_id)
  ensureCan(actor, actions['organisation.revoke_role'], unit.path)
  if (grant.valid_to && Temporal.PlainDate.compare(grant.valid_to, day) < 0)
    throw new AppError('organisation.role_ended_already', 409)
  if (grant.role === 'administrator') await ensureAnotherAdministrator(tx, unit.path, grant.id)
  if (Temporal.PlainDate.compare(grant.valid_from, day) >= 0)
    await tx.query.deleteFrom('organisation.role_grant').where('id', '=', grant.id).execute()
  else
    await tx.query
      .updateTable('organisation.role_grant')
      .set({ valid_to: dayBefore(day) })
      .where('id', '=', grant.id)
      .execute()
  await announce(tx, actor, {
    name: 'organisation.role_revoked',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    unitId: unit.id,
    detail: { grant: grant.id, role: grant.role, unit: unit.shortName },
  })
}

/** The house must not lock itself out: the root keeps an administrator. */
async function ensureAnotherAdministrator(tx: Tx, path: string, grantId: string): Promise<void> {
  if (path.includes('.')) return
  // Two who take each other's role away at the same time wait for one another here.
  const others = await tx.query
    .selectFrom('organisation.role_grant as grant')
    .innerJoin('organisation.unit as unit', 'unit.id', 'grant.unit_id')
    .select('grant.id')
    .where('grant.role', '=', 'administrator')
    .where('unit.path', '=', path)
    .where(inForce('grant', today(tx)))
    .forUpdate('grant')
    .execute()
  if (!others.some(({ id }) => id !== grantId)) throw new AppError('organisation.last_administrator', 409)
}
