import type { Db } from '../../kernel/database/types.ts'

export type WorkOfPlan = { id: string; unitId: string | null; firstDueOn: Temporal.PlainDate | null; kind: string }

/** All open work of a plan, by date: for the demo, reminders and exports; a plan has some hundreds at most. */
export const findWorkOfPlan = (db: Db, planId: string): Promise<WorkOfPlan[]> =>
  db.query
    .selectFrom('plan_tracking.work_item')
    .select(['id', 'unit_id as unitId', 'first_due_on as firstDueOn', 'kind'])
    .where('plan_id', '=', planId)
    .where('accepted_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .orderBy('first_due_on')
    .orderBy('id')
    .limit(5000)
    .execute()

/** The newest difficulty of a piece of work that nobody has answered. */
export async function findOpenDifficulty(db: Db, workItemId: string): Promise<string | undefined> {
  const row = await db.query
    .selectFrom('plan_tracking.difficulty')
    .select('id')
    .where('work_item_id', '=', workItemId)
    .where('answer', 'is', null)
    .orderBy('raised_at', 'desc')
    .executeTakeFirst()
  return row?.id
}
