import { z } from 'zod'
import type { Db, Tx } from '../../kernel/database/types.ts'
import type { PortalPage } from './portal/portal.ts'

export const getPortalState = (db: Db) =>
  db.query.selectFrom('dossier_exchange.portal').selectAll().executeTakeFirstOrThrow()

type Done = {
  read_to?: string
  fetched_at?: Temporal.Instant
  sent_at?: Temporal.Instant
  compared_at?: Temporal.Instant
}

/** It answered: whatever was wrong is over. */
export const keepSuccess = (tx: Tx, done: Done): Promise<unknown> =>
  tx.query
    .updateTable('dossier_exchange.portal')
    .set({ ...done, failing_since: null, failures: 0, last_error: '', pause_until: null })
    .execute()

const longestPauseMinutes = 60

/** It did not: nothing is sent for one minute, then two, four, at most an hour. */
export async function keepFailure(tx: Tx, error: unknown): Promise<void> {
  const { failures, failing_since } = await tx.query
    .selectFrom('dossier_exchange.portal')
    .select(['failures', 'failing_since'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const minutes = Math.min(2 ** Math.min(failures, 10), longestPauseMinutes)
  await tx.query
    .updateTable('dossier_exchange.portal')
    .set({
      failures: failures + 1,
      failing_since: failing_since ?? tx.now,
      last_error: messageOf(error),
      pause_until: tx.now.add({ minutes }),
    })
    .execute()
}

export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 500)

const page = z.object({ items: z.array(z.unknown()).max(1000), cursor: z.string().max(2000), more: z.boolean() })

/** An answer that is no page is as good as none. */
export function readPage(answer: unknown): PortalPage {
  const parsed = page.safeParse(answer)
  if (!parsed.success) throw new Error('the portal answered with something that is no page')
  return parsed.data
}
