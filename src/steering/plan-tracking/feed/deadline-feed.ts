// One's own deadlines for the calendar of a phone, which cannot sign in: an address that only its owner knows.
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { findActor } from '../../../kernel/access/actor-source.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { findAccountOf } from '../../../kernel/sessions/account.ts'

export const feedInput = z.object({})

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const aboutOneself = (actor: Actor, name: string) => ({
  name,
  subjectKind: 'person',
  subjectId: actor.personId,
  unitId: actor.unitId,
})

/** Makes a new address and voids the one before. @returns the secret, kept nowhere but as a hash */
export async function makeFeed(tx: Tx, actor: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const made = { token_hash: hashOf(token), made_at: tx.now }
  await tx.query
    .insertInto('plan_tracking.deadline_feed')
    .values({ person_id: actor.personId, ...made })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(made))
    .execute()
  await announce(tx, actor, aboutOneself(actor, 'plan_tracking.feed_made'))
  return token
}

export async function revokeFeed(tx: Tx, actor: Actor): Promise<void> {
  const gone = await tx.query
    .deleteFrom('plan_tracking.deadline_feed')
    .where('person_id', '=', actor.personId)
    .returning('person_id')
    .executeTakeFirst()
  if (!gone) throw notFound()
  await announce(tx, actor, aboutOneself(actor, 'plan_tracking.feed_revoked'))
}

export type Feed = { madeAt: Temporal.Instant; has: (token: string) => boolean }

export async function findFeed(db: Db, actor: Actor): Promise<Feed | undefined> {
  const row = await db.query
    .selectFrom('plan_tracking.deadline_feed')
    .select(['token_hash', 'made_at'])
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  return row && { madeAt: row.made_at, has: (token) => hashOf(token).equals(row.token_hash) }
}

/** Whose address this is, with the rights of today; nobody when it was voided, or the person has left. */
export async function getFeedOwner(db: Db, token: string): Promise<Actor> {
  const row = await db.query
    .selectFrom('plan_tracking.deadline_feed')
    .select('person_id')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) throw notFound()
  const account = await findAccountOf(db, row.person_id)
  const actor = account && !account.disabledAt && (await findActor(db, { id: account.id, personId: row.person_id }))
  if (!actor) throw notFound()
  return actor
}
