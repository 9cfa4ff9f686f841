import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { ensureFolder, findBinaries, type Binaries } from './postgres-folder.ts'
import { ask, findRunning, interrupt, isAlive, pollMs, superuserUrl, untilGone } from './running-server.ts'
import { explainFailure, StartFailure } from './start-failure.ts'
import { giveTo, unprivilegedLaunch, type Launch } from './unprivileged.ts'

export type EmbeddedPostgres = { port: number; superuserUrl: string; stop(): Promise<void> }
export type EmbeddedPostgresOptions = { directory: string; port?: number; settings?: Record<string, string> }

// A commune's machine is small: application and database together stay under 400 MB at rest.
const modest: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '60',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  wal_compression: 'on',
  autovacuum_max_workers: '2',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A week of logs, each day's file overwriting that of the week before.
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_size: '0',
}

/**
 * Starts the packaged PostgreSQL on a data directory, which is made when missing, and stops it with this process.
 * When a server already works there and lets us in, that one is used; it is stopped only if its owner is dead.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory)
  const settings = { ...modest, ...options.settings }
  const binaries = await findBinaries()
  const launch = unprivilegedLaunch()
  if (!launch) {
    throw new StartFailure(
      'PostgreSQL không chạy bằng quyền root: hãy khởi động bằng tài khoản thường hoặc đặt DATABASE_URL.',
      'PostgreSQL does not run as root: start as an ordinary user or set DATABASE_URL.',
    )
  }
  await ensureFolder(directory, binaries, launch, settings.fsync !== 'off')
  const running = await findRunning(directory)
  if (running) return ownerOf(directory) ? guest(directory, running.port) : owned(directory, running, binaries)

  giveTo(launch.owner, directory)
  const port = await freePort(options.port)
  return await launchServer({ directory, port, settings, binaries, launch }, options)
}

type Server = {
  directory: string
  port: number
  settings: Record<string, string>
  binaries: Binaries
  launch: Launch
}

async function launchServer(server: Server, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, port, settings, binaries, launch } = server
  const values = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const command = [...launch.prefix, binaries.postgres, '-D', directory, ...values]
  // In a session of its own: Ctrl-C in the terminal is for the application, which stops its database last.
  const child = spawn(command[0]!, command.slice(1), {
    cwd: directory,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-4000)))
  child.on('error', (error) => (said += error.message))
  await untilReady(child, directory, port)
  if (child.exitCode === null && child.pid !== undefined) {
    child.unref()
    ;(child.stderr as unknown as { unref(): void }).unref()
    return owned(directory, { pid: child.pid, port }, binaries)
  }
  // Somebody was quicker: on the port, or on the directory.
  if (/could not bind|address already in use|lock file .* already exists/i.test(said)) {
    return await startEmbeddedPostgres({ ...options, port: undefined })
  }
  throw explainFailure(said || readLog(directory))
}

async function untilReady(child: ChildProcess, directory: string, port: number): Promise<void> {
  // No limit while the server lives: after a crash it may replay its log for minutes.
  const ended = new Promise<'ended'>((done) =>
    child.once('close', () => done('ended')).once('error', () => done('ended')),
  )
  const poll = async () => {
    const answer = await ask(directory, port)
    if (answer !== 'ready') await pause(pollMs)
    return answer
  }
  let state: string = 'starting'
  while (state !== 'ready' && state !== 'ended') state = await Promise.race([ended, poll()])
}

const readLog = (directory: string): string => {
  const day = new Date().toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' })
  try {
    return readFileSync(join(directory, 'log', `postgresql-${day}.log`), 'utf8').slice(-4000)
  } catch {
    return ''
  }
}

function guest(directory: string, port: number): EmbeddedPostgres {
  return { port, superuserUrl: superuserUrl(directory, port), stop: async () => {} }
}

function owned(directory: string, { pid, port }: { pid: number; port: number }, binaries: Binaries): EmbeddedPostgres {
  writeFileSync(join(directory, ownerFile), String(process.pid))
  const onExit = () => interrupt(pid, binaries)
  const onSignal = (signal: NodeJS.Signals) => {
    // An application that listens to the signal itself stops in its own order and calls stop().
    if (process.listenerCount(signal) === 1) process.exit(1)
  }
  process.on('exit', onExit)
  for (const signal of signals) process.on(signal, onSignal)
  const stop = async () => {
    process.off('exit', onExit)
    for (const signal of signals) process.off(signal, onSignal)
    interrupt(pid, binaries)
    if (!(await untilGone(pid))) process.kill(pid, 'SIGQUIT')
  }
  return { port, superuserUrl: superuserUrl(directory, port), stop }
}

const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
const ownerFile = 'owner.pid'

function ownerOf(directory: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(directory, ownerFile), 'utf8'))
    return isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}
