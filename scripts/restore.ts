// Puts a backup in the place of everything the database holds; the application must be stopped.
//   npm run restore -- FILE [--replace] [--en]
import { accessSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { auditLines } from '../src/kernel/audit/report-audit.ts'
import { verifyAudit } from '../src/kernel/audit/verify.ts'
import { restoreBackup } from '../src/kernel/backup/restore-backup.ts'
import { t } from '../src/kernel/backup/texts.ts'
import { connect } from '../src/kernel/database/connect.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { AppError } from '../src/kernel/errors.ts'
import { fileStore } from '../src/kernel/files/file-store.ts'
import { formatDateTime } from '../src/kernel/text/dates.ts'
import { command } from './support/command.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { en: { type: 'boolean' }, replace: { type: 'boolean' } },
})

await command(async ({ config, opened, say }) => {
  if (!positionals[0]) {
    say(t('backup.restore_usage'))
    return 2
  }
  const path = resolve(positionals[0])
  try {
    accessSync(path)
  } catch {
    throw new AppError('backup.not_found', 404, { path })
  }
  await migrate(opened.ownerUrl)
  const target = { ownerUrl: opened.ownerUrl, dataDirectory: config.dataDirectory, files: fileStore(config) }
  const { rows, files, missing, madeAt } = await restoreBackup(target, path, { replace: values.replace })
  say(t('backup.restored', { rows, files, madeAt: (lang) => formatDateTime(Temporal.Instant.from(madeAt), lang) }))
  if (missing.length) say(t('backup.missing', { count: missing.length, list: missing.slice(0, 20).join(', ') }))
  const database = connect(opened.appUrl, { connections: 1 })
  try {
    const report = await verifyAudit(database)
    for (const line of auditLines(report)) say(line)
    return report.breaches.length ? 1 : 0
  } finally {
    await database.close()
  }
})
