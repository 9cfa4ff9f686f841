// What the program does for itself every night (01:15 in Hà Nội), or in the morning when it was off.
import { ensureAuditMonths } from '../audit/seal.ts'
import type { Database } from '../database/connect.ts'
import { legalTimeZone } from '../text/dates.ts'
import type { JobDefinition } from '../jobs/define.ts'
import { sweepFiles } from '../files/sweep-files.ts'
import { forgetOldRows } from './forget-old-rows.ts'

const monthsAhead = 4

/** At start and every night: the months of history that the next weeks will write to. */
export const prepareMonths = (database: Database): Promise<void> =>
  ensureAuditMonths(database, Temporal.Now.plainDateISO(legalTimeZone).subtract({ days: 1 }), monthsAhead)

export const upkeepJobs: readonly JobDefinition[] = [
  { name: 'kernel.prepare_months', cron: '15 18 * * *', run: ({ services }) => prepareMonths(services.database) },
  { name: 'kernel.forget_old_rows', cron: '20 18 * * *', run: ({ transaction }) => transaction(forgetOldRows) },
  { name: 'kernel.sweep_files', cron: '30 18 * * *', run: sweepFiles },
]
