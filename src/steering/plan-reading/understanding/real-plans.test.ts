// The real plans, where the folder with them is at hand: their texts are not ours to keep in the repository.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { extractText } from '../extraction/text.ts'
import { understandTasks } from './understand-tasks.ts'
import type { UnderstoodTasks } from './understand-tasks.ts'

const folder = process.env['PLANS_DIR'] ?? join(import.meta.dirname, '../../../../../shared/plans')

const read = (name: string, year: number): UnderstoodTasks =>
  understandTasks(extractText(readFileSync(join(folder, `${name}.txt`))), {
    year,
    dateIssued: null,
    placeTier: null,
    place: null,
    province: null,
  })

type Comparison = {
  tasks: { expected: number; found: number; matched: number }
  cellsRight: number
  cellsWrong: number
  cellsMarkedDoubtful: number
}

const compare = (name: string, { tasks }: UnderstoodTasks): Comparison => {
  const scratch = mkdtempSync(join(tmpdir(), 'plan-'))
  const file = join(scratch, 'understood.json')
  const plain = tasks.map((task) => ({ ...task, doubts: task.doubts.map(({ field }) => field) }))
  writeFileSync(file, JSON.stringify({ document: {}, targets: [], duties: [], reporting: [], tasks: plain }))
  const answer = execFileSync(process.execPath, [
    join(folder, 'compare.mjs'),
    file,
    join(folder, `truth/${name}.json`),
    '--json',
  ])
  rmSync(scratch, { recursive: true })
  return JSON.parse(String(answer)) as Comparison
}

if (existsSync(join(folder, '000.txt'))) {
  for (const [name, year] of [
    ['000', 2024],
    ['003', 2024],
  ] as const) {
    test(`plan ${name} against what a careful person entered`, () => {
      const result = compare(name, read(name, year))
      assert.equal(result.tasks.found, result.tasks.expected)
      assert.equal(result.tasks.matched, result.tasks.expected)
      assert.ok(result.cellsRight >= 0.98, String(result.cellsRight))
      assert.ok(result.cellsMarkedDoubtful <= 0.1, String(result.cellsMarkedDoubtful))
    })
  }

  test('the sums of plan 002 do not meet, and the reader says so', () => {
    const { tasks, controlTotals } = read('002', 2021)
    assert.ok(tasks.length >= 49 && tasks.length <= 51, String(tasks.length))
    assert.deepEqual(
      controlTotals.map(({ what, difference }) => [what, difference]),
      [['budget', 60_000_000]],
    )
  })

  for (const name of ['001', '004']) {
    test(`plan ${name} has no table of tasks`, () => assert.deepEqual(read(name, 2022).tasks, []))
  }
}
