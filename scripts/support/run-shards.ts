import { fork } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Counts } from './test-reporter.ts'

const entry = fileURLToPath(new URL('./test-files.ts', import.meta.url))
const reporter = new URL('./test-reporter.ts', import.meta.url).href

export const findTests = (...patterns: string[]): string[] => globSync(patterns).map((file) => resolve(file))

/** Deals files out, the heaviest first and each to the hand that holds least, so that the hands weigh about the same. */
export function deal<Item>(items: readonly Item[], hands: number, weight: (item: Item) => number): Item[][] {
  const dealt = Array.from({ length: hands }, () => ({ weight: 0, items: [] as Item[] }))
  for (const item of items.toSorted((a, b) => weight(b) - weight(a))) {
    const lightest = dealt.reduce((least, hand) => (hand.weight < least.weight ? hand : least))
    lightest.items.push(item)
    lightest.weight += weight(item)
  }
  return dealt.map((hand) => hand.items).filter((hand) => hand.length > 0)
}

// Longer tests mostly take longer. These take much longer than that: as long as a file of so many bytes.
const heavy: Record<string, number> = {
  'test/every-link.test.ts': 90_000,
  'test/fuzz.test.ts': 70_000,
  'src/steering/plan-reading/read-plan-file.test.ts': 70_000,
  'src/steering/plan-reading/formats.test.ts': 50_000,
  'src/kernel/backup/backup.test.ts': 35_000,
  'src/foundation/calendar/legal-clock.test.ts': 30_000,
  'test/journeys/settle-plan.journey.ts': 13_500,
  'test/journeys/follow-plan.journey.ts': 12_000,
}

const weightOf = (file: string): number => heavy[relative(process.cwd(), file)] ?? statSync(file).size

/** Runs test files in processes side by side, and prints what each has to say when it is done. */
export async function runShards(files: string[], shards: number, env: NodeJS.ProcessEnv): Promise<Counts> {
  const hands = deal(files, shards, weightOf)
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
      '--test-timeout=300000',
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
