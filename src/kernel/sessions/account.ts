import { z } from 'zod'
import type { Db, Tx } from '../database/types.ts'
import { hashPassword } from './password.ts'

/** Typed on every keyboard alike: no spaces, no Vietnamese letters. */
export const login = () =>
  z
    .string({ error: 'form.required' })
    .trim()
    .toLowerCase()
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{2,99}$/, 'kernel.login_wrong'))

export type NewAccount = { personId: string; login: string; password: string; demo?: boolean }

/** Makes an account for a person. Who may, the caller has asked. @returns its id */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = tx.id()
  await tx.query
    .insertInto('kernel.account')
    .values({
      id,
      login: account.login,
      password_hash: await hashPassword(account.password),
      person_id: account.personId,
      demo: account.demo ?? false,
      created_at: tx.now,
      password_changed_at: tx.now,
    })
    .execute()
  return id
}

export type Account = { id: string; login: string; demo: boolean; disabledAt: Temporal.Instant | null }

export const findAccountOf = (db: Db, personId: string): Promise<Account | undefined> =>
  db.query
    .selectFrom('kernel.account')
    .select(['id', 'login', 'demo', 'disabled_at as disabledAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
