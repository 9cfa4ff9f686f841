import { unitIdsWithin } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { planActions } from './plan-access.ts'

/** Plans in force that the actor may change, newest year first. */
export const findCorrectablePlans = (db: Db, actor: Actor) =>
  db.query
    .selectFrom('plans.plan')
    .select(['id', 'title', 'year', 'number', 'authority_id'])
    .where('authority_id', 'in', unitIdsWithin(scopesOf(actor, planActions['plans.manage'])))
    .where('in_force_at', 'is not', null)
    .where('closed_at', 'is', null)
    .orderBy('year', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
