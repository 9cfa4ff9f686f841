import { fork } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Counts } from './test-reporter.ts'

const entry = fileURLToPath(new URL('./test-files.ts', import.meta.url))
const reporter = new URL('./test-reporter.ts', import.meta.url).href

export const findTests = (...patterns: string[]): string[] => globSync(patterns).map((file) => resolve(file))

/** Deals files out like cards, the largest first, so that the hands weigh about the same. */
export function deal<Item>(items: readonly Item[], hands: number, weight: (item: Item) => number): Item[][] {
  const sorted = items.toSorted((a, b) => weight(b) - weight(a))
  return Array.from({ length: hands }, (_, hand) => sorted.filter((_, index) => index % hands === hand)).filter(
    (hand) => hand.length > 0,
  )
}

/** Runs test files in processes side by side, and prints what each has to say when it is done. */
export async function runShards(files: string[], shards: number, env: NodeJS.ProcessEnv): Promise<Counts> {
  const hands = deal(files, shards, (file) => statSync(file).size)
  const results = await Promise.all(hands.map((hand) => runShard(hand, env)))
  return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  })
}

function runShard(files: string[], env: NodeJS.ProcessEnv): Promise<Counts> {
  const child = fork(entry, files, {
    // Set where a test starts us, it would silence the tests below.
    env: { ...env, NODE_TEST_CONTEXT: undefined },
    silent: true,
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      `--test-reporter=${reporter}`,
      '--test-timeout=180000',
      '--test-force-exit',
    ],
  })
  let output = ''
  let counts: Counts | undefined
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  child.on('message', (message) => (counts = message as Counts))
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      if (output.trim()) console.log(output.trimEnd())
      if (!counts) console.log(`✖ the tests broke off (${signal ?? `exit code ${code}`})`)
      const { passed, failed } = counts ?? { passed: 0, failed: 1 }
      done({ passed, failed: code === 0 ? failed : Math.max(failed, 1) })
    })
  })
}
