// Runs what waits in the queue, beside the requests and as the same database role.
import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, parseCronItems, run, runOnce, type Runner, type Task, type TaskList } from 'graphile-worker'
import { everything, withReach } from '../database/reach.ts'
import { sealAudit } from '../audit/seal.ts'
import type { Delivery } from '../announce.ts'
import type { LogLine } from '../http/access-log.ts'
import type { Services } from '../http/context.ts'
import type { Module } from '../module.ts'
import { sayAlive, sayGoodbye, takeOver } from './alive.ts'
import type { JobDefinition } from './define.ts'
import { deliver } from './deliver.ts'
import { every } from './every.ts'
import { plainRun, runJob } from './run-job.ts'

export type WorkerOptions = {
  services: Services
  modules: readonly Module[]
  log?: (line: LogLine) => void
  /** Jobs run at once: few, since requests come first. */
  concurrency?: number
}

export type Worker = { id: string; stop: () => Promise<void> }

const stopPatienceMs = 10_000

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)

const definitionsOf = (modules: readonly Module[]): JobDefinition[] => modules.flatMap((module) => module.jobs ?? [])

function tasksOf({ services, modules, log = () => {} }: WorkerOptions): TaskList {
  const definitions = new Map(definitionsOf(modules).map((definition) => [definition.name, definition]))
  // Rules and jobs act in nobody's name; one that reads for somebody asks for that person's rights itself.
  const reaching =
    (task: Task): Task =>
    (payload, helpers) =>
      withReach(everything('a job'), () => task(payload, helpers))
  const plain = (definition: JobDefinition): Task => {
    return async (payload, { abortSignal }) => void (await definition.run(plainRun(services, abortSignal), payload))
  }
  const tasks: Record<string, Task> = {
    ...Object.fromEntries([...definitions].map(([name, definition]) => [name, plain(definition)])),
    'kernel.deliver': (payload) => deliver(services, payload as Delivery),
    'kernel.run_job': (payload, { job, abortSignal }) => {
      const { id } = payload as { id: string }
      const attempt = { last: job.attempts >= job.max_attempts, stopping: abortSignal }
      return runJob(services, definitions, id, attempt, (error) =>
        log({ level: 'error', job: id, error: describe(error) }),
      )
    },
  }
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, reaching(task)]))
}

// A commune switches its machine off for the night: work of the night is then done in the morning, once.
const dayInMs = 26 * 3_600_000
const missedBy = (cron: string): number => (cron.split(/\s+/)[1] === '*' ? 0 : dayInMs)

const cronItemsOf = (modules: readonly Module[]) =>
  parseCronItems(
    definitionsOf(modules).flatMap(({ name, cron }) =>
      cron === undefined
        ? []
        : [{ task: name, match: cron, options: { backfillPeriod: missedBy(cron), jobKey: `cron:${name}` } }],
    ),
  )

const loggerTo = (log: NonNullable<WorkerOptions['log']>): Logger =>
  new Logger(() => (level, message) => {
    const severity: string = level
    if (severity === 'error' || severity === 'warning') log({ level: severity, worker: message })
  })

const sharedOptions = ({ services, log = () => {} }: WorkerOptions) => ({
  pgPool: services.database.pool,
  logger: loggerTo(log),
  noHandleSignals: true,
})

/** Starts working through the queue. `stop` lets what runs come to its next step, for ten seconds at most. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { services, modules, log = () => {}, concurrency = 3 } = options
  const { database } = services
  const events = new EventEmitter()
  let id = ''
  events.once('pool:create', ({ workerPool }: { workerPool: { id: string } }) => (id = workerPool.id))
  await takeOver(database)
  const runner = await run(
    { ...sharedOptions(options), events, concurrency, parsedCronItems: cronItemsOf(modules) },
    tasksOf(options),
  )
  const onError = (error: unknown) => log({ level: 'error', worker: id, error: describe(error) })
  runner.promise.catch(onError)
  await sayAlive(database, id)
  const beats = [every(10_000, () => sayAlive(database, id), onError), every(30_000, () => takeOver(database), onError)]
  return {
    id,
    stop: async () => {
      await stopRunner(runner)
      await Promise.all(beats.map((beat) => beat.stop()))
      await sealAudit(database)
      await sayGoodbye(database, id)
    },
  }
}

async function stopRunner(runner: Runner): Promise<void> {
  await Promise.race([runner.stop(), pause(stopPatienceMs, undefined, { ref: false })])
}

/** Runs what is due now, one after the other, and returns: for tests and the command line. */
export async function runDueJobs(options: WorkerOptions): Promise<void> {
  // Only in batches, even of one, is the end of a job written before runOnce returns.
  const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }
  await runOnce({ ...sharedOptions(options), preset }, tasksOf(options))
}
