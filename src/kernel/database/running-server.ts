import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { readPassword, type Binaries } from './postgres-folder.ts'
import { StartFailure } from './start-failure.ts'

export const pollMs = 20
const patienceMs = 30_000

export const superuserUrl = (directory: string, port: number): string =>
  `postgres://postgres:${readPassword(directory)}@127.0.0.1:${port}/postgres`

/** What the lock file of a data directory says: the server's process and its port. */
export function readLock(directory: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return undefined
  }
}

export type Answer = 'ready' | 'starting' | 'silent' | 'other'

/** Asks whether this very directory's server answers on the port. */
export async function ask(directory: string, port: number): Promise<Answer> {
  const client = new Client({ connectionString: superuserUrl(directory, port), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(`select pg_read_file('postmaster.pid') as lock`)
    return rows[0].lock === readFileSync(join(directory, 'postmaster.pid'), 'utf8') ? 'ready' : 'other'
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === '57P03') return 'starting'
    return code === '28P01' ? 'other' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Asks a server for a fast, orderly stop. Synchronous, so that it can be done while the process exits. */
export function interrupt(pid: number, binaries: Binaries): void {
  try {
    if (process.platform !== 'win32') process.kill(pid, 'SIGINT')
    else execFileSync(join(dirname(binaries.postgres), 'pg_ctl'), ['kill', 'INT', String(pid)], { stdio: 'ignore' })
  } catch {
    // It has already gone.
  }
}

export async function untilGone(pid: number, ms = patienceMs): Promise<boolean> {
  for (let waited = 0; isAlive(pid); waited += pollMs) {
    if (waited >= ms) return false
    await pause(pollMs)
  }
  return true
}

/**
 * Looks for a server that already works on the directory. One that lets us in is returned; one that is stopping is
 * waited for; a lock left by a crash is removed, also when its number now belongs to some other program, which
 * PostgreSQL itself would take for a running server.
 */
export async function findRunning(directory: string): Promise<{ pid: number; port: number } | undefined> {
  for (let waited = 0; waited < patienceMs; waited += pollMs) {
    const lock = readLock(directory)
    if (!lock) return undefined
    if (!isAlive(lock.pid) || !looksLikePostgres(lock.pid)) {
      rmSync(join(directory, 'postmaster.pid'), { force: true })
      return undefined
    }
    const answer = await ask(directory, lock.port)
    if (answer === 'ready') return lock
    if (answer === 'other') break
    await pause(pollMs)
  }
  throw new StartFailure(
    `Một máy chủ PostgreSQL khác đang giữ thư mục ${directory} và không trả lời: hãy tắt nó trước.`,
    `Another PostgreSQL server holds the directory ${directory} and does not answer: stop it first.`,
  )
}

function looksLikePostgres(pid: number): boolean {
  try {
    if (process.platform === 'win32') return true
    const program =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!
        : execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return basename(program.trim()).startsWith('postgres')
  } catch {
    return true
  }
}
