import type { Db } from '../../kernel/database/types.ts'

/** Tasks of a plan with work that is neither accepted nor cancelled: what is carried over to the next year. */
export async function findUnfinishedTasks(db: Db, planId: string): Promise<string[]> {
  const rows = await db.query
    .selectFrom('plan_tracking.work_item')
    .select('task_id')
    .distinct()
    .where('plan_id', '=', planId)
    .where('accepted_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .execute()
  return rows.map((row) => row.task_id)
}
