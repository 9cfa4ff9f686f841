import { inTransaction } from '../../src/kernel/database/transaction.ts'
import type { Services } from '../../src/kernel/http/context.ts'
import type { JobRun } from '../../src/kernel/jobs/define.ts'

/** One run of a job at a moment of the test's choosing, as the worker would give it: `job.run(jobRun(services, now), {})`. */
export const jobRun = (services: Services, now = Temporal.Now.instant()): JobRun => ({
  services,
  now,
  transaction: (work) => inTransaction(services.database, work, { now }),
  progress: async () => {},
  ensureNotCancelled: async () => {},
})
