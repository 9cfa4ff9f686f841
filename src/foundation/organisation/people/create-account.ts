import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import { id } from '../../../kernel/http/fields.ts'
import {
  createAccountWithOneTimePassword,
  findAccountOf,
  login,
  resetPassword as resetAccount,
} from '../../../kernel/sessions/account.ts'
import { canForAll, type OrganisationAction } from '../organisation-access.ts'
import { findPathsOfPerson, getPersonName } from './person-queries.ts'

/** `id`: the person. */
export const createAccountInput = z.object({ id: id(), login: login() })
export const resetPasswordInput = z.object({ id: id() })

/** Said once to the administrator, who hands it to the person; kept nowhere. */
export type OneTimeAccess = { login: string; password: string }

export async function createAccount(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof createAccountInput>,
): Promise<OneTimeAccess> {
  await ensureRulesOver(tx, actor, 'organisation.create_account', input.id)
  if (await findAccountOf(tx, input.id)) throw new AppError('organisation.account_exists', 409)
  const password = await createAccountWithOneTimePassword(tx, { personId: input.id, login: input.login })
  await announce(tx, actor, {
    name: 'organisation.account_created',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    detail: { login: input.login },
  })
  return { login: input.login, password }
}

export async function resetPassword(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof resetPasswordInput>,
): Promise<OneTimeAccess> {
  await ensureRulesOver(tx, actor, 'organisation.reset_password', input.id)
  const account = await findAccountOf(tx, input.id)
  if (!account) throw new AppError('organisation.account_missing', 409)
  const password = await resetAccount(tx, account.id)
  await announce(tx, actor, {
    name: 'organisation.password_reset',
    subjectKind: 'organisation.person',
    subjectId: input.id,
  })
  return { login: account.login, password }
}

/** Whoever gives a password could use it, so he must rule over every unit in which the person may do anything. */
async function ensureRulesOver(tx: Tx, actor: Actor, action: OrganisationAction, personId: string): Promise<void> {
  await getPersonName(tx, personId)
  if (!canForAll(actor, action, await findPathsOfPerson(tx, personId))) throw forbidden({ action })
}
