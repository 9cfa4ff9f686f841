import { randomInt } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '../database/types.ts'
import { endOtherSessions } from './session.ts'
import { hashPassword } from './password.ts'

/** Typed on every keyboard alike: no spaces, no Vietnamese letters. */
export const login = () =>
  z
    .string({ error: 'form.required' })
    .trim()
    .toLowerCase()
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{2,99}$/, 'kernel.login_wrong'))

/** Handed over on paper or by telephone within the week, then replaced by an own one. */
const oneTimeLife = Temporal.Duration.from({ hours: 7 * 24 })

// No letters or digits that are taken for one another on paper.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Three groups of four, 59 bits: enough for a week behind the limit on wrong tries. */
const oneTimePassword = (): string =>
  Array.from({ length: 12 }, (_, at) => (at > 0 && at % 4 === 0 ? '-' : '') + letters[randomInt(letters.length)]).join(
    '',
  )

/** `passwordHash`: what `hashPassword` made of it. */
export type NewAccount = { personId: string; login: string; passwordHash: string; demo?: boolean }

/** Makes an account for a person, with a password of the person's own. Who may, the caller has asked. @returns its id */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = tx.id()
  await tx.query
    .insertInto('kernel.account')
    .values({
      id,
      login: account.login,
      password_hash: account.passwordHash,
      person_id: account.personId,
      demo: account.demo ?? false,
      created_at: tx.now,
      password_changed_at: tx.now,
    })
    .execute()
  return id
}

/** @returns the password with which the person comes in once, kept nowhere but as a hash */
export async function createAccountWithOneTimePassword(
  tx: Tx,
  account: { personId: string; login: string },
): Promise<string> {
  const password = oneTimePassword()
  const id = await createAccount(tx, { ...account, passwordHash: await hashPassword(password) })
  await tx.query
    .updateTable('kernel.account')
    .set({ one_time_until: tx.now.add(oneTimeLife) })
    .where('id', '=', id)
    .execute()
  return password
}

/** For a password that was forgotten; whoever is signed in with the old one is signed out. */
export async function resetPassword(tx: Tx, accountId: string): Promise<string> {
  const password = oneTimePassword()
  await tx.query
    .updateTable('kernel.account')
    .set({
      password_hash: await hashPassword(password),
      password_changed_at: tx.now,
      one_time_until: tx.now.add(oneTimeLife),
    })
    .where('id', '=', accountId)
    .execute()
  await endOtherSessions(tx, accountId, null)
  return password
}

export type Account = {
  id: string
  login: string
  demo: boolean
  oneTimeUntil: Temporal.Instant | null
  disabledAt: Temporal.Instant | null
}

export const findAccountOf = (db: Db, personId: string): Promise<Account | undefined> =>
  db.query
    .selectFrom('kernel.account')
    .select(['id', 'login', 'demo', 'one_time_until as oneTimeUntil', 'disabled_at as disabledAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Has anybody an account yet? If not, this database has just been made. */
export const hasAccounts = async (db: Db): Promise<boolean> =>
  (await db.query.selectFrom('kernel.account').select('id').limit(1).executeTakeFirst()) !== undefined

/** For a list of people: has the person of that column an account that opens? */
export const hasAccount = (personRef: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from kernel.account
    where person_id = ${sql.ref(personRef)} and disabled_at is null)`

/** Are there accounts of the demo, whose password everybody may know? */
export const hasDemoAccounts = async (db: Db): Promise<boolean> =>
  (await db.query.selectFrom('kernel.account').select('id').where('demo', '=', true).limit(1).executeTakeFirst()) !==
  undefined
