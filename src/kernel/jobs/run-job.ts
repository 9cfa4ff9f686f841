// The life of one long job: waiting → running → done | failed | cancelled.
import type { Database } from '../database/connect.ts'
import { inTransaction } from '../database/transaction.ts'
import { AppError } from '../errors.ts'
import type { Services } from '../http/context.ts'
import type { JobDefinition, JobResult, JobRun } from './define.ts'

class JobCancelled extends Error {}

/** One attempt of the queue; `last` when it will not be tried again. */
export type Attempt = { last: boolean; stopping: AbortSignal }

const now = (): Temporal.Instant => Temporal.Now.instant()

/** For jobs that nobody waits for: progress has no reader, only a stop of the program ends them early. */
export const plainRun = (services: Services, stopping: AbortSignal): JobRun => ({
  services,
  now: now(),
  transaction: (work) => inTransaction(services.database, work),
  progress: async () => stopping.throwIfAborted(),
  ensureNotCancelled: async () => stopping.throwIfAborted(),
})

function followedRun(services: Services, id: string, stopping: AbortSignal): JobRun {
  const { query } = services.database
  const stopIf = (row: { cancel_requested_at: Temporal.Instant | null } | undefined) => {
    if (!row || row.cancel_requested_at) throw new JobCancelled()
    stopping.throwIfAborted()
  }
  return {
    ...plainRun(services, stopping),
    progress: async (done, total, note) =>
      stopIf(
        await query
          .updateTable('kernel.job')
          .set({ done, ...(total !== undefined && { total }), ...(note !== undefined && { note }) })
          .where('id', '=', id)
          .returning('cancel_requested_at')
          .executeTakeFirst(),
      ),
    ensureNotCancelled: async () =>
      stopIf(
        await query.selectFrom('kernel.job').select('cancel_requested_at').where('id', '=', id).executeTakeFirst(),
      ),
  }
}

/** Marks it as running and returns it, unless it has been cancelled or finished meanwhile. */
const begin = ({ query }: Database, id: string) =>
  query
    .updateTable('kernel.job')
    .set((row) => ({
      state: 'running',
      done: 0,
      total: null,
      note: '',
      started_at: row.fn.coalesce('started_at', row.val(now())),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['name', 'payload', 'cancel_requested_at'])
    .executeTakeFirst()

type End =
  | { state: 'done'; result: string | null }
  | { state: 'cancelled' }
  | { state: 'failed'; error_code: string; error_details: string }

const finish = ({ query }: Database, id: string, end: End) =>
  query
    .updateTable('kernel.job')
    .set({ ...end, finished_at: now() })
    .where('id', '=', id)
    .execute()

const failure = (error: unknown): End =>
  error instanceof AppError
    ? { state: 'failed', error_code: error.code, error_details: JSON.stringify(error.details) }
    : { state: 'failed', error_code: 'kernel.job_failed', error_details: '{}' }

const success = (result: JobResult | void): End => ({ state: 'done', result: result ? JSON.stringify(result) : null })

/**
 * Runs the job once. A refusal (AppError) is final; any other failure is thrown so that the queue tries again, and
 * becomes final with the last attempt.
 */
export async function runJob(
  services: Services,
  definitions: ReadonlyMap<string, JobDefinition>,
  id: string,
  { last, stopping }: Attempt,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const { database } = services
  const job = await begin(database, id)
  if (!job) return
  try {
    if (job.cancel_requested_at) throw new JobCancelled()
    const definition = definitions.get(job.name)
    if (!definition) throw new AppError('kernel.job_unknown')
    const result = await definition.run(followedRun(services, id, stopping), job.payload)
    await finish(database, id, success(result))
  } catch (error) {
    if (error instanceof JobCancelled) return void (await finish(database, id, { state: 'cancelled' }))
    if (!last && !(error instanceof AppError)) throw error
    onFailure(error)
    await finish(database, id, failure(error))
  }
}
