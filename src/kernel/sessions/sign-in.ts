import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '../database/types.ts'
import { AppError } from '../errors.ts'
import { passwordMatches, wasteTime } from './password.ts'
import { announceFailure, announceVisit } from './announce-visit.ts'
import { startSession, type Visitor } from './session.ts'

export const signInInput = z.object({
  login: z.string().trim().toLowerCase().min(1).max(100),
  password: z.string().min(1).max(500),
})

/** Guessing is made slow: five wrong tries for a login, or thirty from one address, within a quarter of an hour. */
const limits = { login: 5, address: 30 }
const limitWindow = Temporal.Duration.from({ minutes: 15 })

/** Tries for one login wait for each other, so that a hundred at once do not slip past the count. */
export const queueUp = (tx: Tx, login: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${login}`}, 0))`.execute(tx.query)

export async function isThrottled(db: Db, login: string, address: string): Promise<boolean> {
  const since = db.now.subtract(limitWindow)
  const { by_login, by_address } = await db.query
    .selectFrom('kernel.login_attempt')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('login', '=', login).as('by_login'),
      fn.countAll<number>().filterWhere('address', '=', address).as('by_address'),
    ])
    .where('at', '>', since)
    .where('succeeded', '=', false)
    .where(({ or, eb }) => or([eb('login', '=', login), eb('address', '=', address)]))
    .executeTakeFirstOrThrow()
  return by_login >= limits.login || by_address >= limits.address
}

export type Attempt = { login: string; address: string; succeeded: boolean }

export const recordAttempt = (tx: Tx, attempt: Attempt): Promise<unknown> =>
  tx.query
    .insertInto('kernel.login_attempt')
    .values({ id: tx.id(), at: tx.now, ...attempt })
    .execute()

export type SignInResult = { token: string; accountId: string } | { refused: AppError }

/**
 * Signs a person in. A refusal is returned, not thrown, since the attempt itself must be kept.
 * `demoAllowed`: accounts of the demo have public passwords and open only to a visitor on this machine.
 */
export async function signIn(
  tx: Tx,
  input: z.infer<typeof signInInput>,
  visitor: Visitor & { demoAllowed: boolean },
): Promise<SignInResult> {
  await queueUp(tx, input.login)
  if (await isThrottled(tx, input.login, visitor.address))
    return { refused: new AppError('kernel.too_many_attempts', 429) }
  const account = await tx.query
    .selectFrom('kernel.account')
    .select(['id', 'person_id', 'password_hash', 'demo', 'one_time_until'])
    .where('login', '=', input.login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const matches = account
    ? await passwordMatches(input.password, account.password_hash)
    : await wasteTime(input.password)
  const succeeded = Boolean(matches)
  await recordAttempt(tx, { login: input.login, address: visitor.address, succeeded })
  if (!account || !succeeded) {
    await announceFailure(tx, account?.id, visitor)
    return { refused: new AppError('kernel.wrong_login', 422, {}, 'password') }
  }
  if (account.one_time_until && Temporal.Instant.compare(account.one_time_until, tx.now) < 0)
    return { refused: new AppError('kernel.one_time_password_over', 403) }
  if (account.demo && !visitor.demoAllowed) return { refused: new AppError('kernel.demo_only_here', 403) }
  await announceVisit(tx, { accountId: account.id, personId: account.person_id }, 'kernel.signed_in', visitor)
  return { token: await startSession(tx, account.id, visitor), accountId: account.id }
}
