// One archive of the whole database and all files, also while the application runs.
//   npm run backup -- FILE|FOLDER [--en]
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBackup } from '../src/kernel/backup/make-backup.ts'
import { t } from '../src/kernel/backup/texts.ts'
import { AppError } from '../src/kernel/errors.ts'
import { fileStore } from '../src/kernel/files/file-store.ts'
import { legalTimeZone } from '../src/kernel/text/dates.ts'
import { fileSize } from '../src/kernel/ui/values.ts'
import { command } from './support/command.ts'

const { positionals } = parseArgs({ allowPositionals: true, options: { en: { type: 'boolean' } } })

function archivePath(given: string): string {
  const found = statSync(given, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return given
  const now = Temporal.Now.plainDateTimeISO(legalTimeZone).toString({ smallestUnit: 'second' })
  return join(given, `cchc-mo-${now.replaceAll(':', '').replace('T', '-')}.tar.gz`)
}

await command(async ({ config, opened, say }) => {
  if (!positionals[0]) {
    say(t('backup.usage'))
    return 2
  }
  const path = archivePath(resolve(positionals[0]))
  if (statSync(path, { throwIfNoEntry: false })) throw new AppError('backup.exists', 409, { path })
  const source = { ownerUrl: opened.ownerUrl, files: fileStore(config) }
  const { rows, files, missing, bytes } = await makeBackup(source, path)
  say(t('backup.done', { rows, files, path, size: fileSize(bytes) }))
  if (missing.length) say(t('backup.missing', { count: missing.length, list: missing.slice(0, 20).join(', ') }))
  return missing.length ? 3 : 0
})
