import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { convertLegacy } from './convert-legacy.ts'
import { RefusedFile } from './refusal.ts'

/** Stands in for LibreOffice: a script in a folder of its own. */
const withOffice = async (script: string, work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  try {
    await writeFile(join(folder, 'soffice'), `#!/bin/sh\n${script}\n`)
    await chmod(join(folder, 'soffice'), 0o755)
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const refusedAs = (code: string) => (error: unknown) => error instanceof RefusedFile && error.refusal.code === code

test('what LibreOffice writes is what is read', async () => {
  // Its words end with: --outdir FOLDER FILE.
  const script = 'while [ "$1" != --outdir ]; do shift; done; { printf "was "; cat "$3"; } > "$2/plan.docx"'
  await withOffice(script, async (searchPath) => {
    const converted = await convertLegacy(Buffer.from('a file'), { searchPath })
    assert.equal(Buffer.from(converted).toString(), 'was a file')
  })
})

test('the filter is named, since LibreOffice knows several for a web page', async () => {
  const script = 'words="$*"; while [ "$1" != --outdir ]; do shift; done; echo "$words" > "$2/plan.docx"'
  await withOffice(script, async (searchPath) => {
    const converted = await convertLegacy(Buffer.from('<html>'), { searchPath })
    assert.match(Buffer.from(converted).toString(), /--convert-to docx:MS Word 2007 XML /)
  })
})

test('without LibreOffice a person is told what to do', async () => {
  await assert.rejects(convertLegacy(Buffer.from('x'), { searchPath: '' }), refusedAs('plan_reading.legacy_doc'))
})

test('a conversion that fails, writes nothing or does not end is refused', async () => {
  for (const script of ['exit 1', 'exit 0']) {
    await withOffice(script, async (searchPath) => {
      await assert.rejects(convertLegacy(Buffer.from('x'), { searchPath }), refusedAs('plan_reading.broken'))
    })
  }
  await withOffice('tail -f /dev/null', async (searchPath) => {
    const work = convertLegacy(Buffer.from('x'), { searchPath, timeLimit: 100 })
    await assert.rejects(work, refusedAs('plan_reading.timeout'))
  })
})
