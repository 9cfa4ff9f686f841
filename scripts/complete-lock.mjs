// Makes package-lock.json usable everywhere: names the binaries of other platforms that the registry at hand
// did not offer when the lock was written (npm ci refuses a lock that leaves them out), and drops download
// addresses, so that every installation asks the registry it is set up with.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const present = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')))
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows']
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  arm: 'arm',
}

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (present.has(name)) continue
    const os = systems.find((system) => name.includes(system))
    const cpu = Object.entries(processors).find(([word]) => new RegExp(`[-_]${word}(\\b|-)`).test(name))?.[1]
    if (!os || !cpu) throw new Error(`cannot tell the platform of ${name}`)
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      optional: true,
      os: [os === 'windows' ? 'win32' : os],
    }
    present.add(name)
  }
}
for (const entry of Object.values(lock.packages)) delete entry.resolved
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
