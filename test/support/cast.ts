import { makeAnBinh, type AnBinh } from '../../src/foundation/organisation/organisation-fixtures.ts'
import { createAccount } from '../../src/kernel/sessions/account.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { quickHash } from './accounts.ts'
import { keptAnBinh } from './kept-cast.ts'

export type { AnBinh, CastName, UnitKey } from '../../src/foundation/organisation/organisation-fixtures.ts'
export { castNames, castPlan } from '../../src/foundation/organisation/organisation-fixtures.ts'

/** Everybody of the cast signs in with it. */
export const castPassword = 'An Binh 2026!'

/** The invented province and its people as actors, for tests of commands and queries. */
export const makeCast = (tx: Tx): Promise<AnBinh> => keptAnBinh(tx)

/** The same with accounts, for tests that request pages: `signedIn(app, castPlan.clerk.login)`. */
export const makeCastWithAccounts = (tx: Tx): Promise<AnBinh> =>
  makeAnBinh(tx, (personId, login) => createAccount(tx, { personId, login, passwordHash: quickHash(castPassword) }))
