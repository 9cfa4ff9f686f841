import type { Db } from '../../kernel/database/types.ts'

/** A target that is still in its plan. */
export const findTarget = (db: Db, id: string) =>
  db.query
    .selectFrom('plans.target')
    .selectAll()
    .where('id', '=', id)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()

export type TargetRow = NonNullable<Awaited<ReturnType<typeof findTarget>>>
