// Files come from outside and may be hostile. Each is read in a process of its own, which may not use the network, has
// limits of time, memory and output, and whose worst end is a refusal.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { convertLegacy } from './extraction/convert-legacy.ts'
import { tellKind } from './extraction/kind.ts'
import { limits } from './extraction/limits.ts'
import { RefusedFile } from './extraction/refusal.ts'
import type { Refusal, RefusalCode } from './extraction/refusal.ts'
import type { SourceDocument } from './source-document.ts'
import type { UnderstoodPlan } from './understood-plan.ts'
import type { KnownUnit } from './understanding/understand-tasks.ts'

export type UnderstandingOptions = { units?: readonly KnownUnit[] }

export type ReadingLimits = {
  /** Milliseconds. */
  timeLimit?: number
  /** Megabytes of everything the process holds. */
  memoryLimit?: number
  /** Bytes of the outcome. */
  outputLimit?: number
  /** Ends the process; reading then throws the signal's reason. */
  signal?: AbortSignal
}

export type PlanFileReading =
  | { read: true; source: SourceDocument; plan: UnderstoodPlan }
  /** `fault`: what went wrong where that was no doing of the file; for the log, not for the screen. */
  | { read: false; refusal: Refusal; fault?: string }

const refused = (code: RefusalCode, fault?: string): PlanFileReading => ({
  read: false,
  refusal: { code, params: {} },
  ...(fault && { fault }),
})

const root = fileURLToPath(new URL('../../../', import.meta.url))
const program = fileURLToPath(new URL('reading-process.ts', import.meta.url))

/** What the process holds now, in megabytes; 0 where the system does not say. */
const memoryOf = (pid: number): number => {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * 4096) / 1024 / 1024
  } catch {
    return 0
  }
}

const startProcess = (memoryLimit: number): ChildProcess =>
  spawn(
    process.execPath,
    [
      `--max-old-space-size=${Math.round(memoryLimit * 0.8)}`,
      // Nothing is allowed but reading the program itself: no network, no files, no further processes.
      '--permission',
      `--allow-fs-read=${root}`,
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
      program,
    ],
    { stdio: ['pipe', 'ignore', 'pipe', 'pipe'], env: { TZ: 'UTC' }, cwd: root },
  )

/** Why a process ended that handed over nothing. */
const endOf = (stderr: string): PlanFileReading =>
  refused(/out of memory|allocation failed/i.test(stderr) ? 'plan_reading.too_large' : 'plan_reading.broken', stderr)

const readInProcess = (
  bytes: Uint8Array,
  options: UnderstandingOptions,
  limit: Required<Omit<ReadingLimits, 'signal'>>,
  signal: AbortSignal | undefined,
): Promise<PlanFileReading> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const child = startProcess(limit.memoryLimit)
    const chunks: Buffer[] = []
    let size = 0
    let stderr = ''
    let stopped: RefusalCode | undefined
    const stop = (code: RefusalCode) => {
      stopped ??= code
      child.kill('SIGKILL')
    }
    const end = () => child.kill('SIGKILL')
    signal?.addEventListener('abort', end, { once: true })
    const timer = setTimeout(() => stop('plan_reading.timeout'), limit.timeLimit)
    const watch = setInterval(() => {
      if (memoryOf(child.pid ?? 0) > limit.memoryLimit) stop('plan_reading.too_large')
    }, 50)
    child.stdio[3]!.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit.outputLimit) stop('plan_reading.too_large')
      else chunks.push(chunk)
    })
    child.stderr!.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-4000)
    })
    child.on('error', (error) => resolve(refused('plan_reading.broken', error.message)))
    child.on('close', (code) => {
      clearTimeout(timer)
      clearInterval(watch)
      signal?.removeEventListener('abort', end)
      if (signal?.aborted) reject(signal.reason)
      else if (stopped) resolve(refused(stopped))
      else if (code !== 0) resolve(endOf(stderr))
      else resolve(JSON.parse(Buffer.concat(chunks).toString()) as PlanFileReading)
    })
    // A process that ends before it has read everything breaks the pipe; how it ended is told by 'close'.
    child.stdin!.on('error', () => undefined)
    child.stdin!.write(`${JSON.stringify({ units: options.units })}\n`)
    child.stdin!.end(bytes)
  })

const load = async (file: string | Uint8Array, timeLimit: number): Promise<Uint8Array> => {
  const size = typeof file === 'string' ? (await stat(file)).size : file.length
  if (size > limits.fileBytes) throw new RefusedFile('plan_reading.too_large')
  const bytes = typeof file === 'string' ? await readFile(file) : file
  return tellKind(bytes).kind === 'legacy' ? convertLegacy(bytes, { timeLimit }) : bytes
}

/**
 * Reads a plan from a file (its path or its bytes) and understands it. Whatever the file is, the answer is a plan or a
 * refusal; only a path that cannot be read throws.
 */
export const readPlanFile = async (
  file: string | Uint8Array,
  options: UnderstandingOptions & ReadingLimits = {},
): Promise<PlanFileReading> => {
  const { timeLimit = 60_000, memoryLimit = 700, outputLimit = 64 * 1024 * 1024, signal } = options
  try {
    return await readInProcess(await load(file, timeLimit), options, { timeLimit, memoryLimit, outputLimit }, signal)
  } catch (error) {
    if (error instanceof RefusedFile) return { read: false, refusal: error.refusal }
    throw error
  }
}
