import type { Actor } from '../access/actor.ts'
import { personalDataRead, announce } from '../announce.ts'
import type { Db } from '../database/types.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Services } from '../http/context.ts'

export type PersonalDataRead = {
  subjectKind: string
  subjectId: string
  unitId?: string | null
  /** Why it was looked at: a key or a short phrase. */
  purpose: string
}

/**
 * Records that somebody looks at personal data, before it is shown. In a small transaction of its own, since a page
 * changes nothing else.
 */
export const recordRead = (
  { services, actor, requestId }: { services: Services; actor: Actor; requestId: string },
  { purpose, ...subject }: PersonalDataRead,
): Promise<void> =>
  inTransaction(
    services.database,
    (tx) => announce(tx, actor, { name: personalDataRead, ...subject, detail: { purpose } }),
    { requestId },
  )

/** Who looked at one thing's personal data and why, newest first; for administrators. */
export async function findReads(db: Db, subjectId: string, limit = 50) {
  const rows = await db.query
    .selectFrom('kernel.audit')
    .select(['at', 'actor_name', 'detail'])
    .where('subject_id', '=', subjectId)
    .where('action', '=', personalDataRead)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ at, actor_name: by, detail }) => {
    const { purpose } = (detail ?? {}) as { purpose?: unknown }
    return { at, by, purpose: typeof purpose === 'string' ? purpose : '' }
  })
}
