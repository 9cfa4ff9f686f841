import { reader } from '../../kernel/database/transaction.ts'
import type { JobDefinition, JobRun } from '../../kernel/jobs/define.ts'
import { asRefusal, keepProblem } from './keep-problem.ts'
import { readPage } from '../../kernel/jobs/outside.ts'
import { currentPortal } from './portal/current-portal.ts'
import { getPortalState, keepFailure, keepSuccess } from './portal-state.ts'
import { takeMessage } from './take-message.ts'

export const fetchJob = 'dossier_exchange.fetch'
/** More than this in one run is left to the next. */
const mostPages = 200

/**
 * Takes what came in at the portal since the last time. Each message commits by itself, the cursor after its page: a
 * crash repeats a page, and what is repeated changes nothing.
 */
async function fetchDossiers({ services, now, transaction, progress }: JobRun): Promise<void> {
  let { read_to: cursor } = await getPortalState(reader(services.database, now))
  for (let number = 1; number <= mostPages; number += 1) {
    const page = await currentPortal()
      .fetchNew(cursor)
      .then(readPage)
      .catch((error: unknown) => ({ error }))
    if ('error' in page) return transaction((tx) => keepFailure(tx, page.error))
    for (const item of page.items) await takeOrKeep(transaction, item)
    await transaction((tx) => keepSuccess(tx, { read_to: page.cursor, fetched_at: tx.now }))
    // A portal that says there is more, but gives the same place again, would keep us for ever.
    if (!page.more || page.cursor === cursor) return
    cursor = page.cursor
    await progress(number)
  }
}

const takeOrKeep = (transaction: JobRun['transaction'], item: unknown): Promise<void> =>
  transaction(async (tx) => void (await takeMessage(tx, item))).catch((error: unknown) =>
    transaction((tx) => keepProblem(tx, item, asRefusal(error))),
  )

export const fetchFromPortal: JobDefinition = { name: fetchJob, cron: '*/5 * * * *', run: fetchDossiers }
