import { readMigrations } from '../database/migrate.ts'
import { reader } from '../database/transaction.ts'
import { checkFiles } from '../files/check-files.ts'
import { pingScanner } from '../files/scan.ts'
import type { Services } from '../http/context.ts'
import type { Module } from '../module.ts'
import {
  checkGifts,
  checkGuards,
  checkMigrations,
  checkMonths,
  checkQueue,
  checkRole,
  checkSeal,
  checkWorker,
  databaseClock,
} from './database-checks.ts'
import { bad, good, type Finding } from './finding.ts'
import { checkDisk, checkZone, judgeClock, judgeVersions } from './machine-checks.ts'
import { t } from './texts.ts'

/** As many as can be read in a few seconds; chosen at random, so that every day others are looked at. */
const filesLookedAt = 200

async function judgeFiles(services: Services): Promise<Finding> {
  const { checked, faults } = await checkFiles(reader(services.database), services, filesLookedAt)
  if (!faults.length) return good(t('doctor.files', { count: checked }))
  const names = faults.slice(0, 10).map(({ name }) => name)
  return bad(t('doctor.files_faulty', { count: faults.length, names: names.join(', ') }))
}

/** Without one the house is open on purpose: said, not counted as a fault. */
async function judgeScanner({ config }: Services): Promise<Finding> {
  const { scanner } = config.files
  if (!scanner) return good(t('doctor.scanner_none'))
  return pingScanner(scanner).then(
    () => good(t('doctor.scanner')),
    (error) => bad(t('doctor.scanner_silent', { reason: reasonOf(error) })),
  )
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)) || 'không rõ'

/** Looks at everything that must be well, one after the other; what cannot be looked at is bad, and the rest goes on. */
export async function* examine(services: Services, modules: readonly Module[] = []): AsyncGenerator<Finding> {
  const db = reader(services.database)
  const tried = (check: () => Finding | Promise<Finding>): Promise<Finding> =>
    Promise.try(check).catch((error) => bad(t('doctor.failed', { reason: reasonOf(error) })))
  const clock = await databaseClock(db).catch((error) => ({ reason: reasonOf(error) }))
  yield await tried(() => checkDisk(services.config.dataDirectory))
  yield checkZone()
  if ('reason' in clock) {
    yield bad(t('doctor.database_closed', clock))
    return
  }
  yield judgeVersions(process.versions.node, clock.version)
  yield judgeClock(Temporal.Now.instant(), clock.now)
  yield await tried(() => checkGifts(db))
  yield await tried(() => checkMigrations(db, readMigrations()))
  yield await tried(() => checkRole(db))
  yield await tried(() => checkGuards(db))
  yield await tried(() => judgeScanner(services))
  yield await tried(() => checkWorker(db))
  yield await tried(() => checkQueue(db))
  yield await tried(() => checkSeal(db))
  yield await tried(() => checkMonths(db))
  yield await tried(() => judgeFiles(services))
  for (const { checks = [] } of modules) for (const check of checks) yield await tried(() => check(db))
}
