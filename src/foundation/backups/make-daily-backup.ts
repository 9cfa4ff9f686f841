import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeBackup, type BackupReport } from '../../kernel/backup/make-backup.ts'
import { verifyBackup } from '../../kernel/backup/verify-backup.ts'
import { openDatabase } from '../../kernel/database/open.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { fileStore } from '../../kernel/files/file-store.ts'
import type { Services } from '../../kernel/http/context.ts'
import type { JobDefinition, JobRun } from '../../kernel/jobs/define.ts'
import { archiveName, backupsFolder, findKept, legalDay } from './backup-run.ts'
import { tellOfFailure, tellOfMissing } from './tell-administrators.ts'

/** The owner's connection is open only while it is needed: the rest of the program cannot read all tables. */
async function makeArchive({ config }: Services, path: string): Promise<BackupReport> {
  await mkdir(backupsFolder(config.dataDirectory), { recursive: true, mode: 0o700 })
  // What a program that died left of today's: this job runs once at a time.
  await Promise.all([path, `${path}.part`].map((old) => rm(old, { force: true })))
  const opened = await openDatabase(config)
  try {
    const report = await makeBackup({ ownerUrl: opened.ownerUrl, files: fileStore(config) }, path)
    await verifyBackup(path)
    return report
  } finally {
    await opened.close()
  }
}

const isMade = async (tx: Tx, day: Temporal.PlainDate): Promise<boolean> =>
  (await tx.query
    .selectFrom('backups.run')
    .select('day')
    .where('day', '=', day)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()) !== undefined

type Written = { verified_at: Temporal.Instant; bytes: number; rows: number; files: number; missing: number }

async function writeRun(
  tx: Tx,
  day: Temporal.PlainDate,
  startedAt: Temporal.Instant,
  end: Written | { failure: string },
) {
  const row = { started_at: startedAt, file_name: archiveName(day), failure: '', removed_at: null, ...end }
  await tx.query
    .insertInto('backups.run')
    .values({ day, ...row })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(row))
    .execute()
}

/** Older archives make room only for one that was read back whole; those that people put there by hand stay. */
async function removeOld({ services, transaction }: JobRun): Promise<void> {
  await transaction(async (tx) => {
    const old = await tx.query
      .selectFrom('backups.run')
      .select(['day', 'file_name'])
      .where('verified_at', 'is not', null)
      .where('removed_at', 'is', null)
      .orderBy('day', 'desc')
      .offset(await findKept(tx))
      .execute()
    for (const { day, file_name: name } of old) {
      await rm(join(backupsFolder(services.config.dataDirectory), name), { force: true })
      await tx.query.updateTable('backups.run').set({ removed_at: tx.now }).where('day', '=', day).execute()
    }
  })
}

async function runDailyBackup(run: JobRun): Promise<void> {
  const day = legalDay(run.now)
  if (await run.transaction((tx) => isMade(tx, day))) return
  const path = join(backupsFolder(run.services.config.dataDirectory), archiveName(day))
  try {
    const { bytes, rows, files, missing } = await makeArchive(run.services, path)
    await run.transaction(async (tx) => {
      await writeRun(tx, day, run.now, { verified_at: tx.now, bytes, rows, files, missing: missing.length })
      if (missing.length) await tellOfMissing(tx, day, missing.length)
    })
  } catch (error) {
    await rm(path, { force: true }).catch(() => {})
    const failure = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    await run.transaction(async (tx) => {
      await writeRun(tx, day, run.now, { failure })
      await tellOfFailure(tx, day)
    })
    // The queue tries again, later and later: a full disk may be emptied in the morning.
    throw error
  }
  await removeOld(run)
}

/** Half past one at night, before the night's upkeep is likely to disturb anybody. */
export const dailyBackup: JobDefinition = { name: 'backups.make_daily', cron: '30 18 * * *', run: runDailyBackup }
