import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { freePort } from './free-port.ts'
import { ensureFolder, findBinaries } from './postgres-folder.ts'
import { ask } from './running-server.ts'
import { explainFailure } from './start-failure.ts'
import { firstOtherUser, giveTo, waysToBeUnprivileged } from './unprivileged.ts'

test('the first user that is not root is found', () => {
  assert.equal(firstOtherUser('root:x:0:0:root:/root:/bin/bash\nbin:x:2:2:bin:/bin:/bin/sh\n'), 2)
  assert.equal(firstOtherUser('root:x:0:0:root:/root:/bin/bash\n'), 1)
})

const ways = process.getuid?.() === 0 ? waysToBeUnprivileged() : []

for (const way of ways) {
  test(`root runs the server by ${way.name} in a folder that only root may enter`, async () => {
    const root = mkdtempSync(join(tmpdir(), 'cchc-mo-root-'))
    const directory = join(root, 'data')
    const native = join(root, 'native')
    cpSync(join(dirname((await findBinaries()).postgres), '..'), native, { recursive: true, verbatimSymlinks: true })
    const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
    await ensureFolder(directory, binaries, way, false)
    giveTo(way.owner, directory)
    const port = await freePort()
    const [program, ...words] = [...way.prefix, binaries.postgres, '-D', directory, '-p', String(port), '-k', '']
    const server = spawn(program!, words, { cwd: directory, stdio: 'ignore' })
    while (server.exitCode === null && (await ask(directory, port)) !== 'ready');
    assert.equal(server.exitCode, null)
    server.kill('SIGINT')
    await once(server, 'exit')
    rmSync(root, { recursive: true })
  })
}

test('root can be left in at least one way on Linux', () => {
  if (process.getuid?.() === 0 && process.platform === 'linux') assert.notEqual(ways.length, 0)
})

test('what PostgreSQL says becomes one sentence', () => {
  assert.match(explainFailure('FATAL: could not write: No space left on device').en, /disk is full/)
  assert.match(explainFailure('FATAL: could not write: No space left on device').vi, /Ổ đĩa đã đầy/)
  assert.match(explainFailure('one\nsomething odd').en, /did not start: something odd/)
})
