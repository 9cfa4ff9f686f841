import type { Actor } from '../access/actor.ts'
import { announce } from '../announce.ts'
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
    (tx) => announce(tx, actor, { name: 'kernel.personal_data_read', ...subject, detail: { purpose } }),
    { requestId },
  )
