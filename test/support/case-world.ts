// The invented province with a way to start cases in it, for tests of processes.
import assert from 'node:assert/strict'
import { calendarModule } from '../../src/foundation/calendar/index.ts'
import { caseFixtures } from '../../src/foundation/workflow/case-fixtures.ts'
import {
  processFixtures,
  startRun,
  type Definition,
  type OpenStep,
  type StartRun,
} from '../../src/foundation/workflow/index.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { makeCast, type AnBinh } from './cast.ts'

export const vietnam = (text: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()

/** Cases of the tests begin on this Monday. */
export const monday = vietnam('2026-03-02T08:00')

type Start = (
  definition?: Definition,
  more?: Partial<StartRun>,
) => Promise<Awaited<ReturnType<typeof startRun>> & { subjectId: string }>
export type CaseWorld = AnBinh & { start: Start }

/** A case at the counter of the commune Tân Lập, of which its division of culture decides. */
export async function startCase(
  tx: Tx,
  { units, cast }: AnBinh,
  definition = processFixtures.ordinaryProcess(),
  more: Partial<StartRun> = {},
) {
  const process = { unitId: units.tanLap, definition, subjectKind: caseFixtures.kind }
  const versionId = more.versionId ?? (await processFixtures.published(tx, cast.reformOfficer, process))
  const subjectId = tx.id()
  const started = await startRun(tx, cast.clerk, {
    versionId,
    subjectKind: caseFixtures.kind,
    subjectId,
    units: { reception: units.tanLapCentre, competent: units.tanLapCulture },
    caseDueAt: null,
    facts: {},
    ...more,
  })
  return { ...started, subjectId: more.subjectId ?? subjectId }
}

export async function makeCaseWorld(tx: Tx): Promise<CaseWorld> {
  await calendarModule.load!(tx)
  const made = await makeCast(tx)
  return { ...made, start: (definition, more) => startCase(tx, made, definition, more) }
}

/** The only step that was opened. */
export const only = (opened: readonly OpenStep[]): OpenStep => {
  assert.equal(opened.length, 1)
  return opened[0]!
}
