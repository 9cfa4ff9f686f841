import type { Db } from '../../kernel/database/types.ts'

/** The authority's newest plan in force: what an order from above adds a task to. */
export async function currentPlanOf(db: Db, authorityId: string): Promise<string | undefined> {
  const plan = await db.query
    .selectFrom('plans.plan')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('in_force_at', 'is not', null)
    .where('closed_at', 'is', null)
    .orderBy('year', 'desc')
    .orderBy('in_force_at', 'desc')
    .executeTakeFirst()
  return plan?.id
}
