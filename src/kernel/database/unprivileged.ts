import { execFileSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a program is started: words put before its own command line, and who must own the files it writes. */
export type Launch = { name: string; prefix: string[]; owner: number | undefined }

// PostgreSQL refuses to run as root. In a user namespace root's own files are seen as another user's, so the data
// may lie where only root can enter. The number must be one that /etc/passwd names: initdb looks it up.
const inNamespace = (uid: number): Launch => ({
  name: 'unshare',
  prefix: ['unshare', '--user', `--map-user=${uid}`],
  owner: 0,
})

// Containers often refuse namespaces. There the program becomes another user that keeps one right of root, to pass
// through folders that are closed to others; without the secure bit, access(2) would ignore that right.
const asOtherUser = (uid: number): Launch => ({
  name: 'setpriv',
  prefix: [
    'setpriv',
    '--securebits=+no_setuid_fixup',
    `--reuid=${uid}`,
    `--regid=${uid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ],
  owner: uid,
})

const direct: Launch = { name: 'direct', prefix: [], owner: undefined }

const works = (command: string[]): boolean => {
  try {
    execFileSync(command[0]!, command.slice(1), { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export function waysToBeUnprivileged(): Launch[] {
  const uid = firstOtherUser(readFileSync('/etc/passwd', 'utf8'))
  return [inNamespace(uid), asOtherUser(uid)].filter(({ prefix }) => works([...prefix, 'true']))
}

/** The way to start a server here that will not run as root; undefined when root cannot stop being root. */
export function unprivilegedLaunch(): Launch | undefined {
  const launch = process.getuid?.() === 0 ? waysToBeUnprivileged()[0] : direct
  return launch && { ...launch, prefix: [...launch.prefix, ...diesWithParent()] }
}

// Linux tells a child that its parent died, however it died: the server then stops in order and leaves no orphan.
function diesWithParent(): string[] {
  const prefix = ['setpriv', '--pdeathsig', 'INT']
  return process.platform === 'linux' && works([...prefix, 'true']) ? prefix : []
}

export function firstOtherUser(passwd: string): number {
  const uids = passwd.split('\n').map((line) => Number(line.split(':')[2]))
  return uids.find((uid) => uid > 0) ?? 1
}

/** Gives a folder and all in it to the user that the server will be, when it belongs to somebody else. */
export function giveTo(owner: number | undefined, path: string): void {
  if (owner === undefined || lstatSync(path).uid === owner) return
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(owner, join(path, name))
  chownSync(path, owner, owner)
}
