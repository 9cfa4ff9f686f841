import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('plan-read.ts', import.meta.url))

const planRead = (folder: string, ...words: string[]) =>
  spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } })

const plan = `**KẾ HOẠCH**

**Cải cách hành chính năm 2031 của xã An Phú**

**I. MỤC TIÊU**

- 100% hồ sơ được giải quyết đúng hạn.

**II. NHIỆM VỤ**

Stt\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành
1\tXây dựng kế hoạch\tPKT\tTháng 01/2031
2\tKiểm tra cải cách hành chính\t\tQuý II/2013
`

test('a plan is printed as JSON, a refusal is one sentence and the end code 2', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plan-'))
  try {
    await writeFile(join(folder, 'kế hoạch.txt'), plan)
    await writeFile(join(folder, 'units.tsv'), 'Phòng Kinh tế\tPKT\n')
    await writeFile(join(folder, 'photo.pdf'), Buffer.from('ffd8ffe000104a464946', 'hex'))

    const read = planRead(folder, 'kế hoạch.txt', '--units', 'units.tsv')
    assert.equal(read.status, 0, read.stderr)
    const { document, tasks } = JSON.parse(read.stdout)
    assert.equal(document.year, 2031)
    assert.equal(tasks.length, 2)
    assert.equal(tasks[0].lead[0].unit, 'Phòng Kinh tế')
    for (const task of tasks) {
      assert.ok(task.doubts.every((name: unknown) => typeof name === 'string'))
      assert.deepEqual(Object.keys(task.doubtReasons).toSorted(), task.doubts.toSorted())
    }

    for (const words of [['photo.pdf'], ['missing.docx'], []]) {
      const refused = planRead(folder, ...words)
      assert.equal(refused.status, 2)
      assert.equal(refused.stdout, '')
      assert.match(refused.stderr, /^[^\n]+\n$/)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
