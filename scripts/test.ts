// npm test: everything that must hold, in order, ending with one line of counts.
// With TEST_DATABASE_URL, a superuser's address, the tests run on that PostgreSQL instead of one of our own.
// npm run check (--check-only): what can be said without running the product.
import { spawnSync } from 'node:child_process'
import { startTestServer } from '../test/support/database-server.ts'
import { findTests, runShards } from './support/run-shards.ts'
import { ensureTestPrograms } from './support/test-programs.ts'

const bin = (name: string, ...words: string[]): string[] => [process.execPath, `node_modules/${name}`, ...words]

const checks: [name: string, command: string[]][] = [
  ['types', bin('typescript/bin/tsc', '-p', '.')],
  ['lint', bin('oxlint/bin/oxlint', '--deny-warnings')],
  ['format', bin('oxfmt/bin/oxfmt', '--check')],
  ['dead code', bin('knip/bin/knip.js', '--no-progress')],
]

const total = { passed: 0, failed: 0 }
const count = ({ passed, failed }: { passed: number; failed: number }): void => {
  total.passed += passed
  total.failed += failed
}

async function step(name: string, work: () => Promise<{ passed: number; failed: number }>): Promise<void> {
  const began = performance.now()
  console.log(`\n── ${name}`)
  const result = await work()
  count(result)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`   ${result.passed} passed, ${result.failed} failed (${seconds} s)`)
}

async function check(command: string[]): Promise<{ passed: number; failed: number }> {
  const { status, stdout, stderr } = spawnSync(command[0]!, command.slice(1), { encoding: 'utf8' })
  if (status === 0) return { passed: 1, failed: 0 }
  console.log(`${stdout}${stderr}`.trimEnd())
  return { passed: 0, failed: 1 }
}

async function runProduct(): Promise<void> {
  const programs = ensureTestPrograms()
  const server = await startTestServer(process.env.TEST_DATABASE_URL)
  const env = { ...process.env, TEST_DATABASE_URL: server.url, TEST_DATABASE_PASSING: server.passing ? '1' : '' }
  try {
    const tests = findTests('src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts')
    const others = tests.filter((file) => !file.endsWith('architecture.test.ts'))
    await step('units and database', () => runShards(others, 2, env))
    const journeys = findTests('test/journeys/*.journey.ts')
    await step('browser journeys', async () =>
      programs ? await runShards(journeys, 2, env) : { passed: 0, failed: 1 },
    )
  } finally {
    await server.stop()
  }
}

try {
  for (const [name, command] of checks) await step(name, () => check(command))
  await step('architecture', () => runShards(findTests('test/architecture.test.ts'), 1, process.env))
  if (!process.argv.includes('--check-only')) await runProduct()
} catch (error) {
  console.log(error)
  count({ passed: 0, failed: 1 })
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
