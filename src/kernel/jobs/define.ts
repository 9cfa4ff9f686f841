import type { Tx } from '../database/types.ts'
import type { Services } from '../http/context.ts'

/** What a running job may do. Each `transaction` commits by itself, so that a crash loses one step, not the work. */
export type JobRun = {
  services: Services
  now: Temporal.Instant
  transaction: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
}

/** `cron` (five fields, UTC) starts it by the clock; `run` must bear being run twice. */
export type JobDefinition = {
  name: string
  cron?: string
  run: (run: JobRun, payload: unknown) => Promise<void>
}
