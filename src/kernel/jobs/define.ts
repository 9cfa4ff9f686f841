import type { Tx } from '../database/types.ts'
import type { Services } from '../http/context.ts'

/** What a running job may do. Each `transaction` commits by itself, so that a crash loses one step, not the work. */
export type JobRun = {
  services: Services
  now: Temporal.Instant
  transaction: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
  /** Tells whoever waits how far it is, and stops the job when that person has cancelled it. */
  progress: (done: number, total?: number, note?: string) => Promise<void>
  /** For long steps without progress: throws when the job has been cancelled or the program is stopping. */
  ensureNotCancelled: () => Promise<void>
}

/** What somebody waited for: where it is to be seen, and whatever else is worth keeping. */
export type JobResult = { href?: string; [detail: string]: unknown }

/** `cron` (five fields, UTC) starts it by the clock; `run` must bear being run twice. */
export type JobDefinition = {
  name: string
  cron?: string
  run: (run: JobRun, payload: unknown) => Promise<JobResult | void>
}
