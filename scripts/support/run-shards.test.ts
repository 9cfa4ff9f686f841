import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { deal } from './run-shards.ts'

test('every item is dealt once and the hands weigh about the same', () => {
  const hands = deal([1, 9, 2, 8, 3, 7], 2, (n) => n)
  assert.deepEqual(hands, [
    [9, 7, 2],
    [8, 3, 1],
  ])
  assert.deepEqual(
    deal([5], 2, (n) => n),
    [[5]],
  )
})

// In a process of its own: these tests are meant to fail.
function runFiles(contents: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-mo-shard-'))
  try {
    const files = contents.map((content, index) => {
      const file = join(folder, `${index}.test.mjs`)
      writeFileSync(file, `import { test, beforeEach } from 'node:test'\n${content}`)
      return file
    })
    const code = `const { runShards } = await import(${JSON.stringify(import.meta.resolve('./run-shards.ts'))})
      console.log(JSON.stringify(await runShards(${JSON.stringify(files)}, 1, process.env)))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    return { said: stdout, counts: JSON.parse(stdout.trim().split('\n').at(-1)!) as unknown }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('failures are counted and said in full, passes are counted', () => {
  const { said, counts } = runFiles([
    `test('good', () => {})
     test('outer', async (t) => { await t.test('inner', () => { throw new Error('the reason') }) })`,
    `test('elsewhere', () => {})`,
  ])
  assert.deepEqual(counts, { passed: 2, failed: 1 })
  assert.match(said, /✖ .*0\.test\.mjs › outer › inner\n.*the reason/)
})

test('a file that breaks while it is loaded, or takes the process with it, is a failure', () => {
  assert.deepEqual(runFiles([`test('lost', () => {})\nthrow new Error('at load')`]).counts, { passed: 0, failed: 2 })
  assert.deepEqual(runFiles([`import './nowhere.mjs'`]).counts, { passed: 0, failed: 1 })
  assert.deepEqual(runFiles([`process.exit(0)`]).counts, { passed: 0, failed: 1 })
})

test('the hooks of one file do not run for the tests of another', () => {
  const { counts } = runFiles([`beforeEach(() => { throw new Error('mine') })`, `test('free', () => {})`])
  assert.deepEqual(counts, { passed: 1, failed: 0 })
})

test('what is left running does not keep the shard alive', () => {
  const { counts } = runFiles([`setInterval(() => {}, 1000)\ntest('done', () => {})`])
  assert.deepEqual(counts, { passed: 1, failed: 0 })
})
