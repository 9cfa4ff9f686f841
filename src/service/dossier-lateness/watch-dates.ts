// Every hour of the working day: who is running out of time hears of it; where the apology is due, a case is opened for
// the head to decide; what has become late stays with the head until it is explained. What the
// applicant has not brought in the time that was told is proposed to be stopped.
import { sql } from 'kysely'
import { dateOf, getUnitClock, rangeFrom, termStart, type UnitClock } from '../../foundation/calendar/index.ts'
import { notify } from '../../foundation/notifications/index.ts'
import { unitPathOf } from '../../foundation/organisation/index.ts'
import { openSteps } from '../../foundation/workflow/index.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import type { JobDefinition } from '../../kernel/jobs/define.ts'
import { dossierRows, findClockRulesBy, namesOf } from '../dossiers/index.ts'
import { daysLeft, daysWithin, noticeIsDue, warningStage } from './late-stage.ts'
import { findDeciders, openCase, paramsOf, type Standing } from './open-case.ts'
import { proposeStops } from './propose-stops.ts'
import './texts.ts'

/** Nobody warns earlier than this many days of the calendar, whatever the rules say. */
const horizonDays = 45
const chunk = 200

const endangered = (db: Db, after: string | undefined) =>
  db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .where('dossier.ended_at', 'is', null)
    .where('dossier.due_at', '<=', db.now.add({ hours: 24 * horizonDays }))
    .$if(after !== undefined, (query) => query.where('dossier.id', '>', after!))
    .select([...namesOf, unitPathOf('dossier.competent_unit_id').as('competent_path')])
    .select(['dossier.id', 'dossier.code', 'dossier.competent_unit_id'])
    .select(['dossier.accepted_at', 'dossier.first_due_at', 'dossier.due_at'])
    .select((eb) =>
      eb
        .selectFrom(openSteps(db).as('step'))
        .whereRef('step.subject_id', '=', 'dossier.id')
        .where('step.asked_on', 'is', null)
        .select(sql<Standing>`jsonb_build_object('name', step.name, 'holder', step.person_id)`.as('step'))
        .orderBy('step.opened_at')
        .limit(1)
        .as('step'),
    )
    .orderBy('dossier.id')
    .limit(chunk)
    .execute()

type Endangered = Awaited<ReturnType<typeof endangered>>[number]

/** Calendars of the units met so far in one run, by the day of acceptance, and their rules. */
type Known = {
  clocks: Map<string, UnitClock>
  rules: Map<string, Awaited<ReturnType<typeof findClockRulesBy>>>
}

const nothingKnown = (): Known => ({ clocks: new Map(), rules: new Map() })

async function of<Value>(known: Map<string, Value>, key: string, find: () => Promise<Value>): Promise<Value> {
  const found = known.get(key) ?? (await find())
  known.set(key, found)
  return found
}

async function settingOf(db: Db, known: Known, { competent_path: path, accepted_at: accepted }: Endangered) {
  const day = dateOf(accepted!)
  const clock = await of(known.clocks, `${path} ${day.toString()}`, () => getUnitClock(db, path, rangeFrom(day)))
  const rulesAt = await of(known.rules, path, () => findClockRulesBy(db, path))
  return { clock, rules: rulesAt(accepted!) }
}

async function markWarned(tx: Tx, { id, due_at: due }: Endangered, stage: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('dossier_lateness.warning')
    .values({ dossier_id: id, due_at: due!, days_before: stage, warned_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Boolean(numInsertedOrUpdatedRows)
}

async function warn(tx: Tx, dossier: Endangered, stage: number | undefined): Promise<void> {
  if (stage === undefined || !(await markWarned(tx, dossier, stage))) return
  const { id, due_at: due, step } = dossier
  await notify(tx, {
    personIds: step?.holder ? [step.holder] : await findDeciders(tx, dossier),
    kind: 'dossier_lateness.due_soon',
    params: paramsOf(dossier, due!, step ?? undefined),
    href: `/ho-so/${id}`,
    about: id,
  })
}

async function watch(tx: Tx, dossier: Endangered, known: Known): Promise<void> {
  const due = dossier.due_at!
  const { clock, rules } = await settingOf(tx, known, dossier)
  const { calendar } = clock
  const term = { start: termStart(calendar, dossier.accepted_at!, clock.rules), due: dossier.first_due_at! }
  const days = daysWithin(calendar, term, rules.warn_days_before)
  await warn(tx, dossier, warningStage(daysLeft(calendar, tx.now, due), days))
  if (noticeIsDue(calendar, tx.now, due, term, rules)) await openCase(tx, dossier, due, dossier.step ?? undefined)
}

/** One part of the dossiers that may need a warning. @returns the last one's id while there may be more */
async function watchPart(tx: Tx, known: Known, after: string | undefined): Promise<string | undefined> {
  const rows = await endangered(tx, after)
  for (const row of rows) await watch(tx, row, known)
  return rows.length < chunk ? undefined : rows.at(-1)!.id
}

/** All of them in one transaction: for a story that is told. */
export async function watchAll(tx: Tx): Promise<void> {
  const known = nothingKnown()
  let after = await watchPart(tx, known, undefined)
  while (after) after = await watchPart(tx, known, after)
  while (await proposeStops(tx));
}

export const watchDates: JobDefinition = {
  name: 'dossier_lateness.watch',
  // From seven in the morning to six in the evening in Việt Nam.
  cron: '5 0-11 * * *',
  run: async ({ transaction }) => {
    const known = nothingKnown()
    let after = await transaction((tx) => watchPart(tx, known, undefined))
    while (after) {
      const last = after
      after = await transaction((tx) => watchPart(tx, known, last))
    }
    while (await transaction(proposeStops));
  },
}
