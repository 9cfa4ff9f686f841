// One backup a day, and as many kept as the administrator wants.
import { join } from 'node:path'
import { z } from 'zod'
import type { Db } from '../../kernel/database/types.ts'
import { findSetting } from '../../kernel/settings.ts'
import { legalTimeZone } from '../../kernel/text/dates.ts'

export const backupsFolder = (dataDirectory: string): string => join(dataDirectory, 'backups')

export const archiveName = (day: Temporal.PlainDate): string => `cchc-mo-${day.toString()}.tar.gz`

export const legalDay = (now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO(legalTimeZone).toPlainDate()

export const keptSetting = 'backups.kept'
/** A week: a fault of Friday is found on Monday. */
const keptByDefault = 7
export const mostKept = 365

const keptShape = z.number().int().min(1).max(mostKept)

/** How many archives stay. */
export const findKept = async (db: Db): Promise<number> =>
  keptShape.catch(keptByDefault).parse(await findSetting(db, keptSetting))

export const findRuns = (db: Db, limit = 60) =>
  db.query.selectFrom('backups.run').selectAll().orderBy('day', 'desc').limit(limit).execute()

export type BackupRun = Awaited<ReturnType<typeof findRuns>>[number]
