// Dossiers of the invented province: the same everywhere, with what a test says differently.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { calendarModule, startOfDate } from '../../foundation/calendar/index.ts'
import { findSteps, processFixtures, type Definition } from '../../foundation/workflow/index.ts'
import { makeProcedures, type MadeProcedures, type ProcedureName } from '../procedures/index.ts'
import { actInput, actOnDossier, type ActInput } from './act-on-dossier.ts'
import { filingInput, type FilingInput, type PaperInput } from './dossier-input.ts'
import { fileDossier, type Filed } from './file-dossier.ts'
import type { ClockRuleKey } from './clock-rules.ts'
import { forgetRules, loadCountryRules } from './find-clock-rules.ts'
import { setClockRule, type SetClockRule } from './set-clock-rule.ts'

type Province = {
  units: Record<'province' | 'tanLap' | 'tanLapCulture' | 'tanLapCentre', string>
  cast: Record<
    'administrator' | 'procedureOfficer' | 'clerk' | 'communeSpecialist' | 'communeUnitHead' | 'communeChairman',
    Actor
  >
}

export type OneStop = { procedures: MadeProcedures; processVersionId: string }

/** The same steps in a tenth of the time: it fits also a procedure of four hours. */
const quick = ({ steps }: Definition): Definition => ({
  steps: steps.map((step) =>
    step.kind === 'work' && step.time && step.time !== 'not_counted'
      ? { ...step, time: { ...step.time, amount: step.time.amount / 10 } }
      : step,
  ),
})

/** The way of an ordinary dossier, short enough for every procedure of the fixtures. */
export const quickProcess = (): Definition => quick(processFixtures.ordinaryProcess())

/** Procedures in force with a process for each, and the division of culture of Tân Lập as the one that handles them. */
export async function makeOneStop(
  tx: Tx,
  { units, cast }: Province,
  definition: Definition = quickProcess(),
): Promise<OneStop> {
  await calendarModule.load!(tx)
  await loadCountryRules(tx)
  const processVersionId = await processFixtures.published(tx, cast.administrator, {
    unitId: units.province,
    definition,
  })
  const link = { processVersionId }
  const names: ProcedureName[] = ['birth', 'marriage', 'copies', 'land', 'religion']
  const procedures = await makeProcedures(tx, { units, cast }, Object.fromEntries(names.map((name) => [name, link])))
  await tx.query
    .insertInto('dossiers.handling_unit')
    .values(
      ['civil-status', 'certification', 'land'].map((field_id) => ({
        authority_id: units.tanLap,
        field_id,
        unit_id: units.tanLapCulture,
        set_at: tx.now,
      })),
    )
    .execute()
  await tx.query
    .insertInto('dossiers.agency_code')
    .values({ unit_id: units.tanLap, code: 'H97.11', valid_from: Temporal.PlainDate.from('2020-01-01') })
    .execute()
  return { procedures, processVersionId }
}

/** What a transfer of land needs, as a form sends it: the application, and one of the two papers. */
export const landPapers = ['don', 'tang-cho'].map((componentKey) => ({ componentKey, copyKind: 'original' }))

/** What came when papers were asked for. */
export const came = (...keys: string[]): { papers: PaperInput[] } => ({
  papers: keys.map((componentKey) => ({ componentKey, copyKind: 'original', copies: 1, reused: false })),
})

/** A birth to be registered at the centre of Tân Lập; say what matters in the test. */
export const aFiling = (
  { procedures }: OneStop,
  { units }: Pick<Province, 'units'>,
  changes: Partial<Record<keyof FilingInput, unknown>> = {},
): FilingInput =>
  filingInput.parse({
    procedureId: procedures.birth.procedureId,
    receptionUnitId: units.tanLapCentre,
    applicantKind: 'citizen',
    applicantName: 'Nguyễn Thị Ánh Dương',
    applicantNumber: '097190001234',
    applicantPhone: '0912 345 678',
    applicantAddress: 'Thôn 3, xã Tân Lập',
    papers: [{ componentKey: 'to-khai', copyKind: 'original', copies: '1' }],
    ...changes,
  })

/** The open step of that key. */
export async function stepOf(tx: Tx, dossierId: string, key: string) {
  const step = (await findSteps(tx, dossierId)).find((one) => one.key === key && one.closed_at === null)
  if (!step) throw new Error(`the dossier stands at no open step ${key}`)
  return step
}

export const act = async (
  tx: Tx,
  actor: Actor,
  id: string,
  key: string,
  action: string,
  more: Partial<ActInput> = {},
): Promise<void> => {
  const { id: stepId } = await stepOf(tx, id, key)
  await actOnDossier(tx, actor, { ...actInput.parse({ id, stepId, action }), ...more })
}

const way = [
  ['check_in', 'receive', 'clerk'],
  ['assign', 'forward', 'communeUnitHead'],
  ['handle', 'propose', 'communeSpecialist'],
  ['approve', 'approve', 'communeUnitHead'],
  ['sign', 'sign', 'communeChairman'],
  ['issue', 'issue', 'clerk'],
  ['hand_over', 'hand_over', 'clerk'],
] as const

/** Files it and takes it on its ordinary way until it stands at the step of that key ('done': to its end). */
export async function throughTo(
  tx: Tx,
  world: Province,
  filing: FilingInput,
  until: (typeof way)[number][0] | 'done',
): Promise<Filed> {
  const filed = await fileDossier(tx, world.cast.clerk, filing)
  for (const [key, action, who] of way) {
    if (key === until) break
    await act(tx, world.cast[who], filed.id, key, action)
  }
  return filed
}

/** Tân Lập has had this rule since long before whatever a test receives. */
export function anOldRule(tx: Tx, { units, cast }: Province, rule: Pick<SetClockRule, 'key' | 'value'>): Promise<void> {
  const from = Temporal.PlainDate.from('2020-01-01')
  const then = { ...tx, now: startOfDate(from) }
  const at = { unitId: units.tanLap, from, until: undefined, source: 'Quy chế của xã' }
  return setClockRule(then, cast.administrator, { ...rule, ...at })
}

/** Tân Lập gives so many days for papers. */
export const giveDaysForPapers = (tx: Tx, province: Province, days: number): Promise<void> =>
  anOldRule(tx, province, { key: 'supplement_wait_days', value: [String(days)] })

/** A birth that waits for papers. */
export async function aWaitingDossier(tx: Tx, world: Province, shop: OneStop): Promise<Filed> {
  const filed = await throughTo(tx, world, aFiling(shop, world), 'handle')
  const asked = { note: 'Giấy chứng sinh chưa có dấu', componentKeys: ['chung-sinh'] }
  await act(tx, world.cast.communeSpecialist, filed.id, 'handle', 'ask_supplement', asked)
  return filed
}

/** The rule of the country has always been that one, also for what was accepted before. */
export async function rewriteCountryRule(tx: Tx, key: ClockRuleKey, value: unknown): Promise<void> {
  forgetRules(tx)
  await tx.query
    .updateTable('dossiers.clock_rule')
    .set({ value: JSON.stringify(value) })
    .where('key', '=', key)
    .where('set_by', 'is', null)
    .execute()
}
