// Installs the dependencies when what lies in node_modules is not what the lock file says. Plain JavaScript for
// Node 20, and without dependencies: it is what runs before anything is there.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const program = process.platform === 'win32' ? 'node.exe' : 'node'
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', program)
const claim = join(root, '.installing')

export async function ensureInstalled() {
  if (isInstalled()) return
  await claimed(() => {
    if (isInstalled()) return
    // Not on standard output: what a program prints there is its result.
    console.error('Đang cài các thư viện cần thiết… / Installing what is missing…')
    const npm = process.env.npm_execpath
    const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const options = { cwd: root, encoding: 'utf8' }
    const { status, stdout, stderr, error } = npm
      ? spawnSync(process.execPath, [npm, ...words], options)
      : spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
    if (status !== 0) throw new Error(`npm ci: ${error?.message ?? `${stdout}\n${stderr}`}`)
    if (!isInstalled()) throw new Error('npm ci ran, and yet packages of package-lock.json are missing')
  })
}

/** Compares with the list that npm leaves in node_modules when an installation is complete. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const found = packagesOf('node_modules/.package-lock.json')
  return (
    existsSync(pinnedNode) &&
    Object.entries(wanted).every(([path, { version, optional, dev }]) => {
      if (path === '') return true
      // Left out on this platform, or on purpose by `npm ci --omit=dev` where the product only runs.
      if (!found[path]) return optional || (dev && process.env.NODE_ENV === 'production')
      return found[path].version === version
    })
  )
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

/** Two programs started at once must not both rewrite node_modules: the second waits for the first. */
async function claimed(work) {
  while (!takeClaim()) await pause(200)
  try {
    work()
  } finally {
    rmSync(claim, { force: true })
  }
}

function takeClaim() {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isAlive(claimant())) rmSync(claim, { force: true })
    return false
  }
}

function claimant() {
  try {
    // Empty for the instant between its creation and its writing: then somebody is at work.
    return Number(readFileSync(claim, 'utf8')) || process.pid
  } catch {
    return process.pid
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
