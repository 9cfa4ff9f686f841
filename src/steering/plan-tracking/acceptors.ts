// Who accepts an output: an officer of the authority, never the person who delivered it. Where that person is the only
// officer, as in many a commune, a leader of the authority does.
import { findContacts, findPeopleWho, soleHoldersOf } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { ensure, mayAccept, trackingActions, type WorkScope } from './tracking-access.ts'

type Scope = Pick<WorkScope, 'authorityPath'>

/** The people to turn to; none when nobody but the one who delivered has such a role. */
export async function findAcceptors(db: Db, { authorityPath }: Scope, deliveredBy: string | null): Promise<string[]> {
  const others = (people: readonly string[]) => people.filter((id) => id !== deliveredBy)
  const officers = others(await findPeopleWho(db, trackingActions['plan_tracking.accept'], authorityPath))
  if (officers.length) return officers
  return others(await findPeopleWho(db, trackingActions['plan_tracking.accept_of_officer'], authorityPath))
}

/** Throws `kernel.forbidden`, or `plan_tracking.accept_own` with the names of those who can. */
export async function ensureMayAcceptOf(db: Db, actor: Actor, scope: WorkScope, deliveredBy: string | null) {
  const acceptors = await findAcceptors(db, scope, deliveredBy)
  if (actor.personId === deliveredBy) {
    ensure(mayAccept(actor, scope), 'plan_tracking.accept')
    const names = (await findContacts(db, acceptors)).map(({ name }) => name)
    throw names.length
      ? new AppError('plan_tracking.accept_own', 409, { names: names.join(', ') })
      : new AppError('plan_tracking.accept_own_nobody')
  }
  ensure(mayAccept(actor, scope) || acceptors.includes(actor.personId), 'plan_tracking.accept')
}

/** Does an output of this work wait for this leader, since the only officer delivered it himself? */
export const waitsForLeader = (db: Db, actor: Actor): RawBuilder<SqlBool> =>
  sql<SqlBool>`(work_item.authority_id, (select d.delivered_by from plan_tracking.delivery d
    where d.work_item_id = work_item.id and d.decision is null)) in (${soleHoldersOf(
      db,
      trackingActions['plan_tracking.accept'],
      scopesOf(actor, trackingActions['plan_tracking.accept_of_officer']),
    )})`
