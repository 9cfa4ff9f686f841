import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { announce } from '../announce.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Tx } from '../database/types.ts'
import { AppError } from '../errors.ts'
import type { SignedInContext } from '../http/context.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { endOtherSessions } from './session.ts'
import { isThrottled, queueUp, recordAttempt } from './sign-in.ts'

export const shortestPassword = 12

const password = () => z.string({ error: 'form.required' }).min(1, 'form.required').max(500)

export const changePasswordInput = z
  .object({ currentPassword: password(), newPassword: password(), newPasswordAgain: password() })
  .refine(({ newPassword }) => [...newPassword.normalize('NFC')].length >= shortestPassword, {
    error: 'account.password_short',
    path: ['newPassword'],
  })
  .refine(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain, {
    error: 'account.passwords_differ',
    path: ['newPasswordAgain'],
  })

const wrong = (code: string, field: string): AppError => new AppError(code, 422, {}, field)

/**
 * Changes one's own password and signs every other device out. A wrong current password counts as a wrong sign-in,
 * also when the change itself is taken back: whoever sits at an open session must not guess it here.
 */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof changePasswordInput>,
  { session, services, visitor }: Pick<SignedInContext, 'session' | 'services' | 'visitor'>,
): Promise<void> {
  const account = await tx.query
    .selectFrom('kernel.account')
    .select(['login', 'password_hash', 'demo'])
    .where('id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (account.demo) throw new AppError('kernel.demo_password_fixed', 403)
  const { login } = account
  await queueUp(tx, login)
  if (await isThrottled(tx, login, visitor.address)) throw new AppError('kernel.too_many_attempts', 429)
  if (!(await passwordMatches(input.currentPassword, account.password_hash))) {
    const attempt = { login, address: visitor.address, succeeded: false }
    await inTransaction(services.database, (own) => recordAttempt(own, attempt))
    throw wrong('kernel.wrong_current_password', 'currentPassword')
  }
  if (input.newPassword === input.currentPassword) throw wrong('kernel.password_unchanged', 'newPassword')
  if (input.newPassword.toLowerCase().includes(login)) throw wrong('kernel.password_holds_login', 'newPassword')
  await tx.query
    .updateTable('kernel.account')
    .set({ password_hash: await hashPassword(input.newPassword), password_changed_at: tx.now, one_time_until: null })
    .where('id', '=', actor.accountId)
    .execute()
  const ended = await endOtherSessions(tx, actor.accountId, session.id)
  await announce(tx, actor, {
    name: 'kernel.password_changed',
    subjectKind: 'account',
    subjectId: actor.accountId,
    detail: { sessionsEnded: ended },
  })
}
