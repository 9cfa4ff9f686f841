// Sessions live in the database: what a person ends is ended everywhere. Only the hash of a token is kept.
import { createHash, randomBytes } from 'node:crypto'
import type { Db, Tx } from '../database/types.ts'

/** A desk is left alone, a night passes: signed out after half a working day of silence, or twelve hours in all. */
export const idleLimit = Temporal.Duration.from({ hours: 4 })
export const lifeLimit = Temporal.Duration.from({ hours: 12 })

export type Session = {
  id: string
  accountId: string
  personId: string
  seenAt: Temporal.Instant
  demo: boolean
  /** Came in with a password that somebody else chose: nothing else before an own one. */
  mustChangePassword: boolean
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export type Visitor = { userAgent: string; address: string }

/** A new token for every login, whatever token the browser held before. */
export async function startSession(tx: Tx, accountId: string, visitor: Visitor): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.query
    .insertInto('kernel.session')
    .values({
      id: tx.id(),
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: tx.now,
      seen_at: tx.now,
      expires_at: tx.now.add(lifeLimit),
      user_agent: visitor.userAgent.slice(0, 300),
      address: visitor.address,
    })
    .execute()
  return token
}

export async function findSession(db: Db, token: string): Promise<Session | undefined> {
  const row = await db.query
    .selectFrom('kernel.session as session')
    .innerJoin('kernel.account as account', 'account.id', 'session.account_id')
    .select(['session.id', 'session.account_id', 'session.seen_at', 'account.person_id', 'account.demo'])
    .select('account.one_time_until')
    .where('session.token_hash', '=', hashToken(token))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', db.now)
    .where('session.seen_at', '>', db.now.subtract(idleLimit))
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      accountId: row.account_id,
      personId: row.person_id,
      seenAt: row.seen_at,
      demo: row.demo,
      mustChangePassword: row.one_time_until !== null,
    }
  )
}

/** Once a minute is enough to know that somebody is there, and spares a write on every page. */
export const isStale = (session: Session, now: Temporal.Instant): boolean =>
  Temporal.Duration.compare(now.since(session.seenAt), { minutes: 1 }) > 0

export async function touchSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.query.updateTable('kernel.session').set({ seen_at: tx.now }).where('id', '=', sessionId).execute()
}

/** Open sessions, the one used last first. */
export const findOpenSessions = (db: Db, accountId: string) =>
  db.query
    .selectFrom('kernel.session')
    .select(['id', 'created_at', 'seen_at', 'user_agent', 'address'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', db.now)
    .where('seen_at', '>', db.now.subtract(idleLimit))
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute()

export type OpenSession = Awaited<ReturnType<typeof findOpenSessions>>[number]

/** Ends every session of the account but the one that asks, if one does; returns how many. */
export async function endOtherSessions(tx: Tx, accountId: string, keptId: string | null): Promise<number> {
  const { numUpdatedRows } = await tx.query
    .updateTable('kernel.session')
    .set({ ended_at: tx.now })
    .where('account_id', '=', accountId)
    .$if(keptId !== null, (query) => query.where('id', '!=', keptId!))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Ends the account's session of that id, if it is open; another's is left alone. */
export async function endSession(tx: Tx, accountId: string, sessionId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.query
    .updateTable('kernel.session')
    .set({ ended_at: tx.now })
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
