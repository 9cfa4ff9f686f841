import type { Db } from '../../kernel/database/types.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import { readDossierClock, type ClockEvent, type ClockSetting, type DossierClock } from './dossier-clock.ts'
import { getClockSetting } from './keep-clock.ts'

type Clocked = {
  procedure_version_id: string
  term_key: string
  competent_path: string
  accepted_at: Temporal.Instant | null
  procedure?: ProcedureVersion
  /** As they were read with the dossier, in their order. */
  clock_events: readonly { kind: string; at: string; due_at: string | null }[]
}

const eventsOf = ({ clock_events }: Clocked): ClockEvent[] =>
  clock_events.map(({ kind, at, due_at }) => ({
    kind: kind as ClockEvent['kind'],
    at: Temporal.Instant.from(at),
    dueAt: due_at === null ? null : Temporal.Instant.from(due_at),
  }))

/** Why the date is what it is: the clock with its reasons, read from the events now. */
export async function readClockOf(
  db: Db,
  dossier: Clocked,
): Promise<(DossierClock & { setting: ClockSetting }) | undefined> {
  if (!dossier.accepted_at) return undefined
  const setting = await getClockSetting(db, dossier, dossier.accepted_at)
  return { ...readDossierClock(setting, eventsOf(dossier)), setting }
}
