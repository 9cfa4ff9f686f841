import { sql } from 'kysely'
import type { Tx } from '../../kernel/database/types.ts'
import type { JobDefinition } from '../../kernel/jobs/define.ts'

/** Changes become sums by day and month, so that there are never many changes; no figure is another before or after. */
export const addUp = (tx: Tx): Promise<unknown> => sql`select dossier_statistics.fold()`.execute(tx.query)

export const foldChanges: JobDefinition = {
  name: 'dossier_statistics.add_up',
  cron: '*/10 * * * *',
  run: ({ transaction }) => transaction(async (tx) => void (await addUp(tx))),
}
