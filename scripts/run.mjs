// Runs a TypeScript program of this project on the Node it is pinned to, whatever Node started npm, after installing
// what is missing:  node scripts/run.mjs [--watch] src/main.ts [arguments]
import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, root } from './support/install.mjs'

const words = process.argv.slice(2)
const watching = words[0] === '--watch'
const program = watching ? words.slice(1) : words

try {
  await ensureInstalled()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

let child
let restarting = false
let stopping = false

function start() {
  // Scripts of pages are our own TypeScript with the types blanked by Node, which calls that experimental.
  child = spawn(pinnedNode, ['--disable-warning=ExperimentalWarning', ...program], { stdio: 'inherit', cwd: root })
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (restarting && !stopping) {
      restarting = false
      start()
    } else if (!watching || stopping) {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
      process.exit()
    } else {
      console.log('Đã dừng; sẽ chạy lại khi mã nguồn thay đổi. / Stopped; starts again when the source changes.')
    }
  })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true
    if (child.exitCode !== null || child.signalCode !== null) process.exit()
    // The terminal has already sent Ctrl-C to the whole group; a second one would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}

function restartOnChange() {
  let timer
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (child.exitCode !== null || child.signalCode !== null) return start()
      restarting = true
      child.kill('SIGTERM')
    }, 150)
  }
  for (const folder of ['src', 'migrations']) {
    if (existsSync(join(root, folder))) watch(join(root, folder), { recursive: true }, changed)
  }
}

if (watching) restartOnChange()
start()
