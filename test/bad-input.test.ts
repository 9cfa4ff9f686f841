// The page that names the proof for each kind of bad input cannot name a test that is gone.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const root = new URL('..', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

test('each proof that docs/bad-input.md names is a test', () => {
  const titles = globSync('src/service/**/*.test.ts', { cwd: root }).map(read).join('\n')
  const rows = read('docs/bad-input.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
  const proofs = rows
    .flatMap((line) => line.split('|').slice(2, -1))
    .map((cell) => cell.trim())
    .filter(Boolean)
  assert.ok(proofs.length > 25)
  assert.deepEqual(
    proofs.filter((proof) => !titles.includes(proof)),
    [],
  )
})
