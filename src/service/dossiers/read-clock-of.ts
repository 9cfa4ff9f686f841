import type { Db } from '../../kernel/database/types.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import { readDossierClock, type ClockSetting, type DossierClock } from './dossier-clock.ts'
import { findClockEvents, getClockSetting } from './keep-clock.ts'

type Clocked = {
  id: string
  procedure_version_id: string
  term_key: string
  competent_path: string
  accepted_at: Temporal.Instant | null
  procedure?: ProcedureVersion
}

/** Why the date is what it is: the clock with its reasons, read from the events now. */
export async function readClockOf(
  db: Db,
  dossier: Clocked,
): Promise<(DossierClock & { setting: ClockSetting }) | undefined> {
  if (!dossier.accepted_at) return undefined
  const setting = await getClockSetting(db, dossier, dossier.accepted_at)
  return { ...readDossierClock(setting, await findClockEvents(db, dossier.id)), setting }
}
