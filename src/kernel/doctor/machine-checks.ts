import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { legalTimeZone } from '../text/dates.ts'
import { formatFileSize, formatPercent } from '../text/numbers.ts'
import { bad, good, warning, type Finding } from './finding.ts'
import { t } from './texts.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const leastNode = 26
const leastPostgres = 15

const major = (text: string): number => Number.parseInt(text, 10)

export function judgeVersions(node: string, postgres: string): Finding {
  if (major(node) < leastNode) return bad(t('doctor.old_node', { node }))
  if (major(postgres) < leastPostgres) return bad(t('doctor.old_postgres', { postgres }))
  return good(t('doctor.versions', { program: version, node, postgres }))
}

const gigabyte = 1024 ** 3

/** Below a gigabyte the database is about to stop; below five, or a twentieth of a small disk, somebody should look. */
export function judgeDisk(free: number, size: number): Finding {
  const words = {
    free: (lang: 'vi' | 'en') => formatFileSize(free, lang),
    share: (lang: 'vi' | 'en') => formatPercent(free / size, lang, 0),
  }
  if (free < gigabyte) return bad(t('doctor.disk_low', words))
  return free < 5 * gigabyte || free / size < 0.05
    ? warning(t('doctor.disk_low', words))
    : good(t('doctor.disk', words))
}

export async function checkDisk(dataDirectory: string): Promise<Finding> {
  const { bavail, bsize, blocks } = await statfs(dataDirectory)
  return judgeDisk(bavail * bsize, blocks * bsize)
}

/** Apart by more than this, deadlines and the order of events are in doubt. */
const toleratedSeconds = 2

export function judgeClock(here: Temporal.Instant, database: Temporal.Instant): Finding {
  const seconds = Math.round(Math.abs(here.since(database).total('seconds')))
  return seconds > toleratedSeconds ? warning(t('doctor.clock_off', { seconds })) : good(t('doctor.clock'))
}

export function checkZone(): Finding {
  try {
    const local = Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(legalTimeZone)
    if (local.hour === 7) return good(t('doctor.zone'))
  } catch {}
  return bad(t('doctor.zone_wrong'))
}
